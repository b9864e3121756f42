#pragma once

// An outcome analysis as a file of any of the formats; the ending of its name says which. Console and window both
// write through here.

#include <filesystem>
#include <vector>

#include "domain/base/file_format.h"
#include "domain/base/progress.h"
#include "reports/pdf/outcome_pages.h"

namespace psoas::reports {

// In the order they are offered.
const std::vector<FileFormat>& outcome_formats();

// Without patients (OutcomeReport::with_patients) the workbook has no sheet “Cases”, JSON no cases, and CSV a row for
// each group and window instead of each course and window; a PDF never names one. Throws FileError, Cancelled;
// std::invalid_argument when the ending is none of the formats'.
void write_outcome_file(const OutcomeReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
                        Progress& progress);

}  // namespace psoas::reports
