#pragma once

// One patient's trend as JSON for other programs: patient, measures with their values, treatments, course. The members
// are described in docs/formats.md; their names stay.

#include <filesystem>
#include <string>

#include "domain/outcome/patient_trend.h"

namespace psoas::reports {

// Indented, UTF-8, with a line end.
std::string trend_json(const PatientTrend& trend, const std::string& anchor = {});

// Throws FileError.
void write_trend_json(const PatientTrend& trend, const std::filesystem::path& file, const std::string& anchor = {});

}  // namespace psoas::reports
