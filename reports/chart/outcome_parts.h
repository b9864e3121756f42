#pragma once

// Between the files of the outcome charts only: the plan in the making, and the parts that add their shapes to it.

#include <functional>
#include <string>
#include <vector>

#include "reports/chart/axes.h"
#include "reports/chart/outcome_chart.h"

namespace psoas::reports {

struct DrawnGroup {
  std::size_t place = 0;  // in OutcomeResult::groups
  const OutcomeGroup* group = nullptr;
  std::string label;
  GroupSign sign;
};

// A column of the chart's foot: what stands below one tick, for each group.
struct FootColumn {
  std::string label;                // of the tick
  std::vector<std::string> counts;  // by drawn group
};

// What the three charts differ in.
struct ChartContents {
  std::string title;                // "Still ≥ 50 % better"
  std::string subtitle;             // after it, faint
  std::string axis_title;           // of the values
  std::string counts_caption;       // "n", "at risk"
  std::vector<std::string> legend;  // by drawn group; empty: no legend
  std::string note;                 // below everything; may be empty
  std::string message;              // why there is nothing to see; "" when there is
};

struct OutcomePlan {
  OutcomePlan(const OutcomeResult& shown, OutcomeChart shown_chart, const OutcomeChartOptions& chosen,
              TextMeasure& text_measure);

  const OutcomeResult& result;
  OutcomeChart chart;
  const OutcomeChartOptions& options;
  TextMeasure& measure;
  OutcomeChartLayout layout;
  std::vector<DrawnGroup> groups;
  ValueScale scale;

  double font() const { return options.font_size; }
  double small_font() const { return options.font_size - 1; }
  double line() const;  // height of a line of text
  double width_of(const std::string& text, bool bold = false);
  bool compares() const { return result.groups.size() > 1; }
  double y_of(double value) const;

  ChartText& add_text(TextRole role, const std::string& text, double left, double top, Ink ink, double size,
                      bool bold = false);
  void add_line(std::vector<Point> points, Ink ink, Dash dash = Dash::solid, double width = 1);
  void add_marker(Point at, const GroupSign& sign, double radius = 4.5);
  void add_point(OutcomePoint point) { layout.points.push_back(std::move(point)); }
};

// The text, cut with "…" where it is wider than `width`.
std::string fitted(TextMeasure& measure, const std::string& text, const TextStyle& style, double width);

// The text in lines no wider than `width`, the first no wider than `first_width`. A word wider than a line is cut.
std::vector<std::string> wrapped(TextMeasure& measure, const std::string& text, const TextStyle& style, double width,
                                 double first_width);

// "mean course", its facts, and what is drawn of it, for each of the charts.
ChartContents course_contents(const OutcomePlan& plan);
ChartContents relief_contents(const OutcomePlan& plan);
ChartContents responders_contents(const OutcomePlan& plan);

// The value axis, known before the plot's place is, for the room that its numbers take.
ValueScale course_scale(const OutcomePlan& plan, double height);
ValueScale share_scale(const OutcomePlan& plan, double height);
std::string tick_text(const OutcomePlan& plan, double value);

// Where the ticks stand, from the plot's left edge, and what stands below them.
struct FootPlace {
  double x = 0;
  FootColumn column;
};
std::vector<FootPlace> window_places(const OutcomePlan& plan);  // course and responders: slots of equal width
std::vector<FootPlace> day_places(OutcomePlan& plan);           // relief

void add_course(OutcomePlan& plan);
void add_relief(OutcomePlan& plan);
void add_responders(OutcomePlan& plan);

// Where a group's mark stands beside the middle of its slot, so that intervals do not hide each other.
double dodge(const OutcomePlan& plan, std::size_t drawn, double slot);

}  // namespace psoas::reports
