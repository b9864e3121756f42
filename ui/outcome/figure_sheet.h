#pragma once

// The table of an answer as text: a row per group, a column per figure, each cell with the figure whose patients it
// opens. Pure; the control that shows it is figure_table.h.

#include <optional>
#include <string>
#include <vector>

#include "domain/outcome/figure_members.h"

namespace psoas::ui {

struct FigureColumn {
  OutcomeFigure figure = OutcomeFigure::indexed;
  bool band = false;  // from the worst to the best case of the figure
  std::string heading;
};

struct FigureCell {
  std::string text;    // "70/122 · 57.4 %"
  std::string under;   // "48.5–65.8 %"; "" nothing
  bool opens = false;  // to its patients
};

struct FigureRow {
  std::size_t group = 0;  // place in the result
  std::string label;
  std::vector<FigureCell> cells;  // by column
};

struct FigureSheet {
  std::string title;  // "≥ 50 % better at 6 months"
  std::vector<FigureColumn> columns;
  std::vector<FigureRow> rows;
};

// The groups that are compared and, below them, all together. Columns of withdrawals and deaths only where there are
// any.
FigureSheet figure_sheet(const OutcomeResult& result, std::size_t window);

}  // namespace psoas::ui
