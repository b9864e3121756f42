#pragma once

// A list of follow-ups on paper, to be worked through by phone: who, number, what, since when, next, attempts; its
// filter and counts in the head, the completeness at the end. Takes values only; reads no store and no clock.

#include <filesystem>

#include "domain/catalogue/catalogue.h"
#include "domain/followup/chase_list.h"
#include "domain/store/clinic.h"
#include "reports/pdf/page.h"

namespace psoas::reports {

struct ChaseReport {
  ChaseList list;
  ClinicSettings clinic;
  Moment printed_at{};
  int offset_minutes = 0;   // of local time from UTC
  std::string anchor = {};  // of the trail when it was made (domain/store/printed_anchor.h); "" none
};

std::vector<Page> compose(const ChaseReport& report, const Catalogue& catalogue, Typesetter& typesetter);

// The same as a PDF file. Throws FileError.
void write_chase_pdf(const ChaseReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
                     Typesetter& typesetter);

}  // namespace psoas::reports
