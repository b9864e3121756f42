#include "reports/csv/trend_csv.h"

#include "domain/base/output_file.h"
#include "domain/outcome/change.h"
#include "reports/csv/csv_text.h"

namespace psoas::reports {

namespace {

const std::vector<std::string_view> columns{
    "row_type",   "mrn",        "family_name", "given_name", "birth_date", "sex",      "date",   "end_date",
    "day",        "code",       "label",       "value",      "unit",       "phase",    "change", "improvement_pct",
    "resp_class", "base_value", "base_day",    "mark",       "detail",     "is_index", "status"};

class TrendTable {
 public:
  explicit TrendTable(const PatientTrend& trend) : x_trend(trend), x_text(columns) {}

  std::string take() {
    add_values(x_trend.measure, true);
    for (const auto* measure : {&x_trend.low, &x_trend.high, &x_trend.second})
      if (*measure) add_values(**measure, false);
    for (const TrendTreatment& treatment : x_trend.treatments) add(treatment);
    return x_text.bytes();
  }

 private:
  void begin(std::string_view row_type, Date date, std::optional<Date> end_date) {
    const Patient& patient = x_trend.patient;
    x_text.text(row_type).text(patient.mrn).text(patient.family_name).text(patient.given_name);
    x_text.date(patient.birth_date).text(code_of(patient.sex)).date(date).date(end_date).number(day_of(date));
  }

  std::optional<double> day_of(Date date) const {
    if (!x_trend.course) return std::nullopt;
    return days_between(x_trend.course->index_day, date);
  }

  void add_values(const TrendMeasure& measure, bool judged) {
    for (const DatedValue& value : measure.values) {
      begin("value", value.date, std::nullopt);
      x_text.text(measure.code).text(measure.label).number(value.value).text(measure.unit);
      x_text.text(code_of(value.phase));
      add_change(measure, value, judged);
      x_text.empty().empty().empty().empty().end_row();
    }
    for (const WordOnDay& word : measure.words) {
      begin("word", word.date, std::nullopt);
      x_text.text(measure.code).text(measure.label);
      for (int i = 0; i < 9; ++i) x_text.empty();
      x_text.text(word.word).empty().empty().end_row();
    }
  }

  // Only values after the index day are judged, and only those of the measure whose baseline is known.
  void add_change(const TrendMeasure& measure, const DatedValue& value, bool judged) {
    const bool has_baseline = judged && x_trend.course && x_trend.course->baseline;
    if (!has_baseline || value.date <= x_trend.course->index_day) {
      x_text.empty().empty().empty().empty().empty();
      return;
    }
    const DatedValue& base = *x_trend.course->baseline;
    x_text.number(change(base.value, value.value));
    x_text.number(improvement_percent(base.value, value.value, measure.direction));
    const auto found = responder_class(base.value, value.value, measure.direction);
    x_text.text(found ? code_of(*found) : "").number(base.value).number(day_of(base.date));
  }

  void add(const TrendTreatment& treatment) {
    begin("treatment", treatment.date, treatment.end_date);
    x_text.text(treatment.code).text(treatment.label);
    for (int i = 0; i < 8; ++i) x_text.empty();
    x_text.text(code_of(treatment.mark)).text(treatment.detail);
    x_text.number(treatment.is_index ? 1 : 0).text(code_of(treatment.status)).end_row();
  }

  const PatientTrend& x_trend;
  CsvText x_text;
};

}  // namespace

std::string trend_csv(const PatientTrend& trend) { return TrendTable(trend).take(); }

void write_trend_csv(const PatientTrend& trend, const std::filesystem::path& file) {
  OutputFile output(file);
  output.append(trend_csv(trend));
  output.commit();
}

}  // namespace psoas::reports
