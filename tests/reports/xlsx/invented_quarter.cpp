#include "tests/reports/xlsx/invented_quarter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace psoas::reports {

namespace {

// Numbers that look like chance and are the same on every machine.
class Dice {
 public:
  int below(int limit) {
    x_state = x_state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int>((x_state >> 33) % static_cast<std::uint64_t>(limit));
  }

 private:
  std::uint64_t x_state = 42;
};

InstrumentDefinition instrument(std::string code, std::string label) {
  InstrumentDefinition definition;
  definition.code = std::move(code);
  definition.label = std::move(label);
  definition.unit = "0–10";
  definition.items = {{"value", "value"}};
  definition.decimals = definition.code == "peg" ? 1 : 0;
  return definition;
}

FindingDefinition finding(std::string code, std::string label, ValueKind kind, std::string unit) {
  FindingDefinition definition;
  definition.code = std::move(code);
  definition.label = std::move(label);
  FieldDefinition field;
  field.code = "value";
  field.label = "value";
  field.kind = kind;
  field.unit = std::move(unit);
  if (kind == ValueKind::choice) field.choices = {{"4-", "4−", "", 3.67}, {"4", "4", "", 4.0}, {"5", "5", "", 5.0}};
  definition.fields.push_back(field);
  return definition;
}

AdverseEventDefinition adverse_event(std::string code, std::string label) {
  AdverseEventDefinition made;
  made.code = std::move(code);
  made.label = std::move(label);
  return made;
}

TreatmentDefinition treatment(std::string code, std::string label, std::string short_label) {
  TreatmentDefinition definition;
  definition.code = std::move(code);
  definition.label = std::move(label);
  definition.short_label = std::move(short_label);
  FieldDefinition guidance;
  guidance.code = "guidance";
  guidance.label = "guidance";
  guidance.kind = ValueKind::choice;
  guidance.choices = {{"ultrasound", "ultrasound", "", std::nullopt}, {"fluoroscopy", "fluoroscopy", "", std::nullopt}};
  definition.fields.push_back(guidance);
  definition.summary_fields = {"guidance"};
  return definition;
}

constexpr std::array<const char*, 6> families{"Rivera", "Müller", "O'Neill", "Nguyễn", "Smith", "Żak"};
constexpr std::array<const char*, 6> given{"Ana", "Zoë", "Seán", "Linh", "John", "Ewa"};
constexpr std::array<const char*, 5> kinds{"new_patient", "follow_up", "follow_up", "procedure", "therapy"};
constexpr std::array<const char*, 3> clinicians{"Dr. Adler", "Dr. Baptiste", "Dr. Chen"};
constexpr std::array<const char*, 4> treatments{"tx_rfa", "tx_nerve_block", "tx_tpi", "tx_pt"};
constexpr std::array<const char*, 5> instruments{"nrs_avg7", "nrs_worst7", "nrs_least7", "nrs_current", "peg"};
constexpr std::array<const char*, 4> notes{"Walks better, sits an hour without pain.", "-2 points since the block",
                                           "+ sleeps through; @home exercises done", ""};

// The places of words in a record.
class Words {
 public:
  explicit Words(std::vector<std::string>& words) : x_words(words) {}
  std::int16_t operator()(std::string_view word) {
    const auto found = std::find(x_words.begin(), x_words.end(), word);
    if (found != x_words.end()) return static_cast<std::int16_t>(found - x_words.begin());
    x_words.emplace_back(word);
    return static_cast<std::int16_t>(x_words.size() - 1);
  }

 private:
  std::vector<std::string>& x_words;
};

std::string padded(int number) {
  std::string text = std::to_string(number);
  return std::string(6 - std::min<std::size_t>(6, text.size()), '0') + text;
}

PeriodPatient invented_patient(int number) {
  PeriodPatient patient;
  patient.id = {number + 1};
  patient.mrn = padded(number + 101);
  const auto place = static_cast<std::size_t>(number);
  patient.name = std::string(families[place % families.size()]) + ", " + given[(place / 2) % given.size()];
  if (number == 1) patient.name = "=HYPERLINK(\"http://example.org\",\"click\")";
  if (number == 2) patient.name = "@Emoji 😀, _x0041_ & <tags>";
  patient.birth_date = add_days(Date{date::year{1948} / 3 / 2}, number * 97 % 18000);
  patient.sex = number % 2 == 0 ? Sex::female : Sex::male;
  patient.is_new = number % 5 == 0;
  return patient;
}

void add_scores(PeriodRecord& record, Words& words, Dice& dice, std::int32_t visit) {
  const int average = 2 + dice.below(7);
  const std::array<double, 5> totals{static_cast<double>(average), std::min(10.0, average + 2.0), average - 2.0,
                                     average + 1.0, average + 1.0 / 3};
  for (std::size_t i = 0; i < instruments.size(); ++i) {
    PeriodScore score;
    score.visit = visit;
    score.instrument = words(instruments[i]);
    score.total = totals[i];
    if (i == 4 && visit % 4 == 3) {
      score.status = ScoreStatus::declined;
      score.total.reset();
    }
    record.scores.push_back(score);
  }
}

void add_findings(PeriodRecord& record, Words& words, Dice& dice, std::int32_t visit) {
  for (int i = 0; i < 3; ++i) {
    PeriodFinding finding;
    finding.visit = visit;
    finding.side = i % 2 == 0 ? Side::right : Side::left;
    if (i < 2) {
      finding.code = words("exam_thomas_mod_angle_deg");
      finding.number = dice.below(18) - 2;
      finding.qualifiers = "method goniometer; familiar_pain present";
    } else {
      finding.code = words("exam_hip_flexor_mmt");
      finding.value = words(dice.below(2) == 0 ? "4-" : "4");
      finding.number = record.words[static_cast<std::size_t>(finding.value)] == "4" ? 4 : 3.67;
    }
    record.findings.push_back(finding);
  }
}

void add_treatment(PeriodRecord& record, std::int32_t visit, Date day) {
  Treatment treatment;
  const auto number = record.treatments.size();
  treatment.id = {static_cast<std::int64_t>(number) + 1};
  treatment.code = treatments[number % treatments.size()];
  treatment.side = number % 3 == 0 ? Side::left : Side::right;
  treatment.date = day;
  treatment.performer = clinicians[number % clinicians.size()];
  treatment.is_index = number % 2 == 0;
  treatment.same_target_key = treatment.code + "/medial_branch/L3-L5/R";
  const auto value = [](std::optional<double> amount, std::string code) {
    Value made;
    made.number = amount;
    made.code = std::move(code);
    return made;
  };
  treatment.parameters = {{"", 0, "guidance", value(std::nullopt, "ultrasound")},
                          {"", 0, "pre_nrs", value(7, "")},
                          {"series", 0, "hours", value(1, "")},
                          {"series", 0, "nrs", value(2, "")},
                          {"series", 1, "hours", value(4, "")},
                          {"series", 1, "nrs", value(1, "")}};
  record.treatments.push_back({visit, treatment});
}

// One after each treatment, of one code the catalogue has and one it has not.
std::vector<PeriodAdverseEvent> invented_adverse_events(const PeriodRecord& record) {
  std::vector<PeriodAdverseEvent> events;
  for (const PeriodTreatment& row : record.treatments) {
    const auto number = static_cast<std::int64_t>(events.size());
    const PeriodVisit& visit = record.visits[static_cast<std::size_t>(row.visit)];
    PeriodAdverseEvent& made = events.emplace_back();
    made.mrn = record.patients[static_cast<std::size_t>(visit.patient)].mrn;
    made.patient_name = record.patients[static_cast<std::size_t>(visit.patient)].name;
    made.event.id = {number + 1};
    made.event.code = number % 2 == 0 ? "ae_vasovagal" : "x_unheard_of";
    made.event.onset = add_days(row.treatment.date, static_cast<int>(number));
    made.event.grade = 1 + static_cast<int>(number % 4);
    made.event.treatments = {row.treatment.id};
    made.event.note = "=1+1";
    made.linked = {{row.treatment.code, row.treatment.date, true}};
  }
  return events;
}

PeriodRecord invented_record(Quarter quarter, int visits) {
  PeriodRecord record;
  record.from = quarter.first_day();
  record.to = quarter.last_day();
  Words words(record.words);
  Dice dice;
  const int patients = std::max(1, visits / 3);
  for (int i = 0; i < patients; ++i) record.patients.push_back(invented_patient(i));
  for (int i = 0; i < visits; ++i) {
    PeriodVisit visit;
    visit.id = {1000 + i};
    visit.patient = i % patients;
    visit.date = add_days(quarter.first_day(), static_cast<int>(static_cast<std::int64_t>(i) * 91 / visits));
    visit.kind = words(kinds[static_cast<std::size_t>(i) % kinds.size()]);
    visit.clinician = words(clinicians[static_cast<std::size_t>(dice.below(3))]);
    visit.entered_late = i % 17 == 4;
    visit.note = notes[static_cast<std::size_t>(i) % notes.size()];
    record.visits.push_back(visit);
    add_scores(record, words, dice, i);
    add_findings(record, words, dice, i);
    if (i % 2 == 0) add_treatment(record, i, visit.date);
  }
  return record;
}

PeriodCounts invented_counts(std::int64_t visits, Dice& dice) {
  PeriodCounts counts;
  counts.visits = visits;
  counts.patients_seen = visits / 3 + 1;
  counts.new_patients = visits / 9;
  counts.visits_with_pain_score = visits * 9 / 10;
  counts.entered_late = visits / 17;
  const std::int64_t fifth = visits / 5;
  counts.visits_by_kind = {
      {"follow_up", visits - 3 * fifth}, {"new_patient", fifth}, {"procedure", fifth}, {"therapy", fifth}};
  for (const char* code : treatments) counts.treatments_by_code.emplace_back(code, visits / 6 + 2 + dice.below(7));
  return counts;
}

// Forty patients, each with an index treatment of the quarter, most with a score before and some after it.
OutcomeRecord invented_courses(Quarter quarter, Dice& dice) {
  OutcomeRecord record;
  const std::int32_t measure = record.words.place_of("nrs_avg7");
  for (std::int32_t i = 0; i < 40; ++i) {
    RecordedPatient patient;
    patient.id = {i + 1};
    patient.birth = day_number(Date{date::year{1960} / 1 / 1});
    record.patients.push_back(patient);
    const DayNumber index_day = day_number(add_days(quarter.first_day(), i * 2));
    const auto treat = [&](DayNumber day, bool is_index) {
      RecordedTreatment treatment;
      treatment.number = static_cast<std::int64_t>(record.treatments.size()) + 1;
      treatment.patient = i;
      treatment.day = day;
      treatment.code = record.words.place_of(treatments[static_cast<std::size_t>(i) % 3]);
      treatment.target = record.words.place_of("target " + std::to_string(i));
      treatment.is_index = is_index;
      record.treatments.push_back(treatment);
    };
    treat(index_day, true);
    if (i % 13 == 5) treat(index_day + 70, false);
    const int before = 5 + dice.below(5);
    const auto add = [&](int day, double pain) {
      if (dice.below(6) == 0) return;
      RecordedValue value;
      value.entry = static_cast<std::int64_t>(record.values.size()) + 1;
      value.number = std::max(0.0, pain);
      value.patient = i;
      value.day = index_day + day;
      value.measure = measure;
      record.values.push_back(value);
    };
    add(-7, before);
    add(30, before - 2 - dice.below(4));
    add(88, before - 1 - dice.below(4));
    add(180, before - dice.below(4));
    add(360, before - dice.below(3));
  }
  return record;
}

PeriodFigures invented_period(Quarter quarter, std::int64_t visits, Date as_of, Dice& dice) {
  const PeriodCounts counts = invented_counts(visits, dice);
  OutcomeResult result =
      analyse(outcome_question(quarter, as_of, {}), invented_courses(quarter, dice), small_catalogue());
  PeriodFigures period = summarise_period(quarter, counts, std::move(result.groups));
  const std::int64_t closed = 20 + dice.below(20);
  period.follow_up_by_protocol = {{"after_rfa", closed * 3 / 4, closed}, {"after_block", 7, 12}};
  period.follow_up_by_clinician = {{"Dr. Adler", closed * 3 / 4 + 7, closed + 12}};
  period.adverse_events =
      summarise_adverse_events({}, period.treatments_by_code, quarter.first_day(), quarter.last_day());
  return period;
}

}  // namespace

Catalogue small_catalogue() {
  return Catalogue({
      .findings = {finding("exam_thomas_mod_angle_deg", "Modified Thomas test, hip extension angle", ValueKind::number,
                           "°"),
                   finding("exam_hip_flexor_mmt", "Hip flexor strength", ValueKind::choice, "")},
      .treatments = {treatment("tx_pt", "Physical therapy", "PT"),
                     treatment("tx_tpi", "Trigger point injection", "TPI"),
                     treatment("tx_nerve_block", "Nerve block", "Block"),
                     treatment("tx_rfa", "Radiofrequency ablation", "RFA")},
      .instruments = {instrument("nrs_current", "Pain now"), instrument("nrs_avg7", "Pain, average of last 7 days"),
                      instrument("nrs_worst7", "Pain, worst of last 7 days"),
                      instrument("nrs_least7", "Pain, least of last 7 days"),
                      instrument("peg", "PEG: pain, enjoyment, activity")},
      .adverse_events = {adverse_event("ae_vasovagal", "Vasovagal reaction")},
  });
}

QuarterReport invented_quarter(int visits) {
  const Quarter quarter{2026, 3};
  QuarterReport report;
  report.clinic.name = "Harbour & Hill Pain Clinic";
  report.clinic.demo = true;
  report.made_at = date::sys_days{date::year{2026} / 10 / 2} + std::chrono::hours{8} + std::chrono::minutes{15};
  report.program_version = "0.1.0";
  Dice dice;
  const Date as_of{date::year{2026} / 10 / 2};
  report.summary = {quarter, as_of, {}, {}};
  Quarter one = quarter;
  for (int i = 0; i < quarters_of_a_summary; ++i, one = one.previous())
    report.summary.periods.push_back(invented_period(one, visits * (10 - i) / 10 + i, as_of, dice));
  report.record = invented_record(quarter, visits);
  report.adverse_events = invented_adverse_events(report.record);
  PeriodFigures& current = report.summary.periods.front();
  current.adverse_events = summarise_adverse_events(report.adverse_events, current.treatments_by_code,
                                                    quarter.first_day(), quarter.last_day());
  fill_figures(report);
  return report;
}

}  // namespace psoas::reports
