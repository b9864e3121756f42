#pragma once

// What the store reads for an export. Names, record numbers, telephone numbers, addresses, notes and performers are
// not in it at all; a typed text only as the listed word that may stand in its place (released_value.h). Codes that
// the catalogue does not know were left out and are counted.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/base/side.h"
#include "domain/outcome/outcome_record.h"
#include "domain/privacy/export_request.h"
#include "domain/privacy/study_subject.h"
#include "domain/treatment/treatment.h"
#include "domain/visit/visit.h"

namespace psoas {

// `state` and `zip` only where the record has a state of the United States and its postal code: "OH", "43004".
struct ExportedPatient {
  PatientId id;
  DayNumber birth = 0;
  DayNumber died = no_day;
  DayNumber last_day = no_day;  // the latest day of anything recorded
  Sex sex = Sex::unknown;
  std::int32_t state = 0;  // word
  std::int32_t zip = 0;    // word
};

// `patient` is the place in ExportRecord::patients, `visit` that in ExportRecord::visits.
struct ExportedVisit {
  std::int64_t id = 0;
  std::int32_t patient = 0;
  DayNumber day = 0;
  std::int32_t kind = 0;  // word
};

struct ExportedScore {
  std::int32_t visit = 0;
  std::int32_t instrument = 0;  // word
  ScoreStatus status = ScoreStatus::answered;
  ScorePhase phase = ScorePhase::routine;
  std::optional<double> total;
};

// An answer to one question of a questionnaire that has several.
struct ExportedItem {
  std::int32_t score = 0;  // place in ExportRecord::scores
  std::int32_t item = 0;   // word
  double answer = 0;
};

// The main value, or (with another field) a qualifier. In the order of the record.
struct ExportedFinding {
  std::int32_t visit = 0;
  std::int32_t code = 0;    // word
  std::int32_t field = 0;   // word
  std::int32_t choice = 0;  // word
  DayNumber day = no_day;   // of a field that holds a day
  std::int16_t row = 0;
  std::int16_t field_row = 0;
  Side side = Side::none;
  std::optional<double> number;
};

struct ExportedTreatment {
  std::int64_t number = 0;  // TreatmentId
  std::int32_t visit = 0;
  DayNumber day = 0;
  DayNumber end = no_day;
  std::int32_t code = 0;    // word
  std::int32_t target = 0;  // word: same_target_key, which is never written out
  Side side = Side::none;
  TreatmentStatus status = TreatmentStatus::done;
  bool is_index = false;
};

struct ExportedParameter {
  std::int32_t treatment = 0;  // place in ExportRecord::treatments
  std::int32_t group = 0;      // word
  std::int32_t field = 0;      // word
  std::int32_t choice = 0;     // word
  DayNumber day = no_day;
  std::int16_t row = 0;
  std::optional<double> number;
};

struct ExportedEvent {
  std::int32_t patient = 0;
  DayNumber day = 0;
  DayNumber resolved = no_day;
  std::int32_t code = 0;  // word
  std::int32_t causality = 0;
  std::int32_t outcome = 0;
  std::int32_t clavien_dindo = 0;
  int grade = 1;
  bool serious = false;
  bool hospitalised = false;
  bool disability = false;
  std::optional<bool> expected;
  std::vector<std::int64_t> treatments;  // numbers
};

struct ExportedDiagnosis {
  std::int32_t patient = 0;
  DayNumber from = 0;
  DayNumber until = no_day;
  std::int32_t condition = 0;  // word
  bool primary = false;
};

// What stayed behind, for the page that says so.
struct LeftBehind {
  std::int64_t texts = 0;          // typed texts of findings and parameters
  std::int64_t own_entries = 0;    // rows under the clinic's own codes
  std::int64_t unknown_codes = 0;  // rows under codes the catalogue does not have

  bool operator==(const LeftBehind&) const = default;
};

// Below visits only of the subjects' visits.
struct ExportRecord {
  Words words;
  std::vector<ExportedPatient> patients;  // by number
  std::vector<ExportedVisit> visits;      // by number
  std::vector<ExportedScore> scores;
  std::vector<ExportedItem> items;  // in the order of the scores
  std::vector<ExportedFinding> findings;
  std::vector<ExportedTreatment> treatments;  // by number
  std::vector<ExportedParameter> parameters;
  std::vector<ExportedEvent> events;
  std::vector<ExportedDiagnosis> diagnoses;
  std::vector<StudySubject> subjects;  // those chosen; by number of the patient
  LeftBehind left_behind;
};

// Of patients, visits and treatments: who belongs to the export, and on which day 0. A patient's index is the first
// index treatment done, of the treatments and the days asked for; for want of one, unless treatments are asked for,
// the first visit of these days. Who is known to the study keeps its index and its id.
std::vector<StudySubject> choose_subjects(const ExportRecord& record, const ExportFilter& filter,
                                          const std::vector<StudySubject>& known);

}  // namespace psoas
