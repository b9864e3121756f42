#pragma once

// An outcome analysis as JSON for other programs: question, settings, the figures of each group, and a row per index
// treatment and window. The members are described in docs/formats.md; their names stay.

#include <filesystem>

#include "domain/base/progress.h"
#include "domain/outcome/outcome_result.h"

namespace psoas::reports {

// `with_patients`: the rows of `cases`, which is null without. Throws FileError, Cancelled.
void write_outcome_json(const OutcomeResult& result, const std::filesystem::path& file, Progress& progress,
                        bool with_patients = true, const std::string& anchor = {});

}  // namespace psoas::reports
