#include "reports/xlsx/table.h"

#include <algorithm>
#include <utility>

namespace psoas::reports {

namespace {

Style head_of(Style style) {
  switch (style) {
    case Style::number:
    case Style::one_decimal:
    case Style::two_decimals:
    case Style::percent: return Style::table_head_number;
    case Style::mark: return Style::table_head_mark;
    default: return Style::table_head;
  }
}

// Rows between two looks at the progress.
constexpr std::int64_t rows_per_report = 256;

}  // namespace

Table::Table(Workbook& workbook, const std::vector<Column>& columns, TableSettings settings, Progress& progress)
    : x_workbook(workbook),
      x_columns(columns),
      x_settings(std::move(settings)),
      x_step(x_settings.name),
      x_progress(progress) {
  for (char& c : x_step)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  x_progress.check();
  x_progress.at(x_step, 0, x_settings.total);
  begin_sheet();
}

void Table::begin_sheet() {
  ++x_sheets;
  const std::string name = x_sheets == 1 ? x_settings.name : x_settings.name + " " + std::to_string(x_sheets);
  x_sheet = &(x_settings.in_memory ? x_workbook.add_page(name) : x_workbook.add_sheet(name));
  x_sheet->row_height(0, 30);
  for (std::uint16_t column = 0; column < x_columns.size(); ++column) {
    const Column& described = x_columns[column];
    x_sheet->column_width(column, column, described.width);
    x_sheet->text(0, column, described.title, head_of(described.style));
  }
  x_sheet->freeze_above(1);
  x_sheet->repeat_rows(0, 0);
  x_row = 1;
}

void Table::end_sheet() {
  const std::uint32_t last_row = x_row > 1 ? x_row - 1 : 1;
  x_sheet->filter({x_sheet->name(), 0, 0, last_row, static_cast<std::uint16_t>(x_columns.size() - 1)});
}

void Table::end_row() {
  assert(x_column == x_columns.size());
  ++x_row;
  x_column = 0;
  ++x_done;
  if (x_done % rows_per_report == 0) {
    x_progress.check();
    x_progress.at(x_step, x_done, x_settings.total);
  }
}

void Table::continue_on_next_sheet() {
  end_sheet();
  begin_sheet();
}

void Table::finish() {
  end_sheet();
  x_progress.check();
  x_progress.at(x_step, x_done, x_settings.total);
}

}  // namespace psoas::reports
