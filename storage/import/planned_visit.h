#pragma once

// From a planned visit to the draft a person would have typed, and back from a problem in it to the cell of the table
// that caused it.

#include <string_view>

#include "storage/import/import_plan.h"

namespace psoas::storage {

struct EntryOrigin {
  Origin row;
  std::uint16_t column = no_column;
};

// A row that contradicts another one or the stored visit.
struct Conflict {
  Problem problem;
  EntryOrigin origin;
};

struct PlannedDraft {
  VisitDraft draft;  // patient and uuid are left to the one who stores it
  std::vector<Conflict> conflicts;
  int first_treatment = 0;  // number of the first treatment that is added
};

// A new visit, or the stored one with the parts added.
PlannedDraft plan_draft(const PlannedVisit& visit, const Intake& intake, const Catalogue& catalogue, Records records);

// Checks a draft by the rules of the keyboard. Where the mapping says so, unusual values count as confirmed and are
// marked.
CheckedVisit check_draft(VisitDraft& draft, const Catalogue& catalogue, const Patient& patient,
                         const ImportRules& rules);

// The cell that gave this path, or the row nearest to it.
EntryOrigin origin_of(std::string_view path, const PlannedVisit& visit, const PlannedDraft& planned,
                      const Intake& intake);

}  // namespace psoas::storage
