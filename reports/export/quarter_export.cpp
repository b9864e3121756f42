#include "reports/export/quarter_export.h"

#include <cassert>

#include "reports/export/export_parts.h"
#include "reports/export/file_digest.h"
#include "reports/xlsx/quarter_workbook.h"

namespace psoas::reports {

WrittenExport write_quarter_export(const QuarterReport& report, const ExportPlan& plan, const ExportSurroundings& with,
                                   const std::filesystem::path& target, Progress& progress) {
  assert(report.outside && !report.with_patients);
  require_new(target);
  const ExportRows rows(plan, progress);
  const ExportParts parts(plan, rows, with);
  WrittenExport written;
  written.rows = rows_by_table(parts);
  QuarterWorkbookOptions options;
  options.most_rows = with.most_rows;
  options.further_sheets = [&](Workbook& workbook, Progress& told) {
    write_export_sheets(workbook, parts, "Study ", with.most_rows, told);
  };
  options.before_naming = [&](const std::filesystem::path& whole) { written.sha256 = sha256_of(whole); };
  write_quarter(report, with.catalogue, target, progress, options);
  return written;
}

}  // namespace psoas::reports
