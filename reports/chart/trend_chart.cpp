#include "reports/chart/trend_chart.h"

#include <algorithm>
#include <cmath>

#include "reports/chart/trend_parts.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr double edge = 8;         // round the whole chart
constexpr double least_plot = 90;  // a plot lower than this gives up its legend

double days(Date day) { return static_cast<double>(date::sys_days{day}.time_since_epoch().count()); }

// The days from the first value or mark to the last, with some air at both ends; at least four weeks.
std::pair<Date, Date> time_span(const PatientTrend& trend) {
  std::vector<Date> known;
  for (const DatedValue& value : trend.measure.values) known.push_back(value.date);
  if (trend.second)
    for (const DatedValue& value : trend.second->values) known.push_back(value.date);
  for (const Date day : {trend.first_day, trend.last_day})
    if (day.ok()) known.push_back(day);
  if (known.empty())
    for (const TrendTreatment& treatment : trend.treatments) known.push_back(treatment.date);
  if (known.empty()) return {};
  const auto [first, last] = std::minmax_element(known.begin(), known.end());
  const int span = days_between(*first, *last);
  const int air = std::max({1, static_cast<int>(std::lround(span * 0.03)), (28 - span) / 2});
  return {add_days(*first, -air), add_days(*last, air)};
}

double widest_tick(ChartPlan& plan, const ValueScale& scale) {
  double widest = 0;
  for (const double tick : scale.ticks())
    widest = std::max(widest, plan.measure.measure(printed(tick, 6), {plan.font(), false}).width);
  return widest;
}

// Room beside the plot: tick labels and the turned title.
double side_room(ChartPlan& plan, const ValueScale& scale) {
  return edge + plan.font() * 1.4 + 6 + widest_tick(plan, scale) + 10;
}

double axis_height(const ChartPlan& plan) { return plan.layout.first.ok() ? 6 + plan.font() * 2.8 : 6; }

RowSpace row_space(const ChartPlan& plan) {
  RowSpace space;
  space.left = plan.layout.plot.left;
  space.right = plan.layout.plot.right();
  space.font_size = plan.font();
  space.most_height = plan.options.height * 0.38;
  space.x_of = [&plan](Date day) { return plan.layout.x_of(day); };
  return space;
}

void place_sides(ChartPlan& plan) {
  const double guess = plan.options.height * 0.6;
  const double left = side_room(plan, scale_of(plan.trend, guess, plan.font() * 1.9));
  double right = edge + plan.font() * 1.2;
  if (plan.has_second()) right = side_room(plan, second_scale_of(*plan.trend.second, guess, plan.font() * 1.9));
  plan.layout.plot = {left, edge, std::max(10.0, plan.options.width - left - right), 10};
}

void add_message(ChartPlan& plan) {
  TrendChartLayout& layout = plan.layout;
  layout.empty_message = "No values of “" + plan.trend.measure.label + "” to show yet";
  const TextStyle style{plan.font() + 1, false};
  const Extent extent = plan.measure.measure(layout.empty_message, style);
  ChartText& text =
      plan.add_text(TextRole::message, layout.empty_message, layout.plot.left + (layout.plot.width - extent.width) / 2,
                    layout.plot.middle() - extent.height / 2, Ink::faint_text, style);
  text.cleared = true;
}

struct Foot {
  double axis = 0;
  double legend = 0;
  double key = 0;
  std::vector<std::string> notes;  // of the legend
  double height() const { return axis + legend + key + edge; }
};

// The key stands whole or not at all, and only where the plot stays the larger part; the legend gives way when the plot
// would become too low to read.
Foot foot_of(ChartPlan& plan, const TreatmentRows& rows) {
  Foot foot{axis_height(plan), 0, 0, {}};
  const double room = plan.options.height - edge - rows.height - foot.height();
  if (rows.form == MarkForm::number) {
    const double key = key_height(plan);
    const double left = room - legend_height(plan, {}) - key;
    if (plan.options.key && left >= std::max(least_plot, plan.options.height * 0.4)) foot.key = key;
    if (foot.key == 0) foot.notes.push_back("numbers as in the list of treatments");
  }
  if (!rows.left_out.empty())
    foot.notes.push_back("+ " + std::to_string(rows.left_out.size()) + " more in the list of treatments");
  if (plan.options.legend) foot.legend = legend_height(plan, foot.notes);
  if (room - foot.key - foot.legend < least_plot) foot.legend = 0;
  return foot;
}

}  // namespace

double TrendChartLayout::x_of(Date day) const {
  if (!first.ok() || !last.ok()) return plot.left;
  const double span = std::max(1.0, days(last) - days(first));
  return plot.left + plot.width * (days(day) - days(first)) / span;
}

double TrendChartLayout::y_of(double value) const {
  return plot.bottom() - plot.height * (value - low) / std::max(high - low, 1e-9);
}

double ChartPlan::second_y(double value) const {
  const double span = std::max(second_scale.high - second_scale.low, 1e-9);
  return layout.plot.bottom() - layout.plot.height * (value - second_scale.low) / span;
}

ChartText& ChartPlan::add_text(TextRole role, const std::string& text, double left, double top, Ink ink,
                               TextStyle style) {
  const Extent extent = measure.measure(text, style);
  ChartText placed{text, style, ink, role, {left, top, extent.width, extent.height}};
  return layout.texts.emplace_back(std::move(placed));
}

void ChartPlan::add_line(std::vector<Point> points, Ink ink, Dash dash, double width) {
  layout.lines.push_back({std::move(points), ink, dash, width});
}

TrendChartLayout lay_out(const PatientTrend& trend, const ChartOptions& options, TextMeasure& measure) {
  ChartPlan plan{trend, options, measure, {}, {}, {}};
  TrendChartLayout& layout = plan.layout;
  layout.frame = {0, 0, options.width, options.height};
  layout.font_size = options.font_size;
  std::tie(layout.first, layout.last) = time_span(trend);
  place_sides(plan);

  const TreatmentRows rows = place_treatments(trend.treatments, row_space(plan), measure);
  layout.form = rows.form;
  const Foot foot = foot_of(plan, rows);
  const double above = rows.height > 0 ? rows.height + 4 : plan.font() * 0.5;
  layout.plot.top = edge + above;
  layout.plot.height = std::max(20.0, options.height - layout.plot.top - foot.height());
  const ValueScale scale = scale_of(trend, layout.plot.height, plan.font() * 1.9);
  layout.low = scale.low;
  layout.high = scale.high;
  if (plan.has_second()) plan.second_scale = second_scale_of(*trend.second, layout.plot.height, plan.font() * 1.9);

  add_zones(plan);
  add_value_axes(plan, scale);
  if (layout.first.ok()) add_date_axis(plan);
  add_treatments(plan, rows);
  keep_points_clear(plan);
  add_thresholds(plan);
  add_curves(plan);
  add_value_labels(plan);
  if (trend.measure.values.empty()) add_message(plan);
  const double legend_top = layout.plot.bottom() + foot.axis;
  if (foot.legend > 0) add_legend(plan, legend_top, foot.notes);
  if (foot.key > 0) add_key(plan, legend_top + foot.legend);
  return std::move(plan.layout);
}

}  // namespace psoas::reports
