#pragma once

// All that a picture or table of one patient's trend needs, read in one go and shaped for the eye: the measure, its
// band, a second measure, every treatment as a mark, and the course since the index treatment. Screen, PDF, SVG,
// PNG, CSV, JSON and workbook are all made from this value.

#include <optional>
#include <string>
#include <vector>

#include "domain/adverse_event/adverse_event.h"
#include "domain/catalogue/catalogue.h"
#include "domain/outcome/before_after.h"
#include "domain/outcome/form_changes.h"
#include "domain/outcome/trend.h"
#include "domain/patient/patient.h"
#include "domain/store/store.h"
#include "domain/treatment/treatment.h"
#include "domain/visit/visit.h"

namespace psoas {

struct TrendSelection {
  std::string instrument = "nrs_avg7";  // or opioid_use, which follows from the medication
  std::string second;                   // code of a finding or instrument on the second axis; "" none
  Side second_side = Side::right;       // for a finding
  std::optional<Date> from;             // both ends included; values outside are left out
  std::optional<Date> to;
  std::optional<TreatmentId> index;  // the treatment that is day 0; nothing: chosen by choose_index
};

// A day on which a word stood where a number would.
struct WordOnDay {
  Date date{};
  std::string word;  // "not limited"
};

// A measure over time, with what its axis needs.
struct TrendMeasure {
  std::string code;
  std::string label;  // "average, last 7 days"
  std::string short_label;
  std::string unit;
  int decimals = 0;
  Direction direction = Direction::lower_is_better;
  Range range;
  std::vector<DatedValue> values;        // by date
  bool mixed_methods = false;            // a finding read with more than one method
  std::vector<std::string> ways;         // how each value was read ("goniometer, pelvis free"); empty when all alike
  std::vector<WordOnDay> words;          // by date; no numbers: neither drawn as values nor part of any figure
  std::vector<FormChange> form_changes;  // of an instrument: its line is broken there
  double important_change = 0;           // points; 0 none agreed
};

struct TrendTreatment {
  TreatmentId id;
  VisitId visit;
  std::string code;
  Date date{};
  std::optional<Date> end_date;  // of a course or medication; nothing while it goes on
  TreatmentMark mark = TreatmentMark::procedure;
  TreatmentStatus status = TreatmentStatus::done;
  std::string label;        // "RFA L3–L5 R"
  std::string short_label;  // "RFA": the definition's short name
  std::string detail;       // "conventional 80 °C", "repeat, day 266", "1st · 86 %"
  bool is_index = false;
  std::string same_target_key;
  std::optional<BeforeAfter> around;  // of the measure, whatever days are selected; of those done
};

struct PatientTrend {
  Patient patient;
  TrendMeasure measure;
  std::optional<TrendMeasure> low;  // nrs_least7 and nrs_worst7 round the average
  std::optional<TrendMeasure> high;
  std::optional<TrendMeasure> second;
  std::vector<TrendTreatment> treatments;  // by date; cancelled ones and plans carried out are left out
  std::optional<TrendTreatment> index;
  std::optional<CourseSummary> course;        // since the index treatment
  std::vector<InstrumentStanding> standings;  // of every instrument ever answered, since the index treatment
  std::vector<Visit> visits;                  // latest first
  std::vector<AdverseEvent> adverse_events;   // by onset
  Date first_day{};                           // span of the time axis: values and marks, within the selection
  Date last_day{};
};

// The measure that follows from the medication: the opioid dose in morphine equivalents a day on each visit's date.
// A visit on which it is not defined (domain/treatment/opioid_dose.h) has no value.
inline constexpr std::string_view opioid_use = "opioid_use";
TrendMeasure opioid_measure(const std::vector<Visit>& visits, const std::vector<TreatmentRecord>& treatments,
                            const Catalogue& catalogue);

// True when any of the treatments is an opioid, so that the measure above says something.
bool takes_opioids(const std::vector<TreatmentRecord>& treatments, const Catalogue& catalogue);

// The latest done index treatment that has a value after it; without index treatments the latest done procedure
// that has one; else the latest of them; nullptr when there is none.
const TrendTreatment* choose_index(const std::vector<TrendTreatment>& treatments,
                                   const std::vector<DatedValue>& values);

// Throws StoreError missing; std::invalid_argument for an instrument the catalogue does not know.
PatientTrend read_patient_trend(Reading& reading, const Catalogue& catalogue, PatientId patient,
                                const TrendSelection& selection);

}  // namespace psoas
