#pragma once

// The workbook of one patient's trend: a page with the native chart, the treatments marked on it, and the course
// since the index treatment; and typed rows of every value, treatment and visit. Names a patient: for those who may
// see the chart.

#include <filesystem>
#include <string>

#include "domain/base/progress.h"
#include "domain/outcome/patient_trend.h"
#include "domain/store/clinic.h"

namespace psoas::reports {

struct TrendReport {
  PatientTrend trend;
  ClinicSettings clinic;
  Moment made_at{};
  std::string program_version;
  std::string anchor = {};  // of the trail when it was made (domain/store/printed_anchor.h); "" none
};

// Throws FileError and Cancelled; then `target` is as it was.
void write_trend(const TrendReport& report, const std::filesystem::path& target, Progress& progress);

}  // namespace psoas::reports
