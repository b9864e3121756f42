// What lies inside the plot of a trend: zones, thresholds, band, curves, and the numbers beside the points.

#include <algorithm>
#include <cmath>
#include <map>

#include "domain/outcome/change.h"
#include "reports/chart/trend_parts.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr int long_gap_days = 180;  // a longer stretch without values is drawn thinner
constexpr double point_radius = 4.5;

std::vector<Point> points_of(const ChartPlan& plan, const TrendMeasure& measure, bool second) {
  std::vector<Point> points;
  points.reserve(measure.values.size());
  for (const DatedValue& value : measure.values)
    points.push_back(
        {plan.layout.x_of(value.date), second ? plan.second_y(value.value) : plan.layout.y_of(value.value)});
  return points;
}

Box around(Point point, double reach) { return {point.x - reach, point.y - reach, 2 * reach, 2 * reach}; }

// Whether a line passes through a box, after Liang and Barsky.
bool passes_through(Point a, Point b, const Box& box) {
  double enter = 0;
  double leave = 1;
  const auto clip = [&](double start, double step, double low, double high) {
    if (step == 0) return start >= low && start <= high;
    const double first = (low - start) / step;
    const double second = (high - start) / step;
    enter = std::max(enter, std::min(first, second));
    leave = std::min(leave, std::max(first, second));
    return enter <= leave;
  };
  return clip(a.x, b.x - a.x, box.left, box.right()) && clip(a.y, b.y - a.y, box.top, box.bottom());
}

bool crosses(const std::vector<Point>& curve, const Box& box) {
  for (std::size_t i = 1; i < curve.size(); ++i)
    if (passes_through(curve[i - 1], curve[i], box)) return true;
  return false;
}

// The curves of both measures, which texts keep off where they can.
struct Curves {
  std::vector<Point> first;
  std::vector<Point> second;
  bool cross(const Box& box) const { return crosses(first, box) || crosses(second, box); }
};

// --- zones and thresholds

void add_zone(ChartPlan& plan, double from, double to, Ink ink) {
  const TrendChartLayout& layout = plan.layout;
  const double low = std::clamp(std::min(from, to), layout.low, layout.high);
  const double high = std::clamp(std::max(from, to), layout.low, layout.high);
  if (high <= low) return;
  const double top = layout.y_of(high);
  const double bottom = layout.y_of(low);
  const double left = layout.plot.left;
  const double right = layout.plot.right();
  plan.layout.areas.push_back({{{left, top}, {right, top}, {right, bottom}, {left, bottom}}, ink});
}

bool hits(const ChartPlan& plan, const Box& box) {
  return std::any_of(plan.kept_clear.begin(), plan.kept_clear.end(),
                     [&](const Box& other) { return box.overlaps(other); });
}

Curves curves_of(const ChartPlan& plan) {
  Curves curves{points_of(plan, plan.trend.measure, false), {}};
  if (plan.has_second()) curves.second = points_of(plan, *plan.trend.second, true);
  return curves;
}

// Where a threshold's label may stand, best first: at the right end, else just left of a treatment's line that is in
// the way there, else at the left end; above its line, else below it.
std::vector<Point> label_corners(const ChartPlan& plan, double y, const Extent& extent) {
  const Box& plot = plan.layout.plot;
  std::vector<double> lefts{plot.right() - 4 - extent.width};
  for (const ChartMark& mark : plan.layout.marks)
    if (mark.at.x > plot.left + plot.width * 0.6) lefts.push_back(mark.at.x - 6 - extent.width);
  std::sort(lefts.rbegin(), lefts.rend());
  lefts.push_back(plot.left + 4);
  std::vector<Point> corners;
  for (const double left : lefts) {
    corners.push_back({left, y - extent.height - 1});
    corners.push_back({left, y + 1});
  }
  return corners;
}

void add_threshold(ChartPlan& plan, double value, const std::string& label, Ink ink, Dash dash,
                   std::vector<Box>& labels) {
  const TrendChartLayout& layout = plan.layout;
  if (value < layout.low || value > layout.high) return;
  const Box plot = layout.plot;
  const double y = layout.y_of(value);
  plan.add_line({{plot.left, y}, {plot.right(), y}}, ink, dash, dash == Dash::solid ? 1.2 : 1);
  const TextStyle style{plan.font() - 1, false};
  const Extent extent = plan.measure.measure(label, style);
  const Curves curves = curves_of(plan);
  for (const bool strict : {true, false})
    for (const Point& corner : label_corners(plan, y, extent)) {
      const Box box{corner.x, corner.y, extent.width, extent.height};
      if (box.top < plot.top || box.bottom() > plot.bottom() || box.left < plot.left) continue;
      if (std::any_of(labels.begin(), labels.end(), [&](const Box& other) { return box.overlaps(other); })) continue;
      if (strict && (hits(plan, box) || curves.cross(box))) continue;
      plan.add_text(TextRole::threshold, label, corner.x, corner.y, Ink::faint_text, style).cleared = !strict;
      labels.push_back(box);
      return;
    }
}

// --- curves

bool begins_new_form(const TrendMeasure& measure, std::size_t value) {
  return std::any_of(measure.form_changes.begin(), measure.form_changes.end(),
                     [&](const FormChange& change) { return change.value == value; });
}

// Stretches without a long gap as one line each; a long gap as a thin line; none between versions of a form.
void add_curve(ChartPlan& plan, const TrendMeasure& measure, const std::vector<Point>& points, Ink ink, Dash dash,
               double width) {
  std::vector<Point> stretch;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool new_form = i > 0 && begins_new_form(measure, i);
    if (new_form || (i > 0 && days_between(measure.values[i - 1].date, measure.values[i].date) > long_gap_days)) {
      if (stretch.size() > 1) plan.add_line(stretch, ink, dash, width);
      if (!new_form) plan.add_line({points[i - 1], points[i]}, ink, Dash::dotted, width * 0.6);
      stretch.clear();
    }
    stretch.push_back(points[i]);
  }
  if (stretch.size() > 1) plan.add_line(std::move(stretch), ink, dash, width);
}

std::map<Date, double> by_date(const std::optional<TrendMeasure>& measure) {
  std::map<Date, double> values;
  if (measure)
    for (const DatedValue& value : measure->values) values.insert_or_assign(value.date, value.value);
  return values;
}

// The band joins the days on which both ends are known; a single such day gets a whisker.
void add_band(ChartPlan& plan) {
  const auto low = by_date(plan.trend.low);
  const auto high = by_date(plan.trend.high);
  std::vector<Point> upper;
  std::vector<Point> lower;
  for (const auto& [day, value] : low) {
    const auto top = high.find(day);
    if (top == high.end()) continue;
    const double x = plan.layout.x_of(day);
    upper.push_back({x, plan.layout.y_of(top->second)});
    lower.push_back({x, plan.layout.y_of(value)});
  }
  if (upper.size() == 1) plan.add_line({upper.front(), lower.front()}, Ink::measure, Dash::solid, 1);
  if (upper.size() < 2) return;
  upper.insert(upper.end(), lower.rbegin(), lower.rend());
  plan.layout.areas.push_back({std::move(upper), Ink::band});
}

// Values read in different ways bear different marks.
void add_second_markers(ChartPlan& plan, const TrendMeasure& second, const std::vector<Point>& points, double radius) {
  const std::vector<WayMarker> ways = way_markers(second);
  for (std::size_t i = 0; i < points.size(); ++i) {
    WayMarker marker;
    for (const WayMarker& way : ways)
      if (way.way == second.ways[i]) marker = way;
    plan.layout.markers.push_back({points[i], marker.shape, Ink::second, radius, marker.hollow});
  }
}

// --- what can be pointed at

// The latest done procedure on or before the day; without one the latest diagnostic block.
const TrendTreatment* treatment_before(const PatientTrend& trend, Date day) {
  const TrendTreatment* block = nullptr;
  for (auto i = trend.treatments.rbegin(); i != trend.treatments.rend(); ++i) {
    if (i->date > day || i->status != TreatmentStatus::done) continue;
    if (i->mark == TreatmentMark::procedure || i->is_index) return &*i;
    if (i->mark == TreatmentMark::diagnostic_block && !block) block = &*i;
  }
  return block;
}

std::string value_line(const PatientTrend& trend, const DatedValue& value, const std::map<Date, double>& least,
                       const std::map<Date, double>& worst) {
  const int decimals = trend.measure.decimals;
  const TrendMeasure& measure = trend.measure;
  const std::string& name = measure.short_label.empty() ? measure.label : measure.short_label;
  std::string line = name + " " + printed(value.value, decimals);
  if (const auto found = worst.find(value.date); found != worst.end())
    line += " · worst " + printed(found->second, decimals);
  if (const auto found = least.find(value.date); found != least.end())
    line += " · least " + printed(found->second, decimals);
  return line;
}

void add_since(ChartPoint& point, const PatientTrend& trend, const DatedValue& value) {
  std::string line;
  if (const TrendTreatment* before = treatment_before(trend, value.date)) {
    point.day_since = days_between(before->date, value.date);
    point.since = short_treatment_name(*before);
    line = "day " + std::to_string(*point.day_since) + " after " + point.since;
  }
  const auto base = baseline_of(trend);
  if (base && *base != 0 && !(trend.course->baseline->date == value.date)) {
    point.change_percent = 100 * change(*base, value.value) / std::abs(*base);
    if (!line.empty()) line += " · ";
    line += printed_change(*point.change_percent, 0) + " %";
  }
  if (!line.empty()) point.lines.push_back(line);
}

void add_points(ChartPlan& plan, const std::vector<Point>& points) {
  const PatientTrend& trend = plan.trend;
  const auto least = by_date(trend.low);
  const auto worst = by_date(trend.high);
  const auto second = by_date(trend.second);
  plan.layout.points.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const DatedValue& value = trend.measure.values[i];
    ChartPoint point;
    point.value = i;
    point.at = points[i];
    point.heading = to_string(value.date);
    point.lines.push_back(value_line(trend, value, least, worst));
    if (const auto found = second.find(value.date); found != second.end())
      point.lines.push_back(axis_title(*trend.second) + ": " + printed(found->second, trend.second->decimals));
    add_since(point, trend, value);
    if (value.phase == ScorePhase::post_procedure) point.lines.push_back("taken after a procedure");
    plan.layout.points.push_back(std::move(point));
  }
}

// --- numbers beside the points

// First, last, best and worst are worth a number before the rest.
std::vector<std::size_t> by_worth(const std::vector<DatedValue>& values, bool all) {
  std::vector<std::size_t> order;
  if (values.empty()) return order;
  const auto [low, high] = std::minmax_element(
      values.begin(), values.end(), [](const DatedValue& a, const DatedValue& b) { return a.value < b.value; });
  order = {values.size() - 1, 0, static_cast<std::size_t>(low - values.begin()),
           static_cast<std::size_t>(high - values.begin())};
  if (all)
    for (std::size_t i = 0; i < values.size(); ++i) order.push_back(i);
  std::vector<std::size_t> once;
  for (const std::size_t i : order)
    if (std::find(once.begin(), once.end(), i) == once.end()) once.push_back(i);
  return once;
}

void add_value_label(ChartPlan& plan, const Curves& curves, std::size_t i, std::vector<Box>& labels) {
  const DatedValue& value = plan.trend.measure.values[i];
  const TextStyle style{plan.font(), true};
  const std::string text = printed(value.value, plan.trend.measure.decimals);
  const Extent extent = plan.measure.measure(text, style);
  const double width = extent.width;
  const double height = extent.height;
  const auto [x, y] = curves.first[i];
  const std::vector<Point> corners{{x + 6, y - height - 1},         {x - width / 2, y - height - 5},
                                   {x - width - 6, y - height - 1}, {x + 7, y + 1},
                                   {x - width / 2, y + 5},          {x - width - 7, y + 1}};
  const Box& plot = plan.layout.plot;
  for (const bool strict : {true, false})
    for (const Point& corner : corners) {
      const Box box{corner.x, corner.y, width, height};
      if (box.left < plot.left || box.right() > plot.right() || box.top < plot.top - 2 || box.bottom() > plot.bottom())
        continue;
      if (hits(plan, box) || (strict && curves.cross(box))) continue;
      if (std::any_of(labels.begin(), labels.end(), [&](const Box& other) { return box.overlaps(other); })) continue;
      plan.add_text(TextRole::value, text, corner.x, corner.y, Ink::measure_text, style);
      labels.push_back(box);
      return;
    }
}

// The measure's own important change in points, where it does not lie on the line of 30 %.
void add_important_change(ChartPlan& plan, double base, std::optional<double> third, std::vector<Box>& labels) {
  constexpr double share_told_apart = 0.025;
  const TrendMeasure& measure = plan.trend.measure;
  if (measure.important_change <= 0 || measure.direction == Direction::neither) return;
  const double value = measure.direction == Direction::lower_is_better ? base - measure.important_change
                                                                       : base + measure.important_change;
  if (third && std::abs(*third - value) < share_told_apart * (plan.layout.high - plan.layout.low)) return;
  const std::string points =
      printed(measure.important_change, 2) + (measure.important_change == 1 ? " point" : " points");
  add_threshold(plan, value, points + " better", Ink::threshold, Dash::dotted, labels);
}

}  // namespace

std::vector<WayMarker> way_markers(const TrendMeasure& measure) {
  constexpr std::size_t different = 4;
  std::vector<WayMarker> ways;
  for (const std::string& way : measure.ways) {
    if (std::any_of(ways.begin(), ways.end(), [&](const WayMarker& each) { return each.way == way; })) continue;
    const std::size_t place = ways.size() % different;
    ways.push_back({way, place < 2 ? MarkerShape::square : MarkerShape::disc, place % 2 == 1});
  }
  return ways;
}

std::optional<double> baseline_of(const PatientTrend& trend) {
  if (!trend.course || !trend.course->baseline) return std::nullopt;
  return trend.course->baseline->value;
}

std::optional<double> improved_value(double baseline, double percent, Direction direction) {
  if (baseline == 0 || direction == Direction::neither) return std::nullopt;
  const double change = std::abs(baseline) * percent / 100;
  return direction == Direction::lower_is_better ? baseline - change : baseline + change;
}

void add_zones(ChartPlan& plan) {
  const auto base = baseline_of(plan.trend);
  if (!base) return;
  const Direction direction = plan.trend.measure.direction;
  const auto moderate = improved_value(*base, 30, direction);
  const auto substantial = improved_value(*base, 50, direction);
  if (!moderate || !substantial) return;
  const double best = direction == Direction::lower_is_better ? plan.layout.low : plan.layout.high;
  add_zone(plan, *moderate, *substantial, Ink::moderate_zone);
  const bool reached = direction == Direction::lower_is_better ? *substantial >= best : *substantial <= best;
  if (reached) add_zone(plan, *substantial, best, Ink::substantial_zone);
}

void keep_points_clear(ChartPlan& plan) {
  for (const Point& point : points_of(plan, plan.trend.measure, false))
    plan.kept_clear.push_back(around(point, point_radius));
  if (!plan.has_second()) return;
  for (const Point& point : points_of(plan, *plan.trend.second, true))
    plan.kept_clear.push_back(around(point, point_radius));
}

void add_thresholds(ChartPlan& plan) {
  const auto base = baseline_of(plan.trend);
  if (!base) return;
  const Direction direction = plan.trend.measure.direction;
  std::vector<Box> labels;
  add_threshold(plan, *base, "baseline " + printed(*base, plan.trend.measure.decimals), Ink::baseline, Dash::solid,
                labels);
  if (const auto half = improved_value(*base, 50, direction))
    add_threshold(plan, *half, "50 % better", Ink::threshold, Dash::dashed, labels);
  const auto third = improved_value(*base, 30, direction);
  if (third) add_threshold(plan, *third, "30 % better", Ink::threshold, Dash::dashed, labels);
  add_important_change(plan, *base, third, labels);
  plan.kept_clear.insert(plan.kept_clear.end(), labels.begin(), labels.end());
}

void add_curves(ChartPlan& plan) {
  add_band(plan);
  if (plan.has_second()) {
    const TrendMeasure& second = *plan.trend.second;
    const auto points = points_of(plan, second, true);
    add_curve(plan, second, points, Ink::second, Dash::dashed, 1.6);
    const double radius = points.size() > 80 ? 2.2 : 3.8;
    add_second_markers(plan, second, points, radius);
  }
  const TrendMeasure& measure = plan.trend.measure;
  const auto points = points_of(plan, measure, false);
  const bool dense = points.size() > 80;
  add_curve(plan, measure, points, Ink::measure, Dash::solid, dense ? 1.4 : 2.2);
  const double radius = dense ? 2.4 : point_radius;
  for (std::size_t i = 0; i < points.size(); ++i)
    plan.layout.markers.push_back(
        {points[i], MarkerShape::disc, Ink::measure, radius, measure.values[i].phase == ScorePhase::post_procedure});
  add_points(plan, points);
}

void add_value_labels(ChartPlan& plan) {
  const auto& values = plan.trend.measure.values;
  const Curves curves = curves_of(plan);
  const bool roomy = plan.layout.plot.width / static_cast<double>(std::max<std::size_t>(values.size(), 1)) >= 18;
  std::vector<Box> labels;
  for (const std::size_t i : by_worth(values, roomy)) add_value_label(plan, curves, i, labels);
}

}  // namespace psoas::reports
