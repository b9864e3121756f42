#include "domain/outcome/change.h"

namespace psoas {

namespace {

// Room for the last bits of binary fractions: 48/7 → 24/7 is an improvement of exactly 50 %.
constexpr double tolerance = 1e-9;

bool has_percentage(double baseline, Direction direction) { return baseline > 0 && direction != Direction::neither; }

double gain(double baseline, double follow, Direction direction) {
  return direction == Direction::higher_is_better ? follow - baseline : baseline - follow;
}

}  // namespace

double change(double baseline, double follow) { return follow - baseline; }

std::optional<double> improvement(double baseline, double follow, Direction direction) {
  if (direction == Direction::neither) return std::nullopt;
  return gain(baseline, follow, direction);
}

bool improved_by_points(double baseline, double follow, double points, Direction direction) {
  return direction != Direction::neither && gain(baseline, follow, direction) + tolerance >= points;
}

std::optional<double> improvement_percent(double baseline, double follow, Direction direction) {
  if (!has_percentage(baseline, direction)) return std::nullopt;
  return 100 * gain(baseline, follow, direction) / baseline;
}

bool improved_by(double baseline, double follow, double percent, Direction direction) {
  return has_percentage(baseline, direction) &&
         100 * gain(baseline, follow, direction) + tolerance >= percent * baseline;
}

std::string_view code_of(ResponderClass responder_class) {
  switch (responder_class) {
    case ResponderClass::substantial: return "substantial";
    case ResponderClass::moderate: return "moderate";
    case ResponderClass::minimal: return "minimal";
    case ResponderClass::worse: return "worse";
    case ResponderClass::much_worse: return "much_worse";
    case ResponderClass::none: break;
  }
  return "none";
}

std::optional<ResponderClass> responder_class(double baseline, double follow, Direction direction,
                                              const ResponderThresholds& thresholds) {
  if (!has_percentage(baseline, direction)) return std::nullopt;
  const double gained = 100 * gain(baseline, follow, direction);
  const auto at_least = [&](double percent) { return gained + tolerance >= percent * baseline; };
  const auto lost = [&](double percent) { return gained - tolerance <= -percent * baseline; };
  if (at_least(thresholds.substantial)) return ResponderClass::substantial;
  if (at_least(thresholds.moderate)) return ResponderClass::moderate;
  if (at_least(thresholds.minimal)) return ResponderClass::minimal;
  if (lost(thresholds.moderate)) return ResponderClass::much_worse;
  if (lost(thresholds.minimal)) return ResponderClass::worse;
  return ResponderClass::none;
}

}  // namespace psoas
