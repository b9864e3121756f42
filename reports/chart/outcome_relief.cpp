// How long relief lasts: Kaplan–Meier curves, each drawn as far as enough are at risk.

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/base/number.h"
#include "domain/outcome/outcome_text.h"
#include "reports/chart/outcome_parts.h"

namespace psoas::reports {

namespace {

constexpr double censor_tick = 3.5;  // up and down from the curve

const SurvivalCurve& curve_of(const DrawnGroup& group) { return group.group->losses.front().curve; }

double drawn_until(const OutcomePlan& plan, const DrawnGroup& group) {
  return curve_of(group).drawn_until(plan.result.analysis.settings.least_at_risk_drawn);
}

// Whole days; from a quarter of a year on, quarters of a year of 365 days.
int nth_tick(int step, int n) {
  constexpr int quarter = 91;
  if (step < quarter) return step * n;
  return n * (step / quarter) * 365 / 4;
}

constexpr std::array<int, 12> tick_steps{1, 2, 7, 14, 30, 91, 182, 364, 728, 1820, 3640, 7280};

// The smallest step whose ticks stand at least `least_gap` apart, and the number of steps to the end of the axis.
struct DayAxis {
  int step = 1;
  int steps = 1;
  double last() const { return nth_tick(step, steps); }
};

DayAxis day_axis(double last_day, double width, double least_gap) {
  for (const int step : tick_steps) {
    int steps = 1;
    while (nth_tick(step, steps) < last_day && steps <= 40) ++steps;
    if (steps <= 10 && width / steps >= least_gap) return {step, steps};
  }
  return {tick_steps.back(), 1};
}

DayAxis axis_of(const OutcomePlan& plan) {
  double widest = plan.measure.measure("3650 d", {plan.font(), false}).width;
  for (const DrawnGroup& group : plan.groups)
    widest = std::max(widest,
                      plan.measure.measure(std::to_string(curve_of(group).subjects), {plan.small_font(), false}).width);
  double last = 1;
  for (const DrawnGroup& group : plan.groups) last = std::max(last, drawn_until(plan, group));
  return day_axis(last, plan.layout.plot.width, widest + 10);
}

double x_of(const OutcomePlan& plan, double day, double last) {
  return plan.layout.plot.left + plan.layout.plot.width * day / last;
}

std::string median_with_limits(const SurvivalCurve& curve) {
  std::string text = median_text(curve);
  if (const std::string limits = median_limits(curve); !limits.empty()) text += " (" + limits + ")";
  return text;
}

std::string medians_text(const OutcomePlan& plan) {
  constexpr std::size_t most_in_line = 2;
  if (plan.groups.size() > most_in_line) return {};
  std::string text = "; median ";
  for (std::size_t i = 0; i < plan.groups.size(); ++i)
    text += (i > 0 ? " against " : "") + median_with_limits(curve_of(plan.groups[i]));
  return text;
}

std::string test_text(const OutcomePlan& plan) {
  if (!plan.compares()) return {};
  return plan.result.log_rank ? "; log-rank p " + p_text(plan.result.log_rank->p) : "; no log-rank test";
}

// Which of the groups have too few to be drawn.
std::string not_drawn_note(const OutcomePlan& plan) {
  std::string names;
  for (const DrawnGroup& group : plan.groups)
    if (drawn_until(plan, group) <= 0) names += (names.empty() ? "" : ", ") + group.label;
  if (names.empty()) return {};
  return "Fewer than " + std::to_string(plan.result.analysis.settings.least_at_risk_drawn) +
         " at risk, not drawn: " + names + ".";
}

std::string note_of(const OutcomePlan& plan) {
  std::string note = not_drawn_note(plan);
  const std::size_t all = compared_groups(plan.result).size();
  if (plan.groups.size() < all)
    note += (note.empty() ? "The " : " The ") + std::to_string(plan.groups.size()) + " largest of " +
            std::to_string(all) + " groups.";
  return note;
}

// Where a tick would touch the one before, it says nothing more.
void add_censor_ticks(OutcomePlan& plan, const DrawnGroup& group, double until, double last) {
  const SurvivalCurve& curve = curve_of(group);
  std::size_t step = 0;
  double survival = 1;
  double last_x = -10;
  for (const double day : curve.censored) {
    if (day > until) break;
    while (step < curve.steps.size() && curve.steps[step].day <= day) survival = curve.steps[step++].survival;
    const double x = x_of(plan, day, last);
    if (x - last_x < 5) continue;
    last_x = x;
    const double y = plan.y_of(survival);
    plan.add_line({{x, y - censor_tick}, {x, y + censor_tick}}, group.sign.ink, Dash::solid, 1.2);
  }
}

OutcomePoint point_of(const OutcomePlan& plan, const DrawnGroup& group, double day, Point at) {
  OutcomePoint point;
  point.group = group.place;
  point.day = day;
  point.at = at;
  point.heading = "day " + to_text(day);
  if (plan.compares()) point.heading = group.label + " · " + point.heading;
  return point;
}

OutcomePoint start_point(const OutcomePlan& plan, const DrawnGroup& group, Point at) {
  OutcomePoint point = point_of(plan, group, 0, at);
  point.lines = {"all with relief: " + std::to_string(curve_of(group).subjects)};
  return point;
}

OutcomePoint step_point(const OutcomePlan& plan, const DrawnGroup& group, const SurvivalStep& step, Point at) {
  OutcomePoint point = point_of(plan, group, step.day, at);
  const std::string limits = step.limits ? " (95 % " + interval_text(step.limits) + ")" : "";
  point.lines = {percent_text(step.survival) + " still " + substantial_text(plan.result.analysis.settings) + limits,
                 std::to_string(step.at_risk) + " at risk, " + std::to_string(step.events) + " lost relief"};
  return point;
}

void add_curve(OutcomePlan& plan, const DrawnGroup& group, double last) {
  const double until = drawn_until(plan, group);
  if (until <= 0) return;
  Point at{plan.layout.plot.left, plan.y_of(1)};
  std::vector<Point> line{at};
  plan.add_point(start_point(plan, group, at));
  for (const SurvivalStep& step : curve_of(group).steps) {
    if (step.day > until) break;
    const double x = x_of(plan, step.day, last);
    line.push_back({x, at.y});
    at = {x, plan.y_of(step.survival)};
    line.push_back(at);
    plan.add_point(step_point(plan, group, step, at));
  }
  const Point end{x_of(plan, until, last), at.y};
  line.push_back(end);
  plan.add_line(std::move(line), group.sign.ink, group.sign.dash, 2);
  add_censor_ticks(plan, group, until, last);
  if (plan.compares()) plan.add_marker(end, group.sign, 3.8);
}

}  // namespace

ChartContents relief_contents(const OutcomePlan& plan) {
  ChartContents contents;
  contents.title = "Still " + substantial_text(plan.result.analysis.settings);
  contents.subtitle = "Kaplan–Meier" + medians_text(plan) + test_text(plan);
  contents.axis_title = "Of those with relief";
  contents.counts_caption = "at risk";
  std::int64_t events = 0;
  for (const DrawnGroup& group : plan.groups) {
    events += curve_of(group).events;
    if (plan.compares()) contents.legend.push_back(group.label);
    if (plan.groups.size() > 2) contents.legend.back() += ": " + median_with_limits(curve_of(group));
  }
  if (events == 0) contents.subtitle += "; no loss of relief seen yet";
  contents.note = note_of(plan);
  contents.message = no_relief_text(plan.result);
  return contents;
}

std::vector<FootPlace> day_places(OutcomePlan& plan) {
  const DayAxis axis = axis_of(plan);
  std::vector<FootPlace> places;
  for (int i = 0; i <= axis.steps; ++i) {
    const int day = nth_tick(axis.step, i);
    FootPlace place{plan.layout.plot.width * day / axis.last(), {std::to_string(day) + " d", {}}};
    for (const DrawnGroup& group : plan.groups)
      place.column.counts.push_back(std::to_string(curve_of(group).at_risk(day)));
    places.push_back(std::move(place));
  }
  return places;
}

void add_relief(OutcomePlan& plan) {
  const Box plot = plan.layout.plot;
  const double half = plan.y_of(0.5);
  plan.add_line({{plot.left, half}, {plot.right(), half}}, Ink::threshold, Dash::dotted);
  const double last = axis_of(plan).last();
  for (const DrawnGroup& group : plan.groups) add_curve(plan, group, last);
}

}  // namespace psoas::reports
