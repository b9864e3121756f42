#pragma once

// A patient as a study knows one: by a random study id, with a day 0 of the study. The way back from a study id to a
// patient stays inside the clinic's file.

#include <optional>
#include <string>

#include "domain/base/id.h"
#include "domain/outcome/outcome_record.h"
#include "domain/privacy/random_source.h"

namespace psoas {

inline constexpr int most_shift_days = 364;

struct StudySubject {
  PatientId patient;
  std::string study_id;         // "" until the study gives one
  int shift = 0;                // days; 0 until then
  DayNumber index = no_day;     // stays what it was at the patient's first export of the study
  std::string index_treatment;  // code; "" for a first visit

  bool operator==(const StudySubject&) const = default;
};

// "P-7Q4M-K2XD": eight characters, of no meaning, without those that are taken for one another.
std::string random_study_id(const RandomSource& random);

// −364 to 364 days, never 0.
int random_shift(const RandomSource& random);

}  // namespace psoas
