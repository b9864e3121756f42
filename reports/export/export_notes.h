#pragma once

// What a recipient has to know to read an export: profile, rule of dates, meaning of every column, what stayed behind
// and why. The same text stands in the workbook's first sheet and in a folder's README.txt, and the window takes the
// meanings of columns from here.

#include <string>
#include <string_view>
#include <vector>

#include "domain/privacy/export_plan.h"

namespace psoas::reports {

// "" for a path that is no column.
std::string_view meaning_of_column(std::string_view path);

std::string_view name_of(Profile profile);   // "Safe Harbor"
std::string_view rule_of(Profile profile);   // what it is and what it asks of the recipient
std::string_view dates_of(Profile profile);  // how time is told

struct NoteLine {
  std::string left;  // a heading when `right` is empty
  std::string right;
};

// In the order in which they are read.
std::vector<NoteLine> export_notes(const ExportPlan& plan, const ExportRows& rows);

}  // namespace psoas::reports
