#pragma once

// The two forms of an export. Used by export_file.cpp alone.

#include "reports/export/code_list.h"
#include "reports/export/export_file.h"
#include "reports/export/export_notes.h"

namespace psoas::reports {

struct ExportParts {
  const ExportPlan& plan;
  const ExportRows& rows;
  std::vector<NoteLine> notes;
  std::vector<CodeMeaning> codes;
};

void write_export_workbook(const ExportParts& parts, const ExportSurroundings& with,
                           const std::filesystem::path& target, Progress& progress);

void write_export_folder(const ExportParts& parts, const std::filesystem::path& target, Progress& progress);
inline constexpr const char* manifest_name = "manifest.json";

}  // namespace psoas::reports
