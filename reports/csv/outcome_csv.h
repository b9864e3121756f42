#pragma once

// An outcome analysis as a table for other programs: a row per index treatment and follow-up window. The columns are
// described in docs/formats.md; their names and order stay.

#include <filesystem>

#include "domain/base/progress.h"
#include "domain/outcome/outcome_result.h"

namespace psoas::reports {

// Throws FileError, Cancelled.
void write_outcome_csv(const OutcomeResult& result, const std::filesystem::path& file, Progress& progress);

}  // namespace psoas::reports
