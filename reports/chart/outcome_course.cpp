// The mean course by window, and the responders by window: both stand in slots of equal width.

#include <algorithm>

#include "domain/outcome/outcome_text.h"
#include "reports/chart/outcome_parts.h"
#include "reports/chart/trend_text.h"

namespace psoas::reports {

namespace {

constexpr double radius = 4.5;
constexpr double smaller_radius = 3.6;  // where many groups stand beside each other

const std::vector<FollowUpWindow>& windows_of(const OutcomePlan& plan) { return plan.result.analysis.settings.windows; }

std::vector<std::string> labels_of(const OutcomePlan& plan) {
  std::vector<std::string> labels;
  if (!plan.compares()) return labels;
  for (const DrawnGroup& group : plan.groups) labels.push_back(group.label);
  return labels;
}

// "The 8 largest of 12 groups."; "" when all are drawn.
std::string left_out_note(const OutcomePlan& plan) {
  const std::size_t all = compared_groups(plan.result).size();
  if (plan.groups.size() == all) return {};
  return "The " + std::to_string(plan.groups.size()) + " largest of " + std::to_string(all) + " groups.";
}

// The slots of the course chart begin with the baseline.
std::size_t slots(const OutcomePlan& plan) {
  return windows_of(plan).size() + (plan.chart == OutcomeChart::course ? 1 : 0);
}

double slot_width(const OutcomePlan& plan) {
  return plan.layout.plot.width / static_cast<double>(std::max<std::size_t>(1, slots(plan)));
}

// One mark with its interval.
struct Mark {
  std::size_t slot = 0;
  double value = 0;
  std::optional<Interval> interval;
};

Point place_of(const OutcomePlan& plan, const Mark& mark, std::size_t drawn) {
  const double slot = slot_width(plan);
  return {plan.layout.plot.left + (static_cast<double>(mark.slot) + 0.5) * slot + dodge(plan, drawn, slot),
          plan.y_of(mark.value)};
}

void add_mark(OutcomePlan& plan, const Mark& mark, std::size_t drawn) {
  const GroupSign& sign = plan.groups[drawn].sign;
  const Point at = place_of(plan, mark, drawn);
  if (mark.interval)
    plan.add_line({{at.x, plan.y_of(mark.interval->low)}, {at.x, plan.y_of(mark.interval->high)}}, sign.ink,
                  Dash::solid, 1.4);
  plan.add_marker(at, sign, plan.groups.size() > 4 ? smaller_radius : radius);
}

// Neighbouring windows are joined; one without a value parts the line.
void join(OutcomePlan& plan, const std::vector<Mark>& marks, std::size_t drawn) {
  const GroupSign& sign = plan.groups[drawn].sign;
  std::vector<Point> stretch;
  for (std::size_t i = 0; i <= marks.size(); ++i) {
    const bool goes_on = i < marks.size() && (i == 0 || marks[i].slot == marks[i - 1].slot + 1);
    if (!goes_on) {
      if (stretch.size() > 1) plan.add_line(stretch, sign.ink, sign.dash, 2);
      stretch.clear();
    }
    if (i < marks.size()) stretch.push_back(place_of(plan, marks[i], drawn));
  }
}

std::string heading_of(const OutcomePlan& plan, const DrawnGroup& group, const std::string& when) {
  return plan.compares() ? group.label + " · " + when : when;
}

// --- course

std::string mean_line(const OutcomePlan& plan, const MeanOf& mean) {
  const int decimals = mean_decimals(plan.result.measure);
  std::string line = "mean " + mean_text(mean, decimals);
  if (mean.interval) line += " (95 % " + mean_interval_text(mean, decimals) + ")";
  return line;
}

OutcomePoint baseline_point(const OutcomePlan& plan, const DrawnGroup& group) {
  OutcomePoint point;
  point.group = group.place;
  point.heading = heading_of(plan, group, "baseline");
  point.lines = {
      mean_line(plan, group.group->baseline),
      std::to_string(group.group->with_baseline) + " with baseline of " + std::to_string(group.group->indexed)};
  return point;
}

OutcomePoint window_point(const OutcomePlan& plan, const DrawnGroup& group, std::size_t window) {
  const WindowResult& result = group.group->windows[window];
  OutcomePoint point;
  point.group = group.place;
  point.window = window;
  point.heading = heading_of(plan, group, windows_of(plan)[window].label);
  point.lines = {mean_line(plan, result.follow_up),
                 "change " + change_text(result.change, mean_decimals(plan.result.measure)),
                 std::to_string(result.observed) + " observed of " + std::to_string(result.closed) + " closed"};
  return point;
}

void add_course_of(OutcomePlan& plan, std::size_t drawn) {
  const DrawnGroup& group = plan.groups[drawn];
  std::vector<Mark> marks;
  std::vector<OutcomePoint> points;
  if (group.group->baseline.mean) {
    marks.push_back({0, *group.group->baseline.mean, group.group->baseline.interval});
    points.push_back(baseline_point(plan, group));
  }
  for (std::size_t i = 0; i < group.group->windows.size(); ++i) {
    const MeanOf& mean = group.group->windows[i].follow_up;
    if (!mean.mean) continue;
    marks.push_back({i + 1, *mean.mean, mean.interval});
    points.push_back(window_point(plan, group, i));
  }
  join(plan, marks, drawn);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    add_mark(plan, marks[i], drawn);
    points[i].at = place_of(plan, marks[i], drawn);
    plan.add_point(std::move(points[i]));
  }
}

void cover(const MeanOf& mean, double& low, double& high) {
  if (!mean.mean) return;
  low = std::min({low, *mean.mean, mean.interval ? mean.interval->low : *mean.mean});
  high = std::max({high, *mean.mean, mean.interval ? mean.interval->high : *mean.mean});
}

// --- responders

OutcomePoint responders_point(const OutcomePlan& plan, const DrawnGroup& group, std::size_t window) {
  const WindowResult& result = group.group->windows[window];
  const Proportion& nri = result.substantial.non_responder_imputation;
  OutcomePoint point;
  point.group = group.place;
  point.window = window;
  point.heading = heading_of(plan, group, windows_of(plan)[window].label);
  point.lines = {part_text(nri) + " (95 % " + interval_text(nri.interval()) + ")",
                 "of the observed " + part_text(result.substantial.complete_case)};
  return point;
}

}  // namespace

ChartContents course_contents(const OutcomePlan& plan) {
  ChartContents contents;
  contents.title = "Mean with 95 % interval";
  contents.subtitle = plan.result.measure.label + "; of the observed";
  contents.axis_title = measure_axis_title(plan.result);
  contents.counts_caption = "n";
  contents.legend = labels_of(plan);
  contents.note = left_out_note(plan);
  contents.message = no_course_text(plan.result);
  return contents;
}

ChartContents responders_contents(const OutcomePlan& plan) {
  ChartContents contents;
  contents.title = substantial_text(plan.result.analysis.settings);
  contents.subtitle = "of all whose window has closed (NRI), with 95 % interval";
  contents.axis_title = "Responders";
  contents.counts_caption = plan.compares() ? "Responders / all" : "n / N";
  contents.legend = labels_of(plan);
  contents.note = left_out_note(plan);
  contents.message = no_responders_text(plan.result);
  return contents;
}

ValueScale course_scale(const OutcomePlan& plan, double height) {
  const AnalysedMeasure& measure = plan.result.measure;
  const double gap = plan.font() * 1.9;
  // A score has its scale; the range of a finding only tells what can be measured at all.
  const bool has_scale = !measure.is_finding && measure.range.low && measure.range.high;
  if (has_scale && *measure.range.high - *measure.range.low <= 100)
    return fixed_scale(*measure.range.low, *measure.range.high, height, gap, measure.decimals);
  double low = 1e300;
  double high = -1e300;
  for (const DrawnGroup& group : plan.groups) {
    cover(group.group->baseline, low, high);
    for (const WindowResult& window : group.group->windows) cover(window.follow_up, low, high);
  }
  if (low > high) low = 0, high = 1;
  return value_scale(low, high, height, gap, measure.decimals);
}

ValueScale share_scale(const OutcomePlan& plan, double height) { return {0, 1, height < 8 * plan.font() ? 0.5 : 0.25}; }

std::string tick_text(const OutcomePlan& plan, double value) {
  return plan.chart == OutcomeChart::course ? printed(value, 6) : printed(100 * value, 0) + " %";
}

std::vector<FootPlace> window_places(const OutcomePlan& plan) {
  const double slot = slot_width(plan);
  std::vector<FootPlace> places;
  const auto add = [&](std::string label) -> FootColumn& {
    const double x = (static_cast<double>(places.size()) + 0.5) * slot;
    return places.emplace_back(FootPlace{x, {std::move(label), {}}}).column;
  };
  if (plan.chart == OutcomeChart::course) {
    FootColumn& column = add("base");
    for (const DrawnGroup& group : plan.groups) column.counts.push_back(std::to_string(group.group->baseline.n));
  }
  for (std::size_t i = 0; i < windows_of(plan).size(); ++i) {
    FootColumn& column = add(short_window_label(windows_of(plan)[i]));
    for (const DrawnGroup& group : plan.groups) {
      const WindowResult& window = group.group->windows[i];
      const Proportion& nri = window.substantial.non_responder_imputation;
      column.counts.push_back(plan.chart == OutcomeChart::course
                                  ? std::to_string(window.follow_up.n)
                                  : std::to_string(nri.part) + "/" + std::to_string(nri.whole));
    }
  }
  return places;
}

void add_course(OutcomePlan& plan) {
  for (std::size_t i = 0; i < plan.groups.size(); ++i) add_course_of(plan, i);
}

void add_responders(OutcomePlan& plan) {
  for (std::size_t drawn = 0; drawn < plan.groups.size(); ++drawn) {
    const DrawnGroup& group = plan.groups[drawn];
    for (std::size_t i = 0; i < group.group->windows.size(); ++i) {
      const Proportion& nri = group.group->windows[i].substantial.non_responder_imputation;
      const std::optional<double> share = nri.fraction();
      if (!share) continue;
      const Mark mark{i, *share, nri.interval()};
      add_mark(plan, mark, drawn);
      OutcomePoint point = responders_point(plan, group, i);
      point.at = place_of(plan, mark, drawn);
      plan.add_point(std::move(point));
    }
  }
}

}  // namespace psoas::reports
