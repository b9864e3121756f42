#pragma once

// Rows of typed cells under a header that stays in sight, can be filtered, and is repeated on each printed page.
// A table longer than a sheet continues on a next one with the same header ("Findings 2").

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/progress.h"
#include "reports/xlsx/workbook.h"

namespace psoas::reports {

struct Column {
  std::string_view title;
  double width = 10;  // characters
  Style style = Style::text;
};

struct TableSettings {
  std::string name;                     // of the sheet
  std::int64_t total = 0;               // rows to come, for the progress; 0 unknown
  std::int64_t most_rows = excel_rows;  // of a sheet with its header; fewer only in tests
  bool in_memory = false;               // few rows, drawn by charts
};

class Table {
 public:
  // `columns` must outlive the table. The sheet's name in small letters is the
  // step that the progress hears.
  Table(Workbook& workbook, const std::vector<Column>& columns, TableSettings settings, Progress& progress);

  // The next cell of the row.
  void text(std::string_view text) {
    const Style style = next_cell();
    x_sheet->text(x_row, x_column++, text, style);
  }
  // Looks like this instead of like the column.
  void text(std::string_view text, Style style) {
    next_cell();
    x_sheet->text(x_row, x_column++, text, style);
  }
  void number(double number) {
    const Style style = next_cell();
    x_sheet->number(x_row, x_column++, number, style);
  }
  // With another number format than the column's.
  void number(double number, Style style) {
    next_cell();
    x_sheet->number(x_row, x_column++, number, style);
  }
  void date(Date day) {
    const Style style = next_cell();
    x_sheet->date(x_row, x_column++, day, style);
  }
  void empty() { ++x_column; }
  void number(std::optional<double> perhaps) { perhaps ? number(*perhaps) : empty(); }
  void date(std::optional<Date> perhaps) { perhaps ? date(*perhaps) : empty(); }

  // Of the next row; before its first cell.
  void row_height(double points) {
    next_cell();
    x_sheet->row_height(x_row, points);
  }

  // Every column must have had its cell. Throws Cancelled when the work should stop.
  void end_row();

  // Sets the filters. After the last row.
  void finish();

  const std::string& name() const { return x_settings.name; }
  const Sheet& sheet() const { return *x_sheet; }  // the one being filled
  std::uint32_t row() const { return x_row; }      // the next row's place in it

 private:
  // A full sheet is left only when there is something for the next.
  Style next_cell() {
    assert(x_column < x_columns.size());
    if (x_row == x_settings.most_rows) continue_on_next_sheet();
    return x_columns[x_column].style;
  }
  void begin_sheet();
  void end_sheet();
  void continue_on_next_sheet();

  Workbook& x_workbook;
  const std::vector<Column>& x_columns;
  TableSettings x_settings;
  std::string x_step;
  Progress& x_progress;
  Sheet* x_sheet = nullptr;
  int x_sheets = 0;
  std::uint32_t x_row = 0;
  std::uint16_t x_column = 0;
  std::int64_t x_done = 0;
};

}  // namespace psoas::reports
