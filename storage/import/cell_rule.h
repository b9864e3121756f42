#pragma once

// How one value is made of a row: which columns, joined how, translated and converted to what a person would have
// typed. Whether that text is acceptable is decided later by the same checks as at the keyboard.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "storage/import/csv_reader.h"
#include "storage/import/date_format.h"

namespace psoas::storage {

enum class CellKind {
  text,   // as it stands
  date,   // becomes YYYY-MM-DD
  value,  // a number gets a decimal point; anything else as it stands
};

struct CellRule {
  CellKind kind = CellKind::text;
  std::vector<std::string> columns;  // none: the constant
  std::string constant;
  std::string between = " ";  // joins the columns that are not blank
  std::map<std::string, std::string, std::less<>> translate;
  std::optional<std::string> otherwise;  // for what `translate` does not name; none: refused
  std::vector<std::string> missing;      // cells that stand for nothing
  bool strip_digits_at_end = false;
  DateFormat date_format;
  TimeZone zone;
  char decimal_mark = '.';
  int line = 0;  // in the mapping

  std::vector<std::size_t> places;  // of the columns; set when the table is opened

  bool given() const { return line > 0; }  // false: the mapping has no such value
  bool is_constant() const { return columns.empty(); }
};

// The columns joined, blanks at their ends taken off, "" when they are missing: before any conversion.
std::string raw_text(const CellRule& rule, const CsvRecord& record);

// The text to be checked as if typed; "" when nothing stands there. Problems: unknown_code (`other` lists what is
// translated), not_a_date, year_needs_four_digits, not_a_number (`other`: "decimal comma"). `path` is put into the
// problem.
Checked<std::string> read_cell(const CellRule& rule, const CsvRecord& record, std::string_view path);

}  // namespace psoas::storage
