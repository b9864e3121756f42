#include "reports/csv/csv_text.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "domain/base/number.h"

namespace psoas::reports {

namespace {

constexpr std::array<std::string_view, 10> formula_starts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

bool starts_formula(std::string_view text) {
  if (text.starts_with('\t') || text.starts_with('\r')) return true;
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

}  // namespace

std::string neutralised(std::string_view text) {
  if (!starts_formula(text) || parse_number(text, "").ok()) return std::string(text);
  return "'" + std::string(text);
}

CsvText::CsvText(const std::vector<std::string_view>& columns) : x_columns(columns.size()) {
  for (const std::string_view column : columns) put(column);
  end_row();
}

CsvText& CsvText::text(std::string_view cell) {
  put(neutralised(cell));
  return *this;
}

CsvText& CsvText::number(std::optional<double> cell) {
  put(cell ? to_text(*cell) : "");
  return *this;
}

CsvText& CsvText::date(std::optional<Date> cell) {
  put(cell ? to_string(*cell) : "");
  return *this;
}

CsvText& CsvText::empty() {
  put("");
  return *this;
}

void CsvText::end_row() {
  assert(x_filled == x_columns);
  x_bytes += "\r\n";
  x_filled = 0;
}

std::string CsvText::take() {
  assert(x_filled == 0);
  return std::exchange(x_bytes, {});
}

void CsvText::put(std::string_view cell) {
  if (x_filled++ > 0) x_bytes += ',';
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    x_bytes += cell;
    return;
  }
  x_bytes += '"';
  for (const char c : cell) {
    if (c == '"') x_bytes += '"';
    x_bytes += c;
  }
  x_bytes += '"';
}

}  // namespace psoas::reports
