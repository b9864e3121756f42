// The legend of a trend and the key of numbered marks.

#include <algorithm>
#include <cmath>

#include "reports/chart/trend_parts.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr double sample_width = 24;
constexpr double sample_gap = 6;
constexpr double item_gap = 22;

enum class Sample { curve, band, second, way, procedure, block, course, medication, planned, after_procedure, words };

struct LegendItem {
  Sample sample = Sample::words;
  std::string text;
  WayMarker way{};  // of Sample::way
};

double line_height(const ChartPlan& plan) { return std::round(plan.font() * 1.6); }

double width_of(Sample sample) {
  switch (sample) {
    case Sample::words: return 0;
    case Sample::way:
    case Sample::procedure:
    case Sample::block:
    case Sample::planned:
    case Sample::after_procedure: return 12;
    default: return sample_width;
  }
}

bool has(const PatientTrend& trend, TreatmentMark mark) {
  return std::any_of(trend.treatments.begin(), trend.treatments.end(),
                     [&](const TrendTreatment& treatment) { return treatment.mark == mark; });
}

std::string second_text(const TrendMeasure& second) {
  const std::string direction = direction_text(second.direction);
  std::string text = second.label + " (right axis" + (direction.empty() ? "" : "; " + direction) + ")";
  if (second.mixed_methods) text += ", measured by different methods: compare with care";
  return text;
}

std::vector<LegendItem> items_of(const ChartPlan& plan) {
  const PatientTrend& trend = plan.trend;
  std::vector<LegendItem> items;
  if (!trend.measure.values.empty()) {
    std::string text = trend.measure.label;
    if (trend.measure.direction == Direction::higher_is_better) text += " (higher is better)";
    if (trend.measure.mixed_methods) text += ", measured by different methods";
    items.push_back({Sample::curve, text});
  }
  for (const FormChange& change : trend.measure.form_changes)
    items.push_back({Sample::words, form_change_text(trend.measure, change)});
  if (trend.low && trend.high && !trend.low->values.empty() && !trend.high->values.empty())
    items.push_back({Sample::band, "least to worst"});
  if (plan.has_second()) items.push_back({Sample::second, second_text(*trend.second)});
  if (plan.has_second())
    for (const WayMarker& way : way_markers(*trend.second)) items.push_back({Sample::way, way.way, way});
  if (plan.has_second())
    for (const FormChange& change : trend.second->form_changes)
      items.push_back({Sample::words, form_change_text(*trend.second, change)});
  if (trend.second && !trend.second->words.empty()) items.push_back({Sample::words, words_text(*trend.second)});
  if (has(trend, TreatmentMark::procedure)) items.push_back({Sample::procedure, "procedure"});
  if (has(trend, TreatmentMark::diagnostic_block)) items.push_back({Sample::block, "diagnostic block"});
  if (has(trend, TreatmentMark::course)) items.push_back({Sample::course, "course"});
  if (has(trend, TreatmentMark::medication)) items.push_back({Sample::medication, "medication"});
  const bool unfinished =
      std::any_of(trend.treatments.begin(), trend.treatments.end(),
                  [](const TrendTreatment& treatment) { return treatment.status != TreatmentStatus::done; });
  if (unfinished) items.push_back({Sample::planned, "planned or aborted"});
  const auto& values = trend.measure.values;
  if (std::any_of(values.begin(), values.end(),
                  [](const DatedValue& value) { return value.phase == ScorePhase::post_procedure; }))
    items.push_back({Sample::after_procedure, "taken after a procedure"});
  return items;
}

void add_sample(ChartPlan& plan, const LegendItem& item, double left, double y) {
  const Sample sample = item.sample;
  TrendChartLayout& layout = plan.layout;
  const double right = left + sample_width;
  const Point middle{left + sample_width / 2, y};
  const Point at{left + 6, y};
  switch (sample) {
    case Sample::curve:
      plan.add_line({{left, y}, {right, y}}, Ink::measure, Dash::solid, 2.2);
      layout.markers.push_back({middle, MarkerShape::disc, Ink::measure, 3.5, false});
      break;
    case Sample::band:
      layout.areas.push_back({{{left, y - 5}, {right, y - 5}, {right, y + 5}, {left, y + 5}}, Ink::band});
      break;
    case Sample::second:
      plan.add_line({{left, y}, {right, y}}, Ink::second, Dash::dashed, 1.6);
      layout.markers.push_back({middle, MarkerShape::square, Ink::second, 3.5, false});
      break;
    case Sample::way: layout.markers.push_back({at, item.way.shape, Ink::second, 3.5, item.way.hollow}); break;
    case Sample::procedure:
      layout.markers.push_back({at, MarkerShape::triangle_down, Ink::mark, mark_radius, false});
      break;
    case Sample::block: layout.markers.push_back({at, MarkerShape::ring, Ink::mark, mark_radius, true}); break;
    case Sample::course: layout.bars.push_back({{left, y - 3, sample_width, 6}, Ink::course, false, false}); break;
    case Sample::medication:
      layout.bars.push_back({{left, y - 1.5, sample_width, 3}, Ink::medication, false, false});
      break;
    case Sample::planned:
      layout.markers.push_back({at, MarkerShape::triangle_down, Ink::mark, mark_radius, true});
      break;
    case Sample::after_procedure: layout.markers.push_back({at, MarkerShape::disc, Ink::measure, 4, true}); break;
    case Sample::words: break;
  }
}

// Calls `place(item, left, line)` for each item, broken into lines; gives the number of lines.
template <class Place>
int flow(ChartPlan& plan, const std::vector<LegendItem>& items, double width, Place place) {
  double x = 0;
  int line = 0;
  for (const LegendItem& item : items) {
    const double needed =
        width_of(item.sample) + sample_gap + plan.measure.measure(item.text, {plan.font(), false}).width;
    if (x > 0 && x + needed > width) {
      x = 0;
      ++line;
    }
    place(item, x, line);
    x += needed + item_gap;
  }
  return items.empty() ? 0 : line + 1;
}

std::string key_text(const ChartPlan& plan, std::size_t i) {
  const TrendTreatment& treatment = plan.trend.treatments[i];
  return std::to_string(i + 1) + "  " + to_string(treatment.date) + "  " + treatment_name(treatment);
}

struct KeyColumns {
  double width = 1;
  int columns = 1;
  int rows = 0;
};

KeyColumns key_columns(ChartPlan& plan, double width) {
  const TextStyle style{plan.font() - 1, false};
  double widest = 1;
  for (std::size_t i = 0; i < plan.trend.treatments.size(); ++i)
    widest = std::max(widest, plan.measure.measure(key_text(plan, i), style).width);
  const int columns = std::max(1, static_cast<int>((width + item_gap) / (widest + item_gap)));
  const int count = static_cast<int>(plan.trend.treatments.size());
  return {widest + item_gap, columns, (count + columns - 1) / columns};
}

double key_line(const ChartPlan& plan) { return std::round((plan.font() - 1) * 1.4); }

std::vector<LegendItem> items_with(const ChartPlan& plan, const std::vector<std::string>& notes) {
  std::vector<LegendItem> items = items_of(plan);
  for (const std::string& note : notes) items.push_back({Sample::words, note});
  return items;
}

}  // namespace

double legend_height(ChartPlan& plan, const std::vector<std::string>& notes) {
  const int lines = flow(plan, items_with(plan, notes), plan.layout.plot.width, [](const LegendItem&, double, int) {});
  return lines == 0 ? 0 : lines * line_height(plan) + 6;
}

void add_legend(ChartPlan& plan, double top, const std::vector<std::string>& notes) {
  const double text_height = plan.measure.measure("x", {plan.font(), false}).height;
  flow(plan, items_with(plan, notes), plan.layout.plot.width, [&](const LegendItem& item, double x, int line) {
    const double left = plan.layout.plot.left + x;
    const double y = top + 6 + (line + 0.5) * line_height(plan);
    add_sample(plan, item, left, y);
    const double text_left = left + width_of(item.sample) + (item.sample == Sample::words ? 0 : sample_gap);
    plan.add_text(TextRole::legend, item.text, text_left, y - text_height / 2, Ink::text, {plan.font(), false});
  });
}

double key_height(ChartPlan& plan) { return key_columns(plan, plan.layout.plot.width).rows * key_line(plan) + 6; }

void add_key(ChartPlan& plan, double top) {
  const KeyColumns columns = key_columns(plan, plan.layout.plot.width);
  for (std::size_t i = 0; i < plan.trend.treatments.size(); ++i) {
    const int place = static_cast<int>(i);
    plan.add_text(TextRole::key, key_text(plan, i), plan.layout.plot.left + (place / columns.rows) * columns.width,
                  top + 6 + (place % columns.rows) * key_line(plan), Ink::text, {plan.font() - 1, false});
  }
}

}  // namespace psoas::reports
