#pragma once

// The tables and columns a recipient can get: a closed list. What is not in it never leaves: names, record numbers,
// addresses, notes, comments, who treated.

#include <string>
#include <string_view>
#include <vector>

#include "domain/privacy/export_request.h"

namespace psoas {

enum class ExportTable { patients, visits, scores, items, findings, treatments, parameters, adverse_events };
inline constexpr ExportTable export_tables[] = {
    ExportTable::patients, ExportTable::visits,     ExportTable::scores,     ExportTable::items,
    ExportTable::findings, ExportTable::treatments, ExportTable::parameters, ExportTable::adverse_events};

std::string_view code_of(ExportTable table);  // "patients", …
std::optional<ExportTable> export_table_of(std::string_view code);

enum class ColumnKind { code, number, day, flag };

struct ExportColumn {
  ExportTable table{};
  std::string_view code;  // "age_at_index"
  ColumnKind kind{};
  bool key = false;           // comes with its table, to join the tables by
  bool only_by_name = false;  // tells much about a person: never ticked with its table
  bool safe_harbor = true;
  bool shifted = true;
  bool limited = true;

  bool offered_in(Profile profile) const;
  std::string path() const;                         // "patients.age_at_index"
  std::string name_in_file(Profile profile) const;  // a "day" that holds a date is called one: "end_date"
};

// In the order of the tables and of their columns.
const std::vector<ExportColumn>& export_columns();

// nullptr when there is none.
const ExportColumn* export_column(std::string_view path);

// What of a table the request asks for, its keys first; empty when nothing of it is ticked.
std::vector<const ExportColumn*> chosen_columns(ExportTable table, const ExportRequest& request);
bool is_chosen(std::string_view path, const ExportRequest& request);

// Paths of every column that comes with these tables when no column is named.
std::vector<std::string> columns_of_tables(const std::vector<ExportTable>& tables, Profile profile);

// What recipients of a kind need at most. Ticks nothing by itself.
enum class ExportPreset { benchmarking, outcomes_research, safety_review, everything };
inline constexpr ExportPreset export_presets[] = {ExportPreset::benchmarking, ExportPreset::outcomes_research,
                                                  ExportPreset::safety_review, ExportPreset::everything};
std::string_view code_of(ExportPreset preset);
std::vector<std::string> columns_of(ExportPreset preset, Profile profile);

}  // namespace psoas
