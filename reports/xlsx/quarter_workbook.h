#pragma once

// The workbook of one quarter: a summary to read, outcomes by treatment, a tidy row for each visit, score, finding
// and treatment, and what every column means.

#include <filesystem>
#include <functional>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue.h"
#include "reports/xlsx/quarter_report.h"
#include "reports/xlsx/workbook.h"

namespace psoas::reports {

struct QuarterWorkbookOptions {
  std::int64_t most_rows = excel_rows;     // of a sheet, before it continues on a next one
  std::filesystem::path temporary_folder;  // "" beside the target
  // Adds sheets of its own where those of the patients stand in a workbook of the clinic.
  std::function<void(Workbook& workbook, Progress& progress)> further_sheets;
  // Called with the whole file before it bears its name; what it throws leaves nothing behind.
  std::function<void(const std::filesystem::path& whole)> before_naming;
};

// Throws FileError and Cancelled; then `target` is as it was. Progress comes by the steps "visits", "scores",
// "findings", "treatments" and at the end "package", which cannot be stopped half-way.
void write_quarter(const QuarterReport& report, const Catalogue& catalogue, const std::filesystem::path& target,
                   Progress& progress, const QuarterWorkbookOptions& options = {});

}  // namespace psoas::reports
