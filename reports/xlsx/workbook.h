#pragma once

// A workbook in the making: typed cells, every step checked. It is written row by row with little memory, read back
// when finished, and bears its name only when whole. What the sheets say is for others to decide.
//
// Failures are FileErrors that name the target and, for a cell, its place. One workbook, one thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/output_file.h"
#include "domain/base/progress.h"
#include "reports/xlsx/style.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace psoas::reports {

struct NativeChart;

// Excel's number of rows in a sheet.
inline constexpr std::int64_t excel_rows = 1048576;

// Nothing in here may tell of a patient: it stands in the file's properties and on each printed page.
struct WorkbookSettings {
  std::string title;
  std::string clinic;
  std::string program;  // name and version
  std::string comments;
  std::string footer;  // at the left of each printed page
  Moment made_at{};
  std::string paper = "A4";                // or "Letter"
  std::filesystem::path temporary_folder;  // where to make an own folder for rows; "" beside the target
};

// Where a cell or a range of cells is; rows and columns count from 0, both ends included.
struct CellRange {
  std::string sheet;
  std::uint32_t first_row = 0;
  std::uint16_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint16_t last_column = 0;
};

// The number that a real date is in a cell or on an axis. Meaningful from March 1900 on.
double excel_day(Date day);

class Workbook;

// A sheet. Rows are written from top to bottom; within the current row in any order. Text is always text: what
// looks like a formula stays what it is.
class Sheet {
 public:
  const std::string& name() const { return x_name; }

  // Refuses text that is not valid UTF-8, holds a NUL or is longer than most_cell_units. Empty text makes no cell
  // unless the style has a look of its own.
  void text(std::uint32_t row, std::uint16_t column, std::string_view text, Style style = Style::text);
  // Refuses numbers that are not finite.
  void number(std::uint32_t row, std::uint16_t column, double number, Style style = Style::number);
  // A real date; days before March 1900, which Excel does not know, are written as text.
  void date(std::uint32_t row, std::uint16_t column, Date day, Style style = Style::date);
  // An empty cell that shows its style.
  void blank(std::uint32_t row, std::uint16_t column, Style style);
  // Text over several cells of one row.
  void merged(std::uint32_t row, std::uint16_t first_column, std::uint16_t last_column, std::string_view text,
              Style style);

  void row_height(std::uint32_t row, double points);
  void column_width(std::uint16_t first, std::uint16_t last, double characters);
  void freeze_above(std::uint32_t row);
  void filter(const CellRange& range);
  void repeat_rows(std::uint32_t first, std::uint32_t last);  // on each printed page
  void hide_gridlines();
  void insert(std::uint32_t row, std::uint16_t column, const NativeChart& chart);

 private:
  friend class Workbook;
  Sheet(Workbook& workbook, lxw_worksheet* sheet, std::string name);
  void check(int code, std::uint32_t row, std::uint16_t column) const;
  [[noreturn]] void refuse(const std::string& reason, std::uint32_t row, std::uint16_t column) const;
  void count(std::uint32_t row) {
    if (static_cast<std::int64_t>(row) == x_last_row) return;
    x_last_row = row;
    ++x_rows;
  }

  Workbook& x_workbook;
  lxw_worksheet* x_sheet;
  std::string x_name;
  std::string x_text;  // text being handed over, terminated; its room is reused
  std::int64_t x_last_row = -1;
  std::int64_t x_rows = 0;  // with cells
};

class Workbook {
 public:
  // Makes the temporary files; nothing bears the target's name yet.
  Workbook(std::filesystem::path target, const WorkbookSettings& settings);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();  // leaves nothing behind unless saved

  // A sheet at the end for any number of rows, which go to a file as they come. Set up for print: landscape, one
  // page wide, numbered pages. It lives as long as the workbook.
  Sheet& add_sheet(const std::string& name);

  // A sheet of few rows, kept in memory: its charts carry a copy of what they draw, for viewers that do not
  // compute (mail previews, file managers).
  Sheet& add_page(const std::string& name);

  // Writes the package, reads it back, calls `before_naming` with the whole file, and gives the file its name. The last
  // call. Throws Cancelled.
  void save(Progress& progress, const std::function<void(const std::filesystem::path& whole)>& before_naming = {});

 private:
  friend class Sheet;
  class TemporaryFolder;
  void make_formats();
  void check(int code, const std::string& what) const;
  lxw_format* format(Style style) const { return x_formats[static_cast<std::size_t>(style)]; }
  Sheet& add(const std::string& name, bool in_memory);
  void close_row_files();

  std::filesystem::path x_target;
  std::string x_paper;
  std::string x_footer;
  OutputFile x_file;
  std::unique_ptr<TemporaryFolder> x_temporary;
  lxw_workbook* x_workbook = nullptr;
  std::vector<lxw_format*> x_formats;
  std::vector<std::unique_ptr<Sheet>> x_sheets;
};

}  // namespace psoas::reports
