#pragma once

// A patient's trend as a file of any of the formats; the ending of its name says which. Console and window both
// write through here.

#include <filesystem>
#include <string>
#include <vector>

#include "reports/pdf/patient_report.h"

namespace psoas::reports {

struct TrendFormat {
  std::string ending;  // "pdf"
  std::string label;   // "PDF report"
};

// In the order they are offered.
const std::vector<TrendFormat>& trend_formats();

// Throws FileError; std::invalid_argument when the ending is none of the formats'.
void write_trend_file(const PatientReport& report, const Catalogue& catalogue, const std::filesystem::path& file);

}  // namespace psoas::reports
