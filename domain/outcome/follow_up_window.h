#pragma once

// When a course is looked at after its index treatment, and which score is taken. docs/methods.md, section 1.

#include <array>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/outcome/trend.h"

namespace psoas {

// Days since the index treatment, both ends included.
struct FollowUpWindow {
  std::string code;   // permanent: "6mo"
  std::string label;  // "6 months"
  int target_day = 0;
  int first_day = 0;
  int last_day = 0;

  bool operator==(const FollowUpWindow&) const = default;
};

// Those of a patient's report.
inline const std::array<FollowUpWindow, 4> follow_up_windows{{
    {"1mo", "1 month", 30, 16, 44},
    {"3mo", "3 months", 91, 61, 121},
    {"6mo", "6 months", 182, 137, 227},
    {"12mo", "12 months", 365, 305, 425},
}};

// The same and 24 months: where a clinic begins, which may name others.
std::vector<FollowUpWindow> standard_windows();

// The value nearest to the target day among those of the window that are not post-procedure; of two equally near
// the later. nullptr when there is none.
const DatedValue* follow_up(const std::vector<DatedValue>& values, Date index_day, const FollowUpWindow& window);

// True when the window's last day lies before `as_of`: no further score can fall into it.
bool closed(const FollowUpWindow& window, Date index_day, Date as_of);

}  // namespace psoas
