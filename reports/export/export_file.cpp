#include "reports/export/export_file.h"

#include "domain/base/file_format.h"
#include "domain/privacy/export_error.h"
#include "reports/export/export_parts.h"
#include "reports/export/file_digest.h"

namespace psoas::reports {

namespace {

// "out/" names the folder "out".
std::filesystem::path without_slash(const std::filesystem::path& target) {
  return target.has_filename() ? target : target.parent_path();
}

}  // namespace

bool is_workbook(const std::filesystem::path& target) { return ending_of(target) == "xlsx"; }

void require_new(const std::filesystem::path& target) {
  std::error_code error;
  const std::filesystem::path name = without_slash(target);
  if (std::filesystem::symlink_status(name, error).type() != std::filesystem::file_type::not_found)
    throw ExportError(ExportRefusal::already_there, name.string());
}

std::vector<std::pair<std::string, std::int64_t>> rows_by_table(const ExportParts& parts) {
  std::vector<std::pair<std::string, std::int64_t>> rows;
  for (const ExportTable table : export_tables)
    if (!chosen_columns(table, parts.plan.request).empty()) rows.emplace_back(code_of(table), parts.rows.count(table));
  return rows;
}

WrittenExport write_export(const ExportPlan& plan, const ExportSurroundings& with, const std::filesystem::path& target,
                           Progress& progress) {
  require_new(target);
  const std::filesystem::path name = without_slash(target);
  const ExportRows rows(plan, progress);
  const ExportParts parts(plan, rows, with);
  WrittenExport written;
  written.rows = rows_by_table(parts);
  if (is_workbook(name)) write_export_workbook(parts, with, name, progress);
  else write_export_folder(parts, name, progress);
  try {
    written.sha256 = sha256_of(is_workbook(name) ? name : name / manifest_name);
  } catch (...) {
    remove_export(name);
    throw;
  }
  return written;
}

void remove_export(const std::filesystem::path& target) {
  std::error_code ignored;
  std::filesystem::remove_all(without_slash(target), ignored);
}

}  // namespace psoas::reports
