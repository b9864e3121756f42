#include "reports/json/trend_json.h"

#include <nlohmann/json.hpp>

#include "domain/base/output_file.h"
#include "domain/outcome/change.h"

namespace psoas::reports {

namespace {

using Json = nlohmann::ordered_json;

// The number of the format; it grows when a member changes its meaning or goes, not when one is added.
constexpr int format_version = 1;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<Date>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

std::string_view code_of_direction(Direction direction) {
  switch (direction) {
    case Direction::lower_is_better: return "lower_is_better";
    case Direction::higher_is_better: return "higher_is_better";
    case Direction::neither: break;
  }
  return "neither";
}

Json patient_json(const Patient& patient) {
  return {{"mrn", patient.mrn},
          {"family_name", patient.family_name},
          {"given_name", patient.given_name},
          {"birth_date", to_string(patient.birth_date)},
          {"sex", code_of(patient.sex)}};
}

Json measure_json(const TrendMeasure& measure, std::string_view role, const std::optional<CourseSummary>& course) {
  Json values = Json::array();
  for (std::size_t i = 0; i < measure.values.size(); ++i) {
    const DatedValue& value = measure.values[i];
    Json entry;
    entry["date"] = to_string(value.date);
    entry["day"] = course ? Json(days_between(course->index_day, value.date)) : Json(nullptr);
    entry["value"] = value.value;
    entry["phase"] = code_of(value.phase);
    if (!measure.ways.empty()) entry["method"] = measure.ways[i];
    values.push_back(std::move(entry));
  }
  Json words = Json::array();
  for (const WordOnDay& word : measure.words) words.push_back({{"date", to_string(word.date)}, {"word", word.word}});
  Json json = {{"role", role},
               {"code", measure.code},
               {"label", measure.label},
               {"unit", measure.unit},
               {"direction", code_of_direction(measure.direction)},
               {"mixed_methods", measure.mixed_methods},
               {"values", std::move(values)}};
  if (!words.empty()) json["words"] = std::move(words);
  for (const FormChange& change : measure.form_changes)
    json["form_changes"].push_back({{"date", to_string(change.date)}, {"from", change.from}, {"to", change.to}});
  return json;
}

Json measures_json(const PatientTrend& trend) {
  Json measures = Json::array();
  measures.push_back(measure_json(trend.measure, "measure", trend.course));
  if (trend.low) measures.push_back(measure_json(*trend.low, "least", trend.course));
  if (trend.high) measures.push_back(measure_json(*trend.high, "worst", trend.course));
  if (trend.second) measures.push_back(measure_json(*trend.second, "second", trend.course));
  return measures;
}

Json treatments_json(const PatientTrend& trend) {
  Json treatments = Json::array();
  for (const TrendTreatment& treatment : trend.treatments)
    treatments.push_back({{"code", treatment.code},
                          {"label", treatment.label},
                          {"detail", treatment.detail},
                          {"date", to_string(treatment.date)},
                          {"end_date", or_null(treatment.end_date)},
                          {"mark", code_of(treatment.mark)},
                          {"status", code_of(treatment.status)},
                          {"is_index", treatment.is_index},
                          {"same_target_key", treatment.same_target_key}});
  return treatments;
}

Json course_json(const PatientTrend& trend) {
  if (!trend.course) return nullptr;
  const CourseSummary& course = *trend.course;
  Json json{{"index_day", to_string(course.index_day)}, {"index_treatment", nullptr}};
  if (trend.index) json["index_treatment"] = trend.index->label;
  json["base_value"] = nullptr;
  json["base_date"] = nullptr;
  json["change"] = nullptr;
  json["improvement_pct"] = nullptr;
  if (course.baseline) {
    json["base_value"] = course.baseline->value;
    json["base_date"] = to_string(course.baseline->date);
    if (course.latest) {
      json["change"] = change(course.baseline->value, *course.latest);
      json["improvement_pct"] =
          or_null(improvement_percent(course.baseline->value, *course.latest, trend.measure.direction));
    }
  }
  json["latest"] = or_null(course.latest);
  json["best"] = or_null(course.best);
  json["best_day"] = or_null(course.best_day);
  json["ts_slope30"] = course.slope ? Json(course.slope->per_day * 30) : Json(nullptr);
  json["ols_slope30"] = course.line ? Json(course.line->per_day * 30) : Json(nullptr);
  json["tw_mean"] = or_null(course.mean);
  json["relief_days50"] = or_null(course.relief_days);
  json["span_days"] = or_null(course.span_days);
  json["relapse_day"] = or_null(course.relief_lost_day);
  return json;
}

}  // namespace

std::string trend_json(const PatientTrend& trend, const std::string& anchor) {
  Json json{{"format", "psoastrack-trend"},           {"version", format_version},
            {"patient", patient_json(trend.patient)}, {"measures", measures_json(trend)},
            {"treatments", treatments_json(trend)},   {"course", course_json(trend)}};
  if (!anchor.empty()) json["trail"] = anchor;
  return json.dump(2) + "\n";
}

void write_trend_json(const PatientTrend& trend, const std::filesystem::path& file, const std::string& anchor) {
  OutputFile output(file);
  output.append(trend_json(trend, anchor));
  output.commit();
}

}  // namespace psoas::reports
