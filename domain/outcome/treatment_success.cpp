#include "domain/outcome/treatment_success.h"

#include <algorithm>

namespace psoas {

std::optional<bool> ablation_succeeded_strictly(Course course, const CaseEnds& ends, const StrictEvidence& evidence,
                                                int least_days) {
  int free_until = 0;
  for (const CourseValue& value : values_after(course, last_day_watched(ends))) {
    if (value.value > 0 && value.day <= least_days) return false;
    if (value.value > 0) break;
    free_until = value.day;
  }
  if (ends.retreated <= least_days) return false;
  const std::optional<bool> parts[] = {evidence.full_function, evidence.no_further_care, evidence.back_at_work};
  if (std::any_of(std::begin(parts), std::end(parts), [](const auto& part) { return part && !*part; })) return false;
  if (free_until < least_days) return std::nullopt;
  if (std::any_of(std::begin(parts), std::end(parts), [](const auto& part) { return !part; })) return std::nullopt;
  return true;
}

std::string_view code_of(Adherence adherence) {
  switch (adherence) {
    case Adherence::from_quarter: return "from_25";
    case Adherence::from_half: return "from_50";
    case Adherence::from_three_quarters: return "from_75";
    case Adherence::below_quarter: break;
  }
  return "below_25";
}

Adherence adherence_of(double percent) {
  if (percent >= 75) return Adherence::from_three_quarters;
  if (percent >= 50) return Adherence::from_half;
  return percent >= 25 ? Adherence::from_quarter : Adherence::below_quarter;
}

}  // namespace psoas
