#pragma once

// Rows of comma-separated values after RFC 4180: CR LF line ends, quotes where needed, UTF-8 without a mark. A text
// that a spreadsheet would take for a formula gets an apostrophe before it; a number never does.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"

namespace psoas::reports {

class CsvText {
 public:
  // The first row; every row after it must have as many cells.
  explicit CsvText(const std::vector<std::string_view>& columns);

  CsvText& text(std::string_view cell);
  CsvText& number(std::optional<double> cell);  // nothing: an empty cell
  CsvText& date(std::optional<Date> cell);
  CsvText& empty();
  void end_row();  // asserts that the row is full

  const std::string& bytes() const { return x_bytes; }

  // What was written so far; goes on with nothing. Between rows only.
  std::string take();

 private:
  void put(std::string_view cell);

  std::string x_bytes;
  std::size_t x_columns = 0;
  std::size_t x_filled = 0;
};

// The text with an apostrophe before it when its first visible character is = + - @, one of their full-width forms, a
// tab or a carriage return, unless the whole text is a plain number.
std::string neutralised(std::string_view text);

}  // namespace psoas::reports
