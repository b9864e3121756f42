#pragma once

// What a page's head says of the clinic.

#include <string>
#include <vector>

#include "domain/store/clinic.h"

namespace psoas::reports {

// Its name and, for invented patients, that they are; in one line where the one begins with the other.
inline std::vector<std::string> clinic_lines(const ClinicSettings& clinic) {
  const std::string notice = "Demo clinic, invented patients";
  if (!clinic.demo) return {clinic.name};
  if (notice.starts_with(clinic.name)) return {notice};
  return {clinic.name, notice};
}

}  // namespace psoas::reports
