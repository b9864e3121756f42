#include "domain/outcome/change.h"

namespace psoas {

namespace {

// Room for the last bits of binary fractions: 48/7 → 24/7 is an improvement of exactly 50 %.
constexpr double tolerance = 1e-9;

std::optional<double> gain(double baseline, double follow, Direction direction) {
  if (baseline == 0) return std::nullopt;
  if (direction == Direction::lower_is_better) return baseline - follow;
  if (direction == Direction::higher_is_better) return follow - baseline;
  return std::nullopt;
}

}  // namespace

double change(double baseline, double follow) { return follow - baseline; }

std::optional<double> improvement_percent(double baseline, double follow, Direction direction) {
  const std::optional<double> gained = gain(baseline, follow, direction);
  if (!gained) return std::nullopt;
  return 100 * *gained / baseline;
}

bool improved_by(double baseline, double follow, double percent, Direction direction) {
  const std::optional<double> gained = gain(baseline, follow, direction);
  return gained && 100 * *gained + tolerance >= percent * baseline;
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

std::optional<ResponderClass> responder_class(double baseline, double follow, Direction direction) {
  const std::optional<double> gained = gain(baseline, follow, direction);
  if (!gained) return std::nullopt;
  if (improved_by(baseline, follow, 50, direction)) return ResponderClass::substantial;
  if (improved_by(baseline, follow, 30, direction)) return ResponderClass::moderate;
  if (improved_by(baseline, follow, 10, direction)) return ResponderClass::minimal;
  if (100 * *gained - tolerance <= -30 * baseline) return ResponderClass::much_worse;
  if (100 * *gained - tolerance <= -10 * baseline) return ResponderClass::worse;
  return ResponderClass::none;
}

}  // namespace psoas
