#pragma once

// The rows of the tables on a patient's page, as texts. Pure; the page shows them.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/patient_trend.h"

namespace psoas::ui {

struct TextColumn {
  std::string title;
  int characters = 10;
  bool number = false;
};

struct TextTable {
  std::vector<TextColumn> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<VisitId> visits;  // the visit behind each row
};

// One row per visit, latest first: pain, PEG, the two findings recorded most often, treatments, days since the index
// treatment.
TextTable visit_rows(const PatientTrend& trend, const Catalogue& catalogue);

// One row per visit, latest first, with who entered it when; late entries and voided visits are marked.
TextTable entry_rows(const std::vector<Visit>& visits);

// "+8°", "present", "antalgic, stooped".
std::string value_text(const FindingEntry& entry, const FindingDefinition& definition);
// "method goniometer · pelvis controlled present".
std::string qualifier_text(const FindingEntry& entry, const FindingDefinition& definition);

// One row per treatment, latest first.
TextTable treatment_rows(const std::vector<Visit>& visits, const Catalogue& catalogue);

}  // namespace psoas::ui
