#include "domain/outcome/relapse.h"

#include <algorithm>

#include "domain/outcome/change.h"

namespace psoas {

namespace {

// Where one baseline's relief ends.
class Boundary {
 public:
  Boundary(double baseline, Direction direction, Loss loss, const RelapseRules& rules)
      : x_baseline(baseline), x_direction(direction), x_loss(loss), x_rules(rules) {}

  bool lost(double value) const {
    if (x_loss == Loss::return_to_baseline)
      return !improved_by_points(x_baseline, value, x_rules.return_margin + 2e-9, x_direction);
    return !improved_by(x_baseline, value, percent(), x_direction);
  }

  // The value at which it is just lost (or just kept, for percentages).
  double threshold() const {
    const double sign = x_direction == Direction::higher_is_better ? 1 : -1;
    if (x_loss == Loss::return_to_baseline) return x_baseline + sign * x_rules.return_margin;
    return x_baseline * (1 + sign * percent() / 100);
  }

 private:
  double percent() const { return x_loss == Loss::relief50 ? x_rules.substantial_percent : x_rules.moderate_percent; }

  double x_baseline;
  Direction x_direction;
  Loss x_loss;
  const RelapseRules& x_rules;
};

bool is_follow_up(const CourseValue& value, int last_day) {
  return value.day > 0 && value.day <= last_day && value.phase != ScorePhase::post_procedure;
}

// The earliest of what ends the watch; of equals the one that says more.
Relapse censored(Course course, const CaseEnds& ends) {
  int last_assessment = 0;
  for (const CourseValue& value : course)
    if (is_follow_up(value, ends.cut)) last_assessment = std::max(last_assessment, value.day);
  Relapse relapse;
  relapse.day = last_assessment;
  const auto earlier = [&](int day, CensorReason reason) {
    if (day > relapse.day) return;
    relapse.day = day;
    relapse.reason = reason;
  };
  earlier(ends.cut, CensorReason::cut_date);
  earlier(ends.retreated, CensorReason::retreated);
  earlier(ends.surgery, CensorReason::surgery);
  earlier(ends.died, CensorReason::died);
  return relapse;
}

double crossing(const CourseValue& good, const CourseValue& bad, double threshold) {
  if (bad.value == good.value) return bad.day;
  const double share = (threshold - good.value) / (bad.value - good.value);
  return good.day + std::clamp(share, 0.0, 1.0) * (bad.day - good.day);
}

std::optional<Relapse> first_loss(Course course, const Boundary& boundary, int from_day, int last_day) {
  const CourseValue* good = nullptr;
  for (const CourseValue& value : course) {
    if (!is_follow_up(value, last_day) || value.day < from_day) continue;
    // Of the day relief was first seen on, only what was recorded after it can be its loss.
    if (!good || !boundary.lost(value.value)) {
      if (!boundary.lost(value.value)) good = &value;
      continue;
    }
    Relapse relapse;
    relapse.event = true;
    relapse.day = value.day;
    relapse.low = good->day;
    relapse.high = value.day;
    relapse.interpolated = crossing(*good, value, boundary.threshold());
    return relapse;
  }
  return std::nullopt;
}

}  // namespace

std::string_view code_of(Loss loss) {
  switch (loss) {
    case Loss::relief30: return "loss30";
    case Loss::return_to_baseline: return "return_to_baseline";
    case Loss::relief50: break;
  }
  return "loss50";
}

std::string_view code_of(CensorReason reason) {
  switch (reason) {
    case CensorReason::retreated: return "retreated";
    case CensorReason::surgery: return "surgery";
    case CensorReason::died: return "died";
    case CensorReason::cut_date: return "cut_date";
    case CensorReason::last_assessment: break;
  }
  return "last_assessment";
}

int last_day_watched(const CaseEnds& ends) { return std::min({ends.retreated, ends.surgery, ends.died, ends.cut}); }

std::optional<int> initial_response_day(Course course, double baseline, Direction direction, const CaseEnds& ends,
                                        const RelapseRules& rules) {
  const int last_day = std::min(last_day_watched(ends), rules.initial_response_by_day);
  for (const CourseValue& value : course)
    if (is_follow_up(value, last_day) && improved_by(baseline, value.value, rules.substantial_percent, direction))
      return value.day;
  return std::nullopt;
}

std::optional<Relapse> relapse(Course course, double baseline, Direction direction, Loss loss, const CaseEnds& ends,
                               const RelapseRules& rules) {
  const std::optional<int> response = initial_response_day(course, baseline, direction, ends, rules);
  if (!response) return std::nullopt;
  const Boundary boundary(baseline, direction, loss, rules);
  const std::optional<Relapse> lost = first_loss(course, boundary, *response, last_day_watched(ends));
  return lost ? lost : censored(course, ends);
}

std::optional<Relapse> relapse_or_retreatment(Course course, double baseline, Direction direction, Loss loss,
                                              const CaseEnds& ends, const RelapseRules& rules) {
  std::optional<Relapse> found = relapse(course, baseline, direction, loss, ends, rules);
  const bool treated_again = ends.retreated <= last_day_watched(ends) && ends.retreated != never;
  if (!found || found->event || !treated_again) return found;
  return Relapse{true, ends.retreated, CensorReason::last_assessment, {}, {}, {}};
}

std::optional<Relapse> relapse_of_all(Course course, double baseline, Direction direction, Loss loss,
                                      const CaseEnds& ends, const RelapseRules& rules) {
  if (std::optional<Relapse> found = relapse(course, baseline, direction, loss, ends, rules)) return found;
  const int last_day = last_day_watched(ends);
  for (const CourseValue& value : course)
    if (is_follow_up(value, last_day)) return Relapse{true, value.day, CensorReason::last_assessment, {}, {}, {}};
  return std::nullopt;
}

int repeat_relief_days(Course course, double baseline, Direction direction, const CaseEnds& ends,
                       const RelapseRules& rules) {
  int day = 0;
  for (const CourseValue& value : course) {
    if (!is_follow_up(value, last_day_watched(ends))) continue;
    const bool relieved = improved_by(baseline, value.value, rules.substantial_percent, direction);
    if (relieved) day = value.day;
    else if (day > 0) break;
  }
  return day;
}

}  // namespace psoas
