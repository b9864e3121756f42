#include "storage/import/row_cells.h"

#include <algorithm>

#include "domain/base/text.h"

namespace psoas::storage {

std::uint16_t column_of(const CellRule& rule) {
  return rule.places.empty() ? no_column : static_cast<std::uint16_t>(rule.places.front());
}

bool fulfils(const std::vector<Condition>& conditions, const CsvRecord& record) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const std::string_view cell = trimmed(record[condition.place]);
    const auto& values = condition.values;
    return (std::find(values.begin(), values.end(), cell) != values.end()) == condition.wanted;
  });
}

Problem problem_of(ProblemCode code, std::string_view field, std::string_view given, std::string_view other) {
  Problem problem;
  problem.code = code;
  problem.field = field;
  problem.given = given;
  problem.other = other;
  return problem;
}

std::optional<std::string> RowCells::text_of(const CellRule& rule, const TableRow& row, std::string_view path) {
  Checked<std::string> text = read_cell(rule, row.record, path);
  if (text) return text.take();
  reject(rule, row, text.problems().front());
  return std::nullopt;
}

std::optional<std::string> RowCells::key_of(const CellRule& rule, const TableRow& row, std::string_view name) {
  std::string key = raw_text(rule, row.record);
  if (!key.empty()) return key;
  reject(rule, row, problem_of(ProblemCode::required, name, ""));
  return std::nullopt;
}

void RowCells::reject(const CellRule& rule, const TableRow& row, Problem problem) {
  x_rejections.add(row.origin, column_of(rule), std::move(problem));
}

}  // namespace psoas::storage
