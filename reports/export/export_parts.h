#pragma once

// The forms of an export. Used inside this folder alone.

#include "reports/export/code_list.h"
#include "reports/export/export_file.h"
#include "reports/export/export_notes.h"
#include "reports/xlsx/workbook.h"

namespace psoas::reports {

struct ExportParts {
  ExportParts(const ExportPlan& of_plan, const ExportRows& of_rows, const ExportSurroundings& with)
      : plan(of_plan),
        rows(of_rows),
        notes(export_notes(of_plan, of_rows)),
        codes(code_list(of_rows, with.catalogue, with.own)) {}

  const ExportPlan& plan;
  const ExportRows& rows;
  std::vector<NoteLine> notes;
  std::vector<CodeMeaning> codes;
};

// Adds notes, tables and codes; `prefix` goes before the names of the tables' sheets.
void write_export_sheets(Workbook& workbook, const ExportParts& parts, std::string_view prefix, std::int64_t most_rows,
                         Progress& progress);

void write_export_workbook(const ExportParts& parts, const ExportSurroundings& with,
                           const std::filesystem::path& target, Progress& progress);

void write_export_folder(const ExportParts& parts, const std::filesystem::path& target, Progress& progress);
inline constexpr const char* manifest_name = "manifest.json";

// The chosen tables with the number of their rows.
std::vector<std::pair<std::string, std::int64_t>> rows_by_table(const ExportParts& parts);

}  // namespace psoas::reports
