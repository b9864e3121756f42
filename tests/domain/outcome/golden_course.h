#pragma once

// DEMO-0001, the worked example (domain/demo/golden_patient.h), as courses of days since her ablation.

#include <vector>

#include "domain/outcome/course.h"
#include "domain/outcome/relapse.h"

namespace psoas::tests {

inline constexpr Direction lower = Direction::lower_is_better;
inline constexpr Direction higher = Direction::higher_is_better;

// Six visits of Ana Rivera: nrs_avg7 around the ablation of day 0.
inline std::vector<CourseValue> golden_pain() {
  const auto routine = ScorePhase::routine;
  return {{-14, routine, 7}, {28, routine, 3},  {91, routine, 2},
          {147, routine, 4}, {182, routine, 5}, {259, routine, 6}};
}

// Treated again on day 266; looked at on 2026-04-01.
inline CaseEnds golden_ends() {
  CaseEnds ends;
  ends.retreated = 266;
  ends.cut = 436;
  return ends;
}

inline std::vector<CourseValue> golden_disability() {
  const auto routine = ScorePhase::routine;
  return {{-14, routine, 44}, {28, routine, 28},  {91, routine, 1100.0 / 45},
          {147, routine, 32}, {182, routine, 36}, {259, routine, 40}};
}

}  // namespace psoas::tests
