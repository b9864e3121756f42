#pragma once

// One patient on paper: a page to read (who, trend, course since the index treatment, how each instrument stands), and
// behind it each treatment with its own before and after, visits, scores, findings, adverse events and body chart; with
// the patient and the page number on every page. Takes values only; reads no store and no clock.

#include <filesystem>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/patient_trend.h"
#include "domain/store/clinic.h"
#include "reports/pdf/page.h"

namespace psoas::reports {

struct PatientReport {
  PatientTrend trend;
  ClinicSettings clinic;  // its name, its paper, and whether its patients are invented
  Moment printed_at{};
  int offset_minutes = 0;   // of local time from UTC, for "printed at" and the patient's age
  std::string anchor = {};  // of the trail when it was made (domain/store/printed_anchor.h); "" none
};

// The pages as they will be printed, for the paper the clinic uses.
std::vector<Page> compose(const PatientReport& report, const Catalogue& catalogue, Typesetter& typesetter);

// The same as a PDF file. Throws FileError.
void write_pdf(const PatientReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
               Typesetter& typesetter);

}  // namespace psoas::reports
