#include "domain/outcome/patient_trend.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <stdexcept>

#include "domain/base/number.h"
#include "domain/store/adverse_events.h"
#include "domain/treatment/block_relief.h"
#include "domain/treatment/opioid_dose.h"

namespace psoas {

namespace {

constexpr std::string_view pain_average = "nrs_avg7";
constexpr std::string_view pain_least = "nrs_least7";
constexpr std::string_view pain_worst = "nrs_worst7";

bool within(const TrendSelection& selection, Date day) {
  return (!selection.from || day >= *selection.from) && (!selection.to || day <= *selection.to);
}

TrendMeasure measure_of(const InstrumentDefinition& definition) {
  TrendMeasure measure;
  measure.code = definition.code;
  measure.label = definition.label;
  measure.short_label = definition.short_name();
  measure.unit = definition.unit;
  measure.decimals = definition.decimals;
  measure.direction = definition.direction;
  measure.range = definition.score_range;
  measure.important_change = definition.important_change;
  return measure;
}

TrendMeasure read_opioid_use(Reading& reading, const Catalogue& catalogue, PatientId patient,
                             const TrendSelection& selection) {
  TrendMeasure measure =
      opioid_measure(reading.visits().of_patient(patient), reading.series().treatments(patient), catalogue);
  std::erase_if(measure.values, [&](const DatedValue& value) { return !within(selection, value.date); });
  return measure;
}

TrendMeasure read_instrument(Reading& reading, const InstrumentDefinition& definition, PatientId patient,
                             const TrendSelection& selection) {
  TrendMeasure measure = measure_of(definition);
  measure.values = reading.series().scores(patient, definition.code);
  std::erase_if(measure.values, [&](const DatedValue& value) { return !within(selection, value.date); });
  return measure;
}

std::string side_suffix(Side side) { return side == Side::none ? "" : " " + std::string(code_of(side)); }

// The way a value was read, in words: "goniometer", "inclinometer, pelvis not controlled".
std::string way_of(const FindingPoint& point, const FindingDefinition& definition) {
  const FieldDefinition* method = definition.field("method");
  if (!method) return {};
  const Choice* choice = method ? method->choice(point.method) : nullptr;
  std::string way = choice ? choice->label : point.method.empty() ? "method not recorded" : point.method;
  if (point.pelvis_free) way += ", pelvis not controlled";
  return way;
}

void keep_ways_that_differ(TrendMeasure& measure) {
  const std::set<std::string> different(measure.ways.begin(), measure.ways.end());
  measure.mixed_methods = different.size() > 1;
  if (!measure.mixed_methods) measure.ways.clear();
}

TrendMeasure read_finding(Reading& reading, const FindingDefinition& definition, PatientId patient,
                          const TrendSelection& selection) {
  const Side side = definition.laterality == Laterality::none ? Side::none : selection.second_side;
  TrendMeasure measure;
  measure.code = definition.code;
  measure.label = definition.label + side_suffix(side);
  measure.short_label = definition.short_name() + side_suffix(side);
  measure.unit = definition.main_field().unit;
  measure.direction = definition.direction;
  measure.range = definition.main_field().hard;
  for (const FindingPoint& point : reading.series().findings(patient, definition.code)) {
    if (point.side != side || !within(selection, point.value.date)) continue;
    measure.values.push_back(point.value);
    measure.ways.push_back(way_of(point, definition));
  }
  keep_ways_that_differ(measure);
  for (const FindingWord& word : reading.series().finding_words(patient, definition.code)) {
    const Choice* choice = definition.main_field().choice(word.word);
    if (word.side == side && within(selection, word.date))
      measure.words.push_back({word.date, choice ? choice->label : word.word});
  }
  return measure;
}

std::optional<TrendMeasure> read_second(Reading& reading, const Catalogue& catalogue, PatientId patient,
                                        const TrendSelection& selection) {
  if (selection.second.empty()) return std::nullopt;
  if (selection.second == opioid_use) return read_opioid_use(reading, catalogue, patient, selection);
  if (const InstrumentDefinition* instrument = catalogue.instrument(selection.second))
    return read_instrument(reading, *instrument, patient, selection);
  if (const FindingDefinition* finding = catalogue.finding(selection.second))
    return read_finding(reading, *finding, patient, selection);
  throw std::invalid_argument("no instrument or finding is called " + selection.second);
}

std::string ordinal(int number) {
  const int last_two = number % 100;
  const char* ending = "th";
  if (last_two < 11 || last_two > 13) {
    if (number % 10 == 1) ending = "st";
    else if (number % 10 == 2) ending = "nd";
    else if (number % 10 == 3) ending = "rd";
  }
  return std::to_string(number) + ending;
}

std::string parameters_in_short(const Treatment& treatment, const TreatmentDefinition& definition) {
  std::string text;
  for (const std::string_view code : {"mode", "temperature_c"}) {
    const FieldDefinition* field = definition.field("", code);
    const Value* value = treatment.parameter(code);
    if (!field || !value) continue;
    if (!text.empty()) text += " ";
    text += shown(*field, *value);
    if (value->number && value->code.empty()) text += " " + field->unit;
  }
  return text;
}

TrendTreatment trend_treatment(const TreatmentRecord& record, const TreatmentDefinition* definition) {
  const Treatment& treatment = record.treatment;
  TrendTreatment mark;
  mark.id = treatment.id;
  mark.visit = record.visit;
  mark.code = treatment.code;
  mark.date = treatment.date;
  mark.end_date = treatment.end_date;
  mark.status = treatment.status;
  mark.is_index = treatment.is_index;
  mark.same_target_key = treatment.same_target_key;
  mark.label = treatment.code;
  mark.short_label = treatment.code;
  if (!definition) return mark;
  mark.mark = is_diagnostic_block(treatment, *definition) ? TreatmentMark::diagnostic_block : definition->mark;
  mark.label = short_description(treatment, *definition);
  mark.short_label = definition->short_name();
  return mark;
}

// What is said of a mark beside its label: a block's place in its series and its relief, a repeat's day, else the
// parameters that tell one treatment of the kind from another.
void describe_details(std::vector<TrendTreatment>& marks, const std::vector<TreatmentRecord>& records,
                      const Catalogue& catalogue) {
  std::map<std::string, std::vector<const TrendTreatment*>> earlier;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    TrendTreatment& mark = marks[i];
    const TreatmentDefinition* definition = catalogue.treatment(mark.code);
    std::vector<const TrendTreatment*>& before = earlier[mark.same_target_key];
    if (mark.mark == TreatmentMark::diagnostic_block) {
      mark.detail = ordinal(static_cast<int>(before.size()) + 1);
      if (const auto relief = block_relief(records[i].treatment))
        mark.detail += " · " + to_text(relief->best_percent, 0) + " %";
    } else if (mark.mark == TreatmentMark::procedure && !before.empty()) {
      mark.detail = "repeat, day " + std::to_string(days_between(before.back()->date, mark.date));
    } else if (definition) {
      mark.detail = parameters_in_short(records[i].treatment, *definition);
    }
    if (mark.status == TreatmentStatus::planned)
      mark.detail = mark.detail.empty() ? "planned" : "planned · " + mark.detail;
    else if (mark.status == TreatmentStatus::aborted)
      mark.detail = mark.detail.empty() ? "aborted" : "aborted · " + mark.detail;
    else before.push_back(&mark);
  }
}

// A plan is carried out by a treatment of the same target about its day; then the one mark says enough.
void leave_out_plans_carried_out(std::vector<TrendTreatment>& marks) {
  constexpr int days_about = 30;
  const std::vector<TrendTreatment> all = marks;
  std::erase_if(marks, [&](const TrendTreatment& plan) {
    if (plan.status != TreatmentStatus::planned) return false;
    return std::any_of(all.begin(), all.end(), [&](const TrendTreatment& other) {
      return other.status == TreatmentStatus::done && other.same_target_key == plan.same_target_key &&
             std::abs(days_between(plan.date, other.date)) <= days_about;
    });
  });
}

void set_span(PatientTrend& trend, const TrendSelection& selection) {
  std::vector<Date> days;
  for (const DatedValue& value : trend.measure.values) days.push_back(value.date);
  if (trend.second)
    for (const DatedValue& value : trend.second->values) days.push_back(value.date);
  for (const TrendTreatment& treatment : trend.treatments) {
    days.push_back(treatment.date);
    if (treatment.end_date) days.push_back(*treatment.end_date);
  }
  if (days.empty()) return;
  trend.first_day = *std::min_element(days.begin(), days.end());
  trend.last_day = *std::max_element(days.begin(), days.end());
  if (selection.from) trend.first_day = std::max(trend.first_day, *selection.from);
  if (selection.to) trend.last_day = std::min(trend.last_day, *selection.to);
}

bool has_value_after(const TrendTreatment& treatment, const std::vector<DatedValue>& values) {
  return std::any_of(values.begin(), values.end(), [&](const DatedValue& value) {
    return value.date > treatment.date && value.phase != ScorePhase::post_procedure;
  });
}

// The next day on which the treatment's target was treated by one that was done.
std::optional<Date> treated_again(const std::vector<TrendTreatment>& treatments, const TrendTreatment& before) {
  std::optional<Date> next;
  for (const TrendTreatment& other : treatments) {
    if (other.status != TreatmentStatus::done || other.same_target_key != before.same_target_key) continue;
    if (other.date > before.date && (!next || other.date < *next)) next = other.date;
  }
  return next;
}

void add_before_and_after(std::vector<TrendTreatment>& treatments, const TrendMeasure& whole) {
  for (TrendTreatment& treatment : treatments)
    if (treatment.status == TreatmentStatus::done)
      treatment.around =
          before_and_after(whole.values, treatment.date, treated_again(treatments, treatment), whole.direction);
}

std::vector<Treatment> medication_among(const std::vector<TreatmentRecord>& records) {
  std::vector<Treatment> medication;
  for (const TreatmentRecord& record : records)
    if (record.treatment.code == medication_code) medication.push_back(record.treatment);
  return medication;
}

}  // namespace

TrendMeasure opioid_measure(const std::vector<Visit>& visits, const std::vector<TreatmentRecord>& treatments,
                            const Catalogue& catalogue) {
  TrendMeasure measure;
  measure.code = opioid_use;
  measure.label = "opioid dose, morphine equivalents";
  measure.short_label = "MME";
  measure.unit = "mg/d";
  measure.direction = Direction::lower_is_better;
  const TreatmentDefinition* definition = catalogue.treatment(medication_code);
  const std::vector<Treatment> medication = medication_among(treatments);
  double highest = 60;  // so that the flag at 50 lies within the picture
  for (auto visit = visits.rbegin(); definition && visit != visits.rend(); ++visit) {
    const OpioidDose dose = opioid_dose_on(visit->date, medication, *definition);
    if (!dose.mme) continue;
    highest = std::max(highest, *dose.mme);
    measure.values.push_back({visit->date, *dose.mme, ScorePhase::routine, visit->entered_at, visit->id});
    if (*dose.mme != std::floor(*dose.mme)) measure.decimals = 1;
  }
  measure.range = {0, std::ceil(highest / 20) * 20};
  return measure;
}

bool takes_opioids(const std::vector<TreatmentRecord>& treatments, const Catalogue& catalogue) {
  const TreatmentDefinition* definition = catalogue.treatment(medication_code);
  if (!definition) return false;
  const std::vector<Treatment> medication = medication_among(treatments);
  return std::any_of(medication.begin(), medication.end(),
                     [&](const Treatment& treatment) { return is_opioid(treatment, *definition); });
}

const TrendTreatment* choose_index(const std::vector<TrendTreatment>& treatments,
                                   const std::vector<DatedValue>& values) {
  const bool marked = std::any_of(treatments.begin(), treatments.end(), [](const TrendTreatment& treatment) {
    return treatment.is_index && treatment.status == TreatmentStatus::done;
  });
  const TrendTreatment* latest = nullptr;
  const TrendTreatment* latest_with_values = nullptr;
  for (const TrendTreatment& treatment : treatments) {
    if (treatment.status != TreatmentStatus::done) continue;
    if (marked ? !treatment.is_index : treatment.mark != TreatmentMark::procedure) continue;
    if (!latest || treatment.date >= latest->date) latest = &treatment;
    if (!has_value_after(treatment, values)) continue;
    if (!latest_with_values || treatment.date >= latest_with_values->date) latest_with_values = &treatment;
  }
  return latest_with_values ? latest_with_values : latest;
}

PatientTrend read_patient_trend(Reading& reading, const Catalogue& catalogue, PatientId patient,
                                const TrendSelection& selection) {
  const InstrumentDefinition* instrument = catalogue.instrument(selection.instrument);
  const bool of_opioids = selection.instrument == opioid_use;
  if (!instrument && !of_opioids) throw std::invalid_argument("no instrument is called " + selection.instrument);
  PatientTrend trend;
  trend.patient = reading.patients().get(patient);
  // Baseline and course are the whole truth; the selection only narrows what is shown.
  const TrendMeasure whole = of_opioids ? read_opioid_use(reading, catalogue, patient, {})
                                        : read_instrument(reading, *instrument, patient, {});
  trend.measure = whole;
  std::erase_if(trend.measure.values, [&](const DatedValue& value) { return !within(selection, value.date); });
  if (selection.instrument == pain_average) {
    if (const auto* least = catalogue.instrument(pain_least))
      trend.low = read_instrument(reading, *least, patient, selection);
    if (const auto* worst = catalogue.instrument(pain_worst))
      trend.high = read_instrument(reading, *worst, patient, selection);
  }
  trend.second = read_second(reading, catalogue, patient, selection);

  std::vector<TreatmentRecord> records = reading.series().treatments(patient);
  std::erase_if(records,
                [](const TreatmentRecord& record) { return record.treatment.status == TreatmentStatus::cancelled; });
  for (const TreatmentRecord& record : records)
    trend.treatments.push_back(trend_treatment(record, catalogue.treatment(record.treatment.code)));
  describe_details(trend.treatments, records, catalogue);
  leave_out_plans_carried_out(trend.treatments);
  add_before_and_after(trend.treatments, whole);

  const TrendTreatment* index = choose_index(trend.treatments, whole.values);
  if (selection.index)
    for (const TrendTreatment& treatment : trend.treatments)
      if (treatment.id == *selection.index) index = &treatment;
  if (index) {
    trend.index = *index;
    trend.course = summarise_course(whole.values, index->date, whole.direction);
  }
  std::erase_if(trend.treatments, [&](const TrendTreatment& treatment) {
    const bool ended_before = selection.from && treatment.end_date.value_or(treatment.date) < *selection.from;
    return ended_before || (selection.to && treatment.date > *selection.to);
  });
  trend.visits = reading.visits().of_patient(patient);
  trend.measure.form_changes = form_changes(trend.measure.values, trend.measure.code, trend.visits);
  if (trend.second) trend.second->form_changes = form_changes(trend.second->values, trend.second->code, trend.visits);
  trend.standings = instrument_standings(
      trend.visits, trend.index ? std::optional<Date>(trend.index->date) : std::nullopt, catalogue);
  std::erase_if(trend.visits, [&](const Visit& visit) { return !within(selection, visit.date); });
  trend.adverse_events = reading.adverse_events().of_patient(patient);
  std::reverse(trend.adverse_events.begin(), trend.adverse_events.end());
  std::erase_if(trend.adverse_events, [&](const AdverseEvent& event) { return !within(selection, event.onset); });
  set_span(trend, selection);
  return trend;
}

}  // namespace psoas
