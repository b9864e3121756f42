#pragma once

// Has the library pack a workbook, which for a year of a large clinic takes seconds, in a way that can be stopped.

#include <vector>

#include "domain/base/progress.h"

struct lxw_workbook;
struct lxw_worksheet;

namespace psoas::reports {

// Writes the package and frees the workbook, whatever comes of it; the library's error, 0 for none. Throws Cancelled
// when there is the wish to stop, and leaves a package that is worth nothing. `progress` is asked on another thread
// too, though never by two at once.
int pack(lxw_workbook* workbook, const std::vector<lxw_worksheet*>& sheets, Progress& progress);

}  // namespace psoas::reports
