#pragma once

// A list of follow-ups as a workbook: what it is and how complete, then one row for each follow-up.

#include <filesystem>
#include <string>

#include "domain/base/progress.h"
#include "domain/followup/chase_list.h"
#include "domain/store/clinic.h"

namespace psoas::reports {

struct ChaseWorkbook {
  ChaseList list;
  ClinicSettings clinic;
  Moment made_at{};
  int offset_minutes = 0;
  std::string program_version;
  std::string anchor = {};  // of the trail when it was made (domain/store/printed_anchor.h); "" none
};

// Throws FileError, Cancelled.
void write_chase_workbook(const ChaseWorkbook& workbook, const Catalogue& catalogue,
                          const std::filesystem::path& target, Progress& progress);

}  // namespace psoas::reports
