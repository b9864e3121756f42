#pragma once

// An outcome analysis as a workbook: a page to read with native charts, typed rows of responders, course and duration
// of relief, the courses themselves where they are wanted, and the rules behind the figures.

#include <filesystem>
#include <string>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_result.h"
#include "domain/store/clinic.h"

namespace psoas::reports {

struct OutcomeWorkbook {
  const OutcomeResult& result;
  ClinicSettings clinic;
  Moment made_at{};
  std::string program_version;
  bool with_patients = true;  // the sheet “Cases”, a row per course and window
  std::string anchor = {};    // of the trail when it was made (domain/store/printed_anchor.h); "" none
};

// Throws FileError and Cancelled; then `target` is as it was.
void write_outcome_workbook(const OutcomeWorkbook& workbook, const Catalogue& catalogue,
                            const std::filesystem::path& target, Progress& progress);

}  // namespace psoas::reports
