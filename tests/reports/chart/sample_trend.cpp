#include "tests/reports/chart/sample_trend.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace psoas::tests {

namespace {

Patient ana() {
  Patient patient;
  patient.mrn = "DEMO-0001";
  patient.family_name = "Rivera";
  patient.given_name = "Ana";
  patient.birth_date = day(1971, 8, 2);
  patient.sex = Sex::female;
  return patient;
}

TrendMeasure nrs(const std::string& code, const std::string& short_label) {
  TrendMeasure measure;
  measure.code = code;
  measure.label = "Pain, " + short_label + " of last 7 days";
  measure.short_label = short_label;
  measure.unit = "0–10";
  measure.range = {0, 10};
  return measure;
}

std::string code_for(TreatmentMark mark) {
  switch (mark) {
    case TreatmentMark::procedure: return "tx_rfa";
    case TreatmentMark::diagnostic_block: return "tx_nerve_block";
    case TreatmentMark::course: return "tx_pt";
    case TreatmentMark::medication: break;
  }
  return "tx_medication";
}

TrendTreatment treatment(Date date, TreatmentMark mark, std::string short_label, std::string label,
                         std::string detail) {
  TrendTreatment made;
  made.date = date;
  made.mark = mark;
  made.short_label = std::move(short_label);
  made.label = std::move(label);
  made.detail = std::move(detail);
  made.code = code_for(mark);
  return made;
}

struct GoldenVisit {
  Date date;
  double average, current, worst, least;
  std::array<std::optional<double>, 3> peg;
  std::optional<double> peg_total;
  double thomas;
};

const std::array<GoldenVisit, 6>& golden_visits() {
  static const std::array<GoldenVisit, 6> visits{{
      {day(2025, 1, 6), 7, 6, 9, 4, {7, 8, 6}, 7.0, 12},
      {day(2025, 2, 17), 3, 2, 5, 1, {3, 4, 3}, 10.0 / 3, 6},
      {day(2025, 4, 21), 2, 1, 4, 0, {2, 2, 2}, 2.0, 2},
      {day(2025, 6, 16), 4, 4, 6, 2, {4, 5, std::nullopt}, std::nullopt, 3},
      {day(2025, 7, 21), 5, 4, 7, 3, {5, 5, 4}, 14.0 / 3, 5},
      {day(2025, 10, 6), 6, 6, 8, 4, {6, 7, 6}, 19.0 / 3, 8},
  }};
  return visits;
}

ScoreEntry score(const std::string& instrument, double value) {
  ScoreEntry entry;
  entry.instrument = instrument;
  entry.items = {value};
  entry.total = value;
  return entry;
}

Visit visit_of(const GoldenVisit& row, std::int64_t number) {
  Visit visit;
  visit.id = {number};
  visit.date = row.date;
  visit.kind = number == 1 ? "new_patient" : "follow_up";
  visit.clinician = "Osei";
  visit.scores = {score("nrs_avg7", row.average), score("nrs_current", row.current), score("nrs_worst7", row.worst),
                  score("nrs_least7", row.least)};
  ScoreEntry peg;
  peg.instrument = "peg";
  peg.items = {row.peg.begin(), row.peg.end()};
  peg.total = row.peg_total;
  visit.scores.push_back(peg);
  return visit;
}

std::vector<TrendTreatment> golden_treatments() {
  std::vector<TrendTreatment> treatments{
      treatment(day(2024, 12, 9), TreatmentMark::diagnostic_block, "Block", "Block L3–L5 R", "1st · 86 %"),
      treatment(day(2025, 1, 13), TreatmentMark::diagnostic_block, "Block", "Block L3–L5 R", "2nd · 57 %"),
      treatment(day(2025, 1, 20), TreatmentMark::procedure, "RFA", "RFA L3–L5 R", "conventional 80 °C"),
      treatment(day(2025, 10, 13), TreatmentMark::procedure, "RFA", "RFA L3–L5 R", "repeat, day 266")};
  treatments[2].is_index = treatments[3].is_index = true;
  return treatments;
}

// The worked example's figures (domain/demo/golden_patient.h), by hand.
CourseSummary golden_course() {
  CourseSummary course;
  course.index_day = day(2025, 1, 20);
  course.baseline = DatedValue{day(2025, 1, 6), 7, ScorePhase::routine, {}, {1}};
  course.after = {{28, 3}, {91, 2}, {147, 4}, {182, 5}, {259, 6}};
  course.latest = 6;
  course.best = 2;
  course.best_day = 91;
  course.slope = TheilSen{0.0154220779, 2.005682, 0, 0};
  course.relief_days = 105;
  course.span_days = 231;
  course.relief_lost_day = 147;
  return course;
}

void set_span(PatientTrend& trend) {
  std::vector<Date> days;
  for (const DatedValue& value : trend.measure.values) days.push_back(value.date);
  for (const TrendTreatment& treatment : trend.treatments) days.push_back(treatment.date);
  if (days.empty()) return;
  trend.first_day = *std::min_element(days.begin(), days.end());
  trend.last_day = *std::max_element(days.begin(), days.end());
}

// The next treatment of the same name on a later day repeats it.
void add_before_and_after(PatientTrend& trend) {
  for (TrendTreatment& one : trend.treatments) {
    std::optional<Date> again;
    for (const TrendTreatment& other : trend.treatments)
      if (other.label == one.label && other.date > one.date && (!again || other.date < *again)) again = other.date;
    if (one.status == TreatmentStatus::done)
      one.around = before_and_after(trend.measure.values, one.date, again, trend.measure.direction);
  }
}

void add_standings(PatientTrend& trend) {
  CatalogueContent content;
  for (const auto& [code, label] : {std::pair{"nrs_avg7", "Pain, average of last 7 days"}, {"peg", "PEG"}}) {
    InstrumentDefinition definition;
    definition.code = code;
    definition.label = label;
    definition.unit = "0–10";
    definition.important_change = 2;
    definition.decimals = definition.code == "peg" ? 1 : 0;
    content.instruments.push_back(definition);
  }
  trend.standings = instrument_standings(
      trend.visits, trend.index ? std::optional<Date>(trend.index->date) : std::nullopt, Catalogue(std::move(content)));
}

}  // namespace

PatientTrend golden_trend() {
  PatientTrend trend;
  trend.patient = ana();
  trend.measure = nrs("nrs_avg7", "average");
  trend.low = nrs("nrs_least7", "least");
  trend.high = nrs("nrs_worst7", "worst");
  std::int64_t number = 0;
  for (const GoldenVisit& row : golden_visits()) {
    const VisitId visit{++number};
    trend.measure.values.push_back({row.date, row.average, ScorePhase::routine, {}, visit});
    trend.low->values.push_back({row.date, row.least, ScorePhase::routine, {}, visit});
    trend.high->values.push_back({row.date, row.worst, ScorePhase::routine, {}, visit});
    trend.visits.insert(trend.visits.begin(), visit_of(row, number));
  }
  trend.treatments = golden_treatments();
  trend.index = trend.treatments[2];
  trend.course = golden_course();
  add_before_and_after(trend);
  add_standings(trend);
  set_span(trend);
  return trend;
}

PatientTrend golden_trend_with_second() {
  PatientTrend trend = golden_trend();
  trend.second = TrendMeasure{"exam_thomas",
                              "Thomas test angle, right",
                              "Thomas R",
                              "°",
                              0,
                              Direction::lower_is_better,
                              {-30, 60},
                              {},
                              false,
                              {},
                              {},
                              {},
                              0};
  std::int64_t number = 0;
  for (const GoldenVisit& row : golden_visits())
    trend.second->values.push_back({row.date, row.thomas, ScorePhase::routine, {}, {++number}});
  TrendTreatment therapy =
      treatment(day(2025, 2, 24), TreatmentMark::course, "PT", "Physical therapy", "6 of 8 attended");
  therapy.end_date = day(2025, 5, 12);
  TrendTreatment tramadol = treatment(day(2025, 7, 21), TreatmentMark::medication, "Tramadol", "Tramadol", "50 mg/d");
  TrendTreatment planned = treatment(day(2025, 10, 20), TreatmentMark::diagnostic_block, "Block", "Block psoas R", "");
  planned.status = TreatmentStatus::planned;
  trend.treatments.insert(trend.treatments.begin() + 3, {therapy, tramadol});
  trend.treatments.push_back(planned);
  add_before_and_after(trend);
  set_span(trend);
  return trend;
}

PatientTrend trend_of_scores(int count, int every) {
  PatientTrend trend;
  trend.patient = ana();
  trend.measure = nrs("nrs_avg7", "average");
  trend.low = nrs("nrs_least7", "least");
  trend.high = nrs("nrs_worst7", "worst");
  for (int i = 0; i < count; ++i) {
    const Date date = add_days(day(2015, 3, 2), i * every);
    const double value = std::round(5 + 3 * std::sin(i * 0.21) + 1.4 * std::sin(i * 1.7));
    trend.measure.values.push_back({date, value, ScorePhase::routine, {}, {i + 1}});
    trend.low->values.push_back({date, std::max(0.0, value - 2), ScorePhase::routine, {}, {i + 1}});
    trend.high->values.push_back({date, std::min(10.0, value + 2), ScorePhase::routine, {}, {i + 1}});
  }
  set_span(trend);
  return trend;
}

PatientTrend trend_of_treatments(int count) {
  PatientTrend trend = trend_of_scores(24, 30);
  const std::array short_names{"RFA", "Block", "TPI", "Botulinum toxin"};
  for (int i = 0; i < count; ++i) {
    const Date date = add_days(day(2015, 3, 2), i * 690 / std::max(1, count) + (i % 3 == 0 ? 4 : 0));
    const std::string name = short_names[static_cast<std::size_t>(i) % short_names.size()];
    if (i % 8 == 5) {
      auto course = treatment(date, TreatmentMark::course, "PT", "Physical therapy", "8 sessions");
      course.end_date = add_days(date, 60);
      trend.treatments.push_back(course);
    } else {
      const auto mark = i % 4 == 1 ? TreatmentMark::diagnostic_block : TreatmentMark::procedure;
      trend.treatments.push_back(treatment(date, mark, name, name + " L3–L5 R", "detail " + std::to_string(i)));
    }
  }
  add_before_and_after(trend);
  set_span(trend);
  return trend;
}

PatientTrend empty_trend() {
  PatientTrend trend;
  trend.patient = ana();
  trend.measure = nrs("nrs_avg7", "average");
  return trend;
}

}  // namespace psoas::tests
