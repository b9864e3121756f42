// The axes of a trend: scales, grid, ticks, titles, and the treatments above the plot.

#include <algorithm>
#include <cmath>

#include "reports/chart/trend_parts.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr double tick_length = 5;

void cover(double& low, double& high, double value) {
  low = std::min(low, value);
  high = std::max(high, value);
}

void add_turned_title(ChartPlan& plan, const std::string& title, double left) {
  const Box& plot = plan.layout.plot;
  const TextStyle style{plan.font(), false};
  const Extent extent = plan.measure.measure(title, style);
  // A title longer than its axis begins at the axis' foot and may rise beyond it, but not out of the frame.
  const double top =
      std::clamp(plot.middle() - extent.width / 2, 0.0, std::max(0.0, plan.layout.frame.bottom() - extent.width));
  ChartText text{title, style, Ink::faint_text, TextRole::axis_title, {left, top, extent.height, extent.width}, true};
  plan.layout.texts.push_back(std::move(text));
}

void add_second_axis(ChartPlan& plan) {
  const Box& plot = plan.layout.plot;
  for (const double tick : plan.second_scale.ticks()) {
    const double y = plan.second_y(tick);
    plan.add_line({{plot.right(), y}, {plot.right() + tick_length, y}}, Ink::axis);
    const double height = plan.measure.measure("0", {plan.font(), false}).height;
    plan.add_text(TextRole::tick, printed(tick, 6), plot.right() + tick_length + 4, y - height / 2, Ink::second,
                  {plan.font(), false});
  }
  add_turned_title(plan, axis_title(*plan.trend.second), plan.layout.frame.right() - 6 - plan.font() * 1.36);
}

std::vector<std::string> mark_lines(const TrendTreatment& treatment) {
  std::vector<std::string> lines;
  std::string day = to_string(treatment.date);
  if (treatment.end_date) day += " to " + to_string(*treatment.end_date);
  if (treatment.status == TreatmentStatus::planned) day += " · planned";
  if (treatment.status == TreatmentStatus::aborted) day += " · aborted";
  lines.push_back(day);
  if (!treatment.detail.empty()) lines.push_back(treatment.detail);
  return lines;
}

void add_name(ChartPlan& plan, const MarkName& name, const Box& box) {
  const TextStyle style{plan.font(), false};
  if (name.strong.empty()) return;
  const ChartText& strong = plan.add_text(TextRole::mark, name.strong, box.left, box.top, Ink::text, style);
  const double right = strong.box.right();
  if (!name.faint.empty()) plan.add_text(TextRole::mark, name.faint, right + name_gap, box.top, Ink::faint_text, style);
}

Dash line_dash(const TrendTreatment& treatment) {
  if (treatment.mark == TreatmentMark::diagnostic_block) return Dash::dotted;
  return treatment.status == TreatmentStatus::done ? Dash::solid : Dash::dashed;
}

void add_mark(ChartPlan& plan, const PlacedMark& placed, double top) {
  const TrendTreatment& treatment = plan.trend.treatments[placed.treatment];
  const bool block = treatment.mark == TreatmentMark::diagnostic_block;
  const bool hollow = treatment.status != TreatmentStatus::done;
  const Point at{placed.x, top + placed.y};
  plan.add_line({{at.x, at.y + mark_radius}, {at.x, plan.layout.plot.bottom()}}, Ink::mark, line_dash(treatment),
                block || hollow ? 1.2 : 1.5);
  plan.layout.markers.push_back(
      {at, block ? MarkerShape::ring : MarkerShape::triangle_down, Ink::mark, mark_radius, block || hollow});
  const Box name{placed.box.left, placed.box.top + top, placed.box.width, placed.box.height};
  add_name(plan, placed.name, name);
  plan.kept_clear.push_back({at.x - 1.5, at.y, 3, plan.layout.plot.bottom() - at.y});

  const double reach = mark_radius + 2;
  ChartMark mark{placed.treatment,
                 at,
                 {{at.x - reach, at.y - reach, 2 * reach, 2 * reach}},
                 treatment_name(treatment),
                 mark_lines(treatment)};
  if (name.width > 0) mark.areas.push_back(name);
  plan.layout.marks.push_back(std::move(mark));
}

void add_bar(ChartPlan& plan, const PlacedBar& placed, double top) {
  const TrendTreatment& treatment = plan.trend.treatments[placed.treatment];
  const Box bar{placed.bar.left, placed.bar.top + top, placed.bar.width, placed.bar.height};
  const Box name{placed.box.left, placed.box.top + top, placed.box.width, placed.box.height};
  const Ink ink = treatment.mark == TreatmentMark::course ? Ink::course : Ink::medication;
  plan.layout.bars.push_back({bar, ink, treatment.status != TreatmentStatus::done, placed.goes_on});
  add_name(plan, placed.name, name);
  plan.layout.marks.push_back({placed.treatment,
                               {bar.left, bar.middle()},
                               {name, {bar.left, bar.top - 2, bar.width, bar.height + 4}},
                               treatment_name(treatment),
                               mark_lines(treatment)});
}

}  // namespace

ValueScale scale_of(const PatientTrend& trend, double height, double least_gap) {
  const TrendMeasure& measure = trend.measure;
  const bool whole_range = measure.range.low && measure.range.high && *measure.range.high - *measure.range.low <= 100;
  double low = whole_range ? *measure.range.low : 0;
  double high = whole_range ? *measure.range.high : 1;
  if (!whole_range && !measure.values.empty()) low = high = measure.values.front().value;
  for (const DatedValue& value : measure.values) cover(low, high, value.value);
  for (const auto* bound : {&trend.low, &trend.high})
    if (*bound)
      for (const DatedValue& value : (*bound)->values) cover(low, high, value.value);
  if (whole_range) return fixed_scale(low, high, height, least_gap, measure.decimals);
  if (const auto base = baseline_of(trend)) {
    cover(low, high, *base);
    if (const auto half = improved_value(*base, 50, measure.direction)) cover(low, high, *half);
  }
  return value_scale(low, high, height, least_gap, measure.decimals);
}

ValueScale second_scale_of(const TrendMeasure& second, double height, double least_gap) {
  double low = second.values.front().value;
  double high = low;
  for (const DatedValue& value : second.values) cover(low, high, value.value);
  const auto& range = second.range;
  if (range.low && range.high && high - low >= 0.4 * (*range.high - *range.low))
    return fixed_scale(std::min(low, *range.low), std::max(high, *range.high), height, least_gap, second.decimals);
  return value_scale(low, high, height, least_gap, second.decimals);
}

DateTicks date_ticks_of(const ChartPlan& plan) {
  const TrendChartLayout& layout = plan.layout;
  return date_ticks(layout.first, layout.last, layout.plot.width, plan.font() * 3.2);
}

void add_value_axes(ChartPlan& plan, const ValueScale& scale) {
  const Box& plot = plan.layout.plot;
  const TextStyle style{plan.font(), false};
  for (const double tick : scale.ticks()) {
    const double y = plan.layout.y_of(tick);
    plan.add_line({{plot.left, y}, {plot.right(), y}}, Ink::grid);
    const std::string text = printed(tick, 6);
    const Extent extent = plan.measure.measure(text, style);
    plan.add_text(TextRole::tick, text, plot.left - 10 - extent.width, y - extent.height / 2, Ink::faint_text, style);
  }
  add_turned_title(plan, axis_title(plan.trend.measure), 4);
  if (plan.has_second()) add_second_axis(plan);
}

void add_date_axis(ChartPlan& plan) {
  const TrendChartLayout& layout = plan.layout;
  const Box plot = layout.plot;
  plan.add_line({{plot.left, plot.bottom()}, {plot.right(), plot.bottom()}}, Ink::axis);
  const DateTicks ticks = date_ticks_of(plan);
  const TextStyle style{plan.font(), false};
  const TextStyle bold{plan.font(), true};
  const double top = plot.bottom() + tick_length + 1;
  double below_right = -1;
  std::vector<ChartText> below;
  for (const DateTick& tick : ticks.ticks) {
    const double x = layout.x_of(tick.date);
    plan.add_line({{x, plot.bottom()}, {x, plot.bottom() + tick_length}}, Ink::axis);
    const double width = plan.measure.measure(tick.label, style).width;
    // A month or year names what follows its tick; a day is a point.
    const double left = ticks.kind == DateTickKind::days ? x - width / 2 : x + 2;
    if (left + width <= layout.frame.right())
      plan.add_text(TextRole::tick, tick.label, left, top, Ink::faint_text, style);
    if (tick.below.empty()) continue;
    const Extent extent = plan.measure.measure(tick.below, bold);
    // Where two would touch, the later one stays: it has the longer stretch after it.
    if (!below.empty() && left < below_right + 6) below.pop_back();
    below_right = left + extent.width;
    below.push_back(
        {tick.below, bold, Ink::text, TextRole::tick, {left, top + plan.font() * 1.3, extent.width, extent.height}});
  }
  for (ChartText& text : below)
    if (text.box.right() <= layout.frame.right()) plan.layout.texts.push_back(std::move(text));
}

void add_treatments(ChartPlan& plan, const TreatmentRows& rows) {
  const double top = plan.layout.plot.top - 4 - rows.height;
  for (const PlacedBar& bar : rows.bars) add_bar(plan, bar, top);
  for (const PlacedMark& mark : rows.marks) add_mark(plan, mark, top);
}

}  // namespace psoas::reports
