#pragma once

// How figures of a quarter stand in cells: numbers, or the sign of one that is hidden. Used by the sheets of the
// quarter's workbook.

#include <optional>
#include <string>

#include "domain/outcome/quarter_figures.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

// "<11", "–"; "" for a count that is told.
std::string sign_of(Told told, std::int64_t least);

// The next cell of the row.
void part_cell(Table& table, const QuarterFigure& figure, std::int64_t least);
void whole_cell(Table& table, const QuarterFigure& figure, std::int64_t least);
// Empty when there is none or it may not be told.
void value_cell(Table& table, const QuarterFigure& figure);
void deviation_cell(Table& table, const QuarterFigure& figure);
void interval_cells(Table& table, const QuarterFigure& figure);

// n, of, value, low, high.
void share_cells(Table& table, const QuarterFigure& figure, std::int64_t least);

}  // namespace psoas::reports
