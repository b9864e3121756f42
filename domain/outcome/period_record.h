#pragma once

// What the store gives a report on a period: tidy rows, compact because a large clinic has many, and the counts of
// a period without its rows.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/base/side.h"
#include "domain/catalogue/field.h"
#include "domain/patient/patient.h"
#include "domain/treatment/treatment.h"
#include "domain/visit/visit.h"

namespace psoas {

struct PeriodPatient {
  PatientId id;
  std::string mrn;
  std::string name;  // "Rivera, Ana"
  Date birth_date{};
  Sex sex = Sex::unknown;
  bool is_new = false;  // the first visit ever lies in the period
};

struct PeriodVisit {
  VisitId id;
  std::int32_t patient = 0;  // place in PeriodRecord::patients
  Date date{};
  std::int16_t kind = 0;       // place in PeriodRecord::words
  std::int16_t clinician = 0;  // place in PeriodRecord::words
  bool entered_late = false;
  std::string note;
};

struct PeriodScore {
  std::int32_t visit = 0;       // place in PeriodRecord::visits
  std::int16_t instrument = 0;  // place in PeriodRecord::words
  ScoreStatus status = ScoreStatus::answered;
  ScorePhase phase = ScorePhase::routine;
  std::optional<double> total;
};

struct PeriodFinding {
  std::int32_t visit = 0;
  std::int16_t code = 0;   // place in PeriodRecord::words
  std::int16_t value = 0;  // choice or presence code, place in PeriodRecord::words; 0 is ""
  Side side = Side::none;
  std::int16_t row = 0;
  std::optional<double> number;
  std::string text;        // text value
  std::string qualifiers;  // "method goniometer; familiar_pain present"
};

struct PeriodTreatment {
  std::int32_t visit = 0;
  Treatment treatment;
};

// Rows in order of date, then entry.
struct PeriodRecord {
  Date from{};
  Date to{};
  std::vector<std::string> words{""};  // each code and clinician's name once
  std::vector<PeriodPatient> patients;
  std::vector<PeriodVisit> visits;
  std::vector<PeriodScore> scores;
  std::vector<PeriodFinding> findings;
  std::vector<PeriodTreatment> treatments;
};

struct PeriodCounts {
  std::int64_t visits = 0;
  std::int64_t patients_seen = 0;
  std::int64_t new_patients = 0;
  std::int64_t visits_with_pain_score = 0;  // an answered nrs_avg7
  std::int64_t entered_late = 0;
  std::vector<std::pair<std::string, std::int64_t>> visits_by_kind;      // code, count
  std::vector<std::pair<std::string, std::int64_t>> treatments_by_code;  // done ones, dated in the period
};

}  // namespace psoas
