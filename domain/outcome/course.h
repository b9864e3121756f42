#pragma once

// The values of one measure around one index treatment, by days since it: which is the baseline, which stands for a
// follow-up window, which came after. docs/methods.md, section 1. Days are relative, so no figure depends on the
// calendar.

#include <limits>
#include <span>
#include <vector>

#include "domain/outcome/follow_up_window.h"
#include "domain/visit/visit.h"

namespace psoas {

struct CourseValue {
  int day = 0;  // since the index treatment, negative before it
  ScorePhase phase = ScorePhase::routine;
  double value = 0;
};

// In order of day; of one day, in order of entry.
using Course = std::span<const CourseValue>;

// The day of what has not happened.
inline constexpr int never = std::numeric_limits<int>::max();

inline constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();

// Place of the latest value in [−days_before, 0] that is not post-procedure; on day 0 itself only if pre-procedure; of
// one day the later entry. no_place: "no baseline".
std::size_t place_of_baseline(Course course, int days_before);

// Place of the value nearest to the target day among those of the window that are not post-procedure; of two equally
// near, or of one day, the later. no_place: none.
std::size_t place_of_follow_up(Course course, const FollowUpWindow& window);

// The values after day 0 that are not post-procedure, up to `last_day`.
std::vector<CourseValue> values_after(Course course, int last_day = never);

// True when the last day of the window lies before the cut day: no further value can fall into it.
inline bool closed(const FollowUpWindow& window, int cut_day) { return cut_day > window.last_day; }

}  // namespace psoas
