#pragma once

// The figures of an outcome analysis as CSV: a row for each group and window, no patients. The columns are described
// in docs/formats.md; their names stay.

#include <filesystem>

#include "domain/outcome/outcome_result.h"

namespace psoas::reports {

// Throws FileError.
void write_figure_csv(const OutcomeResult& result, const std::filesystem::path& file);

}  // namespace psoas::reports
