#pragma once

// The findings of a patient as they stand: for each finding and side the latest value, the one before, how it changed,
// and whether it is normal, in words. Pure; the page shows it.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "ui/patient/visit_rows.h"

namespace psoas::ui {

struct FindingTable {
  TextTable rows;
  std::vector<std::string> measures;  // behind each row: "exam_thomas_mod_angle_deg/R" of a trend; "" without numbers
};

// `visits` latest first.
FindingTable latest_findings(const std::vector<Visit>& visits, const Catalogue& catalogue);

}  // namespace psoas::ui
