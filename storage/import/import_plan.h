#pragma once

// What an intake means for the records there are: which patients and visits are new, which are known, what goes onto
// which visit. Everything is checked by the rules of the keyboard; nothing is written.

#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/store/patient_merges.h"
#include "domain/store/store.h"
#include "storage/import/intake.h"

namespace psoas::storage {

// The parts of the store a plan asks, of a reading or of a writing closure.
struct Records {
  Patients& patients;
  Visits& visits;
  Clinic& clinic;
  PatientMerges& merges;
};

struct PlannedPatient {
  Patient patient;        // stored, or to be stored
  bool known = false;     // the store has it
  bool usable = false;    // false: rejected or not found; what belongs to it is passed over
  bool note_key = false;  // the source's key must be noted
  PatientId noted_as;     // as the key of this record, if it is not the patient's: one that was merged
  bool voided = false;    // taken out of the record: rows that belong to it are left out
};

struct PlannedVisit {
  std::uint32_t patient = no_subject;
  std::uint32_t incoming = no_subject;  // none: made for the parts of a day
  std::optional<Date> day;
  VisitId stored;  // parts are added to this visit
  bool usable = false;
  std::vector<std::uint32_t> parts;
};

struct ImportPlan {
  std::vector<PlannedPatient> patients;  // as Intake::patients
  std::vector<PlannedVisit> visits;      // the first as Intake::visits
  bool adds_anything = false;
};

struct ImportRules {
  std::string source;
  bool unusual_values_confirmed = false;
  Date today{};
};

// Entities under which keys are noted in the store.
std::string content_entity(std::string_view entity);  // "score content"

// Asks the records and decides; rejections, changed rows and counts go to the report. Throws Cancelled.
ImportPlan make_plan(const Intake& intake, const ImportRules& rules, const Catalogue& catalogue, Records records,
                     Progress& progress, ImportReport& report);

}  // namespace psoas::storage
