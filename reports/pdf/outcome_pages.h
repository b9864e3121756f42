#pragma once

// An outcome analysis on paper: the question in words, who is in it, the charts, responders by every way of dealing
// with what is missing, means, how long relief lasts, and the rules behind the figures. Names no patient. Takes values
// only; reads no store and no clock.

#include <filesystem>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_result.h"
#include "domain/store/clinic.h"
#include "reports/pdf/page.h"

namespace psoas::reports {

struct OutcomeReport {
  const OutcomeResult& result;  // a large clinic's is not copied; it has to outlive the report
  ClinicSettings clinic;
  Moment printed_at{};
  int offset_minutes = 0;     // of local time from UTC
  bool with_patients = true;  // rows of the patients, in the formats that have them
  std::string anchor = {};    // of the trail when it was made (domain/store/printed_anchor.h); "" none
};

// The pages as they will be printed, for the paper the clinic uses. Throws Cancelled.
std::vector<Page> compose(const OutcomeReport& report, const Catalogue& catalogue, Typesetter& typesetter,
                          Progress& progress);

// The same as a PDF file. Throws FileError, Cancelled.
void write_outcome_pdf(const OutcomeReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
                       Typesetter& typesetter, Progress& progress);

}  // namespace psoas::reports
