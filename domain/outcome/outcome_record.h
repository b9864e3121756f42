#pragma once

// What the store gives an analysis: the columns it needs of every patient, in flat rows with whole days. Rows stand in
// any order; words (codes, target keys, names) stand once and rows name their place.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/base/side.h"
#include "domain/patient/patient.h"
#include "domain/treatment/treatment.h"
#include "domain/visit/visit.h"

namespace psoas {

// Days since 1970-01-01.
using DayNumber = std::int32_t;
inline constexpr DayNumber no_day = std::numeric_limits<DayNumber>::max();

inline DayNumber day_number(Date day) { return static_cast<DayNumber>(date::sys_days{day}.time_since_epoch().count()); }
inline Date date_of(DayNumber day) { return Date{date::sys_days{date::days{day}}}; }

// Texts that stand once, by place.
class Words {
 public:
  Words();
  std::int32_t place_of(std::string_view word);    // added when it is new
  std::int32_t find(std::string_view word) const;  // −1 when there is none
  const std::string& at(std::int32_t place) const { return x_words[static_cast<std::size_t>(place)]; }
  std::size_t size() const { return x_words.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<std::string> x_words;
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> x_places;
};

struct RecordedPatient {
  PatientId id;  // not stored, and no record number, for those who are not told who it is
  std::string mrn;
  DayNumber birth = 0;
  DayNumber died = no_day;
  Sex sex = Sex::unknown;
};

// `patient` is the place in OutcomeRecord::patients. `entered` and `entry` order what was recorded for one day.
struct RecordedValue {
  std::int64_t entered = 0;
  std::int64_t entry = 0;  // number of the score or finding, unique
  double number = 0;
  std::int32_t patient = 0;
  DayNumber day = 0;
  std::int32_t measure = 0;  // word
  ScorePhase phase = ScorePhase::routine;
  Side side = Side::none;  // of a finding
};

// A finding that an analysis filters or groups by. `choice` is the word of its choice or presence; a number stands as
// a RecordedValue as well.
struct RecordedFinding {
  std::int64_t entered = 0;
  std::int64_t entry = 0;
  double number = 0;
  std::int32_t patient = 0;
  DayNumber day = 0;
  std::int32_t code = 0;    // word
  std::int32_t choice = 0;  // word
  Side side = Side::none;
  bool has_number = false;
};

// A treatment that was done.
struct RecordedTreatment {
  std::int64_t number = 0;  // TreatmentId
  std::int32_t patient = 0;
  DayNumber day = 0;
  DayNumber end = no_day;      // of a course or medication
  std::int32_t code = 0;       // word
  std::int32_t target = 0;     // word: same_target_key
  std::int32_t clinician = 0;  // word: who did it, else whose visit it was
  Side side = Side::none;
  bool is_index = false;
};

// A treatment with its parameters, where these matter: diagnostic blocks, medications, programmes.
struct RecordedDetail {
  std::int32_t patient = 0;
  Treatment treatment;
};

// An ablation and a diagnostic block it is recorded to rest on, by TreatmentId.
struct RecordedLink {
  std::int32_t patient = 0;
  std::int64_t treatment = 0;
  std::int64_t block = 0;
};

// The day a patient left the follow-up of a treatment, or a grave adverse event began.
struct RecordedDay {
  std::int32_t patient = 0;
  DayNumber day = 0;
  int grade = 0;               // of an adverse event
  std::int64_t treatment = 0;  // it belongs to; 0 none named
};

// A diagnosis from `day` to `until`, both included.
struct RecordedDiagnosis {
  std::int32_t patient = 0;
  DayNumber day = 0;
  std::int32_t code = 0;  // word
  DayNumber until = std::numeric_limits<DayNumber>::max();
};

struct OutcomeRecord {
  Words words;
  std::vector<RecordedPatient> patients;
  std::vector<RecordedValue> values;
  std::vector<RecordedTreatment> treatments;
  std::vector<RecordedFinding> findings;
  std::vector<RecordedDetail> details;
  std::vector<RecordedLink> links;
  std::vector<RecordedDay> withdrawals;
  std::vector<RecordedDay> adverse_events;
  std::vector<RecordedDiagnosis> diagnoses;
};

}  // namespace psoas
