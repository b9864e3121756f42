#pragma once

// The workbook of a quarter for readers outside the clinic: the summary with small counts hidden, and rows of patients
// by the rules of an export.

#include <filesystem>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue.h"
#include "domain/privacy/export_plan.h"
#include "reports/export/export_file.h"
#include "reports/xlsx/quarter_report.h"

namespace psoas::reports {

// `report` was read for outside; the subjects of `plan` have their ids. Throws FileError, Cancelled, ExportError
// already_there; then nothing is left.
WrittenExport write_quarter_export(const QuarterReport& report, const ExportPlan& plan, const ExportSurroundings& with,
                                   const std::filesystem::path& target, Progress& progress);

}  // namespace psoas::reports
