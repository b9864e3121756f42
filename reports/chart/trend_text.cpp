#include "reports/chart/trend_text.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/outcome/change.h"

namespace psoas::reports {

namespace {

std::string with_true_minus(std::string text) {
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

// "0–10" names a range, not a unit one can count in, and a change of a score in percent would read as an improvement.
bool counts_points(const TrendMeasure& measure) {
  return measure.unit.empty() || measure.unit == "%" || measure.unit.find("–") != std::string::npos;
}

std::string unit_word(const TrendMeasure& measure, double amount) {
  if (!counts_points(measure)) return measure.unit == "°" ? "°" : " " + measure.unit;
  return std::abs(amount) == 1 ? " point" : " points";
}

// "14 % better", "8 % worse", "unchanged"; from a percent improvement.
std::string better_text(double percent) {
  const std::string amount = to_text(std::abs(percent), 0);
  if (amount == "0") return "unchanged";
  return amount + (percent > 0 ? " % better" : " % worse");
}

std::string change_text(const TrendMeasure& measure, double from, double to) {
  const double difference = change(from, to);
  std::string text = printed_change(difference, std::max(measure.decimals, 0)) + unit_word(measure, difference);
  if (const auto percent = improvement_percent(from, to, measure.direction)) text += " · " + better_text(*percent);
  return text;
}

std::string best_text(const TrendMeasure& measure, const CourseSummary& course) {
  std::string text = "best " + printed(*course.best, measure.decimals);
  if (course.baseline)
    if (const auto percent = improvement_percent(course.baseline->value, *course.best, measure.direction))
      text += " (" + with_true_minus(to_text(*percent, 0)) + " %)";
  if (course.best_day) text += " at day " + std::to_string(*course.best_day);
  return text;
}

std::vector<std::string> course_lines(const TrendMeasure& measure, const CourseSummary& course) {
  std::vector<std::string> lines;
  if (course.best) lines.push_back(best_text(measure, course));
  if (course.relief_days && course.span_days && *course.span_days > 0)
    lines.push_back("≥ 50 % relief " + to_text(*course.relief_days, 0) + " of " + std::to_string(*course.span_days) +
                    " days");
  if (course.relief_lost_day) lines.push_back("relief lost by day " + std::to_string(*course.relief_lost_day));
  if (course.slope) {
    const double per_month = course.slope->per_day * 30;
    lines.push_back("trend " + printed_change(per_month, 2) + unit_word(measure, 2) + " / 30 d");
  } else if (course.latest) {
    lines.push_back("not enough data for a trend");
  }
  return lines;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

// "Pain, average of last 7 days, NRS 0–10".
std::string measure_with_scale(const TrendMeasure& measure) {
  if (measure.unit.empty()) return measure.label;
  return measure.label + (measure.code.starts_with("nrs_") ? ", NRS " : ", ") + measure.unit;
}

std::string value_sentence(const TrendMeasure& measure) {
  const auto& values = measure.values;
  const auto [lowest, highest] = std::minmax_element(
      values.begin(), values.end(), [](const DatedValue& a, const DatedValue& b) { return a.value < b.value; });
  const auto text = [&](const DatedValue& value) {
    return printed(value.value, measure.decimals) + " on " + to_string(value.date);
  };
  const std::string count = std::to_string(values.size()) + (values.size() == 1 ? " value: " : " values: first ");
  if (values.size() == 1) return measure_with_scale(measure) + ": " + count + text(values.front()) + ".";
  return measure_with_scale(measure) + ": " + count + text(values.front()) + ", latest " + text(values.back()) +
         ", lowest " + text(*lowest) + ", highest " + text(*highest) + ".";
}

std::string treatment_sentence(const TrendTreatment& treatment) {
  std::string text = to_string(treatment.date);
  if (treatment.end_date) text += " to " + to_string(*treatment.end_date);
  text += " " + treatment_name(treatment);
  if (!treatment.detail.empty()) text += ", " + treatment.detail;
  if (treatment.status != TreatmentStatus::done)
    text += treatment.status == TreatmentStatus::aborted ? ", aborted" : ", planned";
  return text;
}

}  // namespace

std::string printed(double value, int decimals) {
  return with_true_minus(without_trailing_zeros(to_text(value, decimals)));
}

std::string printed_change(double value, int decimals) {
  const std::string text = printed(value, decimals);
  return text != "0" && value > 0 ? "+" + text : text;
}

std::string axis_title(const TrendMeasure& measure) {
  const std::string unit = measure.unit.empty() ? "" : " " + measure.unit;
  if (measure.code.starts_with("nrs_")) return "Pain, NRS" + unit;
  const std::string& name = measure.short_label.empty() ? measure.label : measure.short_label;
  return unit.empty() ? name : name + "," + unit;
}

std::string direction_text(Direction direction) {
  switch (direction) {
    case Direction::lower_is_better: return "lower is better";
    case Direction::higher_is_better: return "higher is better";
    case Direction::neither: break;
  }
  return "";
}

std::string words_text(const TrendMeasure& measure) {
  constexpr std::size_t most_days = 3;
  if (measure.words.empty()) return {};
  std::string text = measure.short_label + ": “" + measure.words.front().word + "” on ";
  for (std::size_t i = 0; i < measure.words.size() && i < most_days; ++i)
    text += (i ? ", " : "") + to_string(measure.words[i].date);
  if (measure.words.size() > most_days)
    text += " and " + std::to_string(measure.words.size() - most_days) + " more days";
  return text + ", without a number";
}

std::string form_change_text(const TrendMeasure& measure, const FormChange& change) {
  const std::string& name = measure.short_label.empty() ? measure.label : measure.short_label;
  return name + ": form " + change.from + " before " + to_string(change.date) + ", then " + change.to +
         "; values before and after are not one series";
}

std::string treatment_name(const TrendTreatment& treatment) {
  return treatment.label.empty() ? treatment.code : treatment.label;
}

std::string short_treatment_name(const TrendTreatment& treatment) {
  return treatment.short_label.empty() ? treatment_name(treatment) : treatment.short_label;
}

std::optional<CourseText> course_text(const PatientTrend& trend) {
  if (!trend.course || !trend.index) return std::nullopt;
  const CourseSummary& course = *trend.course;
  CourseText text;
  text.heading = "Since " + short_treatment_name(*trend.index) + " " + to_string(course.index_day);
  if (course.baseline && course.latest) {
    text.headline = printed(course.baseline->value, trend.measure.decimals) + " → " +
                    printed(*course.latest, trend.measure.decimals);
    text.change = change_text(trend.measure, course.baseline->value, *course.latest);
  } else if (course.latest) {
    text.change = "no baseline in the " + std::to_string(baseline_days_before) + " days before";
  } else {
    text.change = "no value since";
  }
  text.lines = course_lines(trend.measure, course);
  return text;
}

std::string describe(const PatientTrend& trend) {
  std::vector<std::string> sentences;
  if (trend.measure.values.empty()) {
    sentences.push_back("No values of " + trend.measure.label + ".");
  } else {
    sentences.push_back(value_sentence(trend.measure));
  }
  if (trend.second && !trend.second->values.empty()) sentences.push_back(value_sentence(*trend.second));
  for (const TrendMeasure* measure : {&trend.measure, trend.second ? &*trend.second : nullptr})
    for (const FormChange& change : measure ? measure->form_changes : std::vector<FormChange>{})
      sentences.push_back(form_change_text(*measure, change) + ".");
  if (trend.second && trend.second->mixed_methods)
    sentences.push_back(trend.second->label + " was measured by different methods: compare with care.");
  if (trend.second && !trend.second->words.empty()) sentences.push_back(words_text(*trend.second) + ".");
  if (const auto course = course_text(trend)) {
    std::vector<std::string> parts;
    if (!course->headline.empty()) parts.push_back(course->headline);
    parts.push_back(course->change);
    parts.insert(parts.end(), course->lines.begin(), course->lines.end());
    sentences.push_back(course->heading + ": " + joined(parts, ", ") + ".");
  }
  std::vector<std::string> treatments;
  for (const TrendTreatment& treatment : trend.treatments) treatments.push_back(treatment_sentence(treatment));
  if (!treatments.empty()) sentences.push_back("Treatments: " + joined(treatments, "; ") + ".");
  return joined(sentences, " ");
}

}  // namespace psoas::reports
