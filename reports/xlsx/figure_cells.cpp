#include "reports/xlsx/figure_cells.h"

namespace psoas::reports {

namespace {

void count_cell(Table& table, const std::optional<std::int64_t>& count, Told told, std::int64_t least) {
  if (told != Told::number) table.text(sign_of(told, least), Style::mark);
  else if (count) table.number(static_cast<double>(*count));
  else table.empty();
}

void number_cell(Table& table, const QuarterFigure& figure, const std::optional<double>& number) {
  figure.value_told() ? table.number(number) : table.empty();
}

}  // namespace

std::string sign_of(Told told, std::int64_t least) {
  switch (told) {
    case Told::small: return "<" + std::to_string(least);
    case Told::hidden: return "–";
    case Told::number: break;
  }
  return {};
}

void part_cell(Table& table, const QuarterFigure& figure, std::int64_t least) {
  count_cell(table, figure.part, figure.part_told, least);
}

void whole_cell(Table& table, const QuarterFigure& figure, std::int64_t least) {
  count_cell(table, figure.whole, figure.whole_told, least);
}

void value_cell(Table& table, const QuarterFigure& figure) { number_cell(table, figure, figure.value); }

void deviation_cell(Table& table, const QuarterFigure& figure) { number_cell(table, figure, figure.deviation); }

void interval_cells(Table& table, const QuarterFigure& figure) {
  number_cell(table, figure, figure.interval ? std::optional(figure.interval->low) : std::nullopt);
  number_cell(table, figure, figure.interval ? std::optional(figure.interval->high) : std::nullopt);
}

void share_cells(Table& table, const QuarterFigure& figure, std::int64_t least) {
  part_cell(table, figure, least);
  whole_cell(table, figure, least);
  value_cell(table, figure);
  interval_cells(table, figure);
}

}  // namespace psoas::reports
