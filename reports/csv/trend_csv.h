#pragma once

// One patient's trend as a table for other programs: a row per value and a row per treatment. The columns are described
// in docs/formats.md; their names and order stay.

#include <filesystem>
#include <string>

#include "domain/outcome/patient_trend.h"

namespace psoas::reports {

std::string trend_csv(const PatientTrend& trend);

// Throws FileError.
void write_trend_csv(const PatientTrend& trend, const std::filesystem::path& file);

}  // namespace psoas::reports
