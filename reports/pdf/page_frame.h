#pragma once

// What stands on every page of a report: its margins, its head and its foot.

#include <string>
#include <vector>

#include "reports/pdf/page.h"

namespace psoas::reports {

inline constexpr double margin = 42;         // on all four sides
inline constexpr double footer_height = 40;  // above the lower margin

struct PageHead {
  std::vector<PageText> texts;
  double height = 0;  // from the margin down
};

struct PageFoot {
  std::string made;    // when, by which program, from which record
  std::string remark;  // on a line of its own; may be empty
};

// The width between the margins.
double width_within(const Paper& paper);

// What a page has room for from `top` down to the foot.
Box body_from(double top, const Paper& paper);

// Puts the head, with a rule below it, and the foot, with the number of the page, on each of them.
void add_frame(std::vector<Page>& pages, const PageHead& head, const PageFoot& foot, const Paper& paper);

}  // namespace psoas::reports
