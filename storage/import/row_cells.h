#pragma once

// One row of a table while it is read, and the rejection of its cells.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/import/intake.h"

namespace psoas::storage {

struct TableRow {
  const Section& section;
  const CsvRecord& record;
  Origin origin;
};

// The first column of a rule, for messages.
std::uint16_t column_of(const CellRule& rule);

// True when the row fulfils every condition.
bool fulfils(const std::vector<Condition>& conditions, const CsvRecord& record);

Problem problem_of(ProblemCode code, std::string_view field, std::string_view given, std::string_view other = "");

class RowCells {
 public:
  RowCells(ImportReport& report, const Intake& intake) : x_report(report), x_rejections(report, intake) {}

  // What stands under a path; nothing when the cell was rejected.
  std::optional<std::string> text_of(const CellRule& rule, const TableRow& row, std::string_view path);

  // A key, joined from its columns; nothing when it was rejected for being empty.
  std::optional<std::string> key_of(const CellRule& rule, const TableRow& row, std::string_view name);

  void reject(const CellRule& rule, const TableRow& row, Problem problem);
  void reject(const Origin& origin, std::uint16_t column, Problem problem) {
    x_rejections.add(origin, column, std::move(problem));
  }
  ImportCount& count(std::string_view entity) { return count_of(x_report, entity); }

 private:
  ImportReport& x_report;
  Rejections x_rejections;
};

}  // namespace psoas::storage
