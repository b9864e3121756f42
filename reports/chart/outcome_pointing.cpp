// What is pointed at on an outcome chart, with the pointer or step by step with the keyboard, and a chart in words.

#include <algorithm>
#include <cmath>

#include "domain/outcome/outcome_text.h"
#include "reports/chart/outcome_chart.h"

namespace psoas::reports {

namespace {

std::optional<std::size_t> nearest_of_group(const OutcomeChartLayout& layout, std::size_t group, double x) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < layout.points.size(); ++i) {
    if (layout.points[i].group != group) continue;
    if (!best || std::abs(layout.points[i].at.x - x) < std::abs(layout.points[*best].at.x - x)) best = i;
  }
  return best;
}

std::size_t along(const OutcomeChartLayout& layout, std::size_t from, bool right) {
  const std::size_t to = right ? from + 1 : from - 1;
  if ((!right && from == 0) || to >= layout.points.size()) return from;
  return layout.points[to].group == layout.points[from].group ? to : from;
}

std::size_t across(const OutcomeChartLayout& layout, std::size_t from, bool next) {
  const OutcomePoint& point = layout.points[from];
  std::optional<std::size_t> wanted;  // the neighbouring group
  for (const OutcomePoint& other : layout.points) {
    if (next ? other.group <= point.group : other.group >= point.group) continue;
    if (!wanted || (next ? other.group < *wanted : other.group > *wanted)) wanted = other.group;
  }
  return wanted ? *nearest_of_group(layout, *wanted, point.at.x) : from;
}

// --- in words

std::string said(const OutcomeResult& result, const OutcomeGroup& group, const std::string& facts) {
  return (result.groups.size() > 1 ? group_label(group) + ": " : "") + facts + ". ";
}

std::string course_facts(const OutcomeResult& result, const OutcomeGroup& group) {
  const int decimals = mean_decimals(result.measure);
  std::string text = "baseline " + mean_text(group.baseline, decimals) + " of " + std::to_string(group.baseline.n);
  for (std::size_t i = 0; i < group.windows.size(); ++i) {
    const MeanOf& mean = group.windows[i].follow_up;
    if (!mean.mean) continue;
    text += ", " + result.analysis.settings.windows[i].label + " " + mean_text(mean, decimals);
    if (mean.interval) text += " (" + mean_interval_text(mean, decimals) + ")";
    text += " of " + std::to_string(mean.n);
  }
  return text;
}

std::string relief_facts(const OutcomeResult& result, const OutcomeGroup& group) {
  const SurvivalCurve& curve = group.losses.front().curve;
  std::string text = std::to_string(curve.subjects) + " with relief, " + std::to_string(curve.events) +
                     " lost it, median " + median_text(curve);
  if (const std::string limits = median_limits(curve); !limits.empty()) text += " (" + limits + ")";
  for (const FollowUpWindow& window : result.analysis.settings.windows)
    if (curve.at_risk(window.target_day) > 0)
      text += ", day " + std::to_string(window.target_day) + " " + percent_text(curve.survival_at(window.target_day)) +
              " of " + std::to_string(curve.at_risk(window.target_day)) + " at risk";
  return text;
}

std::string responders_facts(const OutcomeResult& result, const OutcomeGroup& group) {
  std::string text;
  for (std::size_t i = 0; i < group.windows.size(); ++i) {
    const Proportion& nri = group.windows[i].substantial.non_responder_imputation;
    if (nri.whole == 0) continue;
    text += (text.empty() ? "" : ", ") + result.analysis.settings.windows[i].label + " " + part_text(nri) + " (" +
            interval_text(nri.interval()) + ")";
  }
  return text.empty() ? "no window has closed" : text;
}

}  // namespace

std::optional<std::size_t> point_at(const OutcomeChartLayout& layout, double x, double y) {
  if (layout.points.empty() || !layout.plot.contains({x, y})) return std::nullopt;
  std::size_t best = 0;
  const auto distance = [&](std::size_t i) { return std::hypot(layout.points[i].at.x - x, layout.points[i].at.y - y); };
  for (std::size_t i = 1; i < layout.points.size(); ++i)
    if (distance(i) < distance(best)) best = i;
  return best;
}

std::optional<std::size_t> step_from(const OutcomeChartLayout& layout, std::optional<std::size_t> from,
                                     ChartStep step) {
  if (layout.points.empty()) return std::nullopt;
  if (!from || *from >= layout.points.size()) return 0;
  switch (step) {
    case ChartStep::right: return along(layout, *from, true);
    case ChartStep::left: return along(layout, *from, false);
    case ChartStep::next_group: return across(layout, *from, true);
    case ChartStep::previous_group: break;
  }
  return across(layout, *from, false);
}

void draw_hover(const OutcomeChartLayout& layout, std::size_t point, cairo_t* cairo, const ChartTheme& theme,
                Typesetter& typesetter) {
  if (point >= layout.points.size()) return;
  const OutcomePoint& shown = layout.points[point];
  draw_tip(layout, {shown.at, shown.heading, shown.lines, true}, cairo, theme, typesetter);
}

std::string describe(const OutcomeResult& result, OutcomeChart chart) {
  const std::string empty = chart == OutcomeChart::course   ? no_course_text(result)
                            : chart == OutcomeChart::relief ? no_relief_text(result)
                                                            : no_responders_text(result);
  if (!empty.empty()) return empty;
  const std::string better = substantial_text(result.analysis.settings);
  std::string text = chart == OutcomeChart::course   ? "Mean of " + result.measure.label + " with 95 % interval. "
                     : chart == OutcomeChart::relief ? "Still " + better + ", Kaplan–Meier. "
                                                     : better + " of all whose window has closed. ";
  for (const std::size_t place : compared_groups(result)) {
    const OutcomeGroup& group = result.groups[place];
    text += said(result, group,
                 chart == OutcomeChart::course   ? course_facts(result, group)
                 : chart == OutcomeChart::relief ? relief_facts(result, group)
                                                 : responders_facts(result, group));
  }
  if (chart == OutcomeChart::relief && result.groups.size() > 1) text += log_rank_text(result) + ". ";
  text.pop_back();
  return text;
}

}  // namespace psoas::reports
