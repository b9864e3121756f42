#pragma once

// The pictures of an outcome analysis: the mean course, how long relief lasts, and the responders of each window.
// lay_out decides where everything stands, without a surface; draw (chart_drawing.h) puts it on window, PDF, SVG and
// PNG alike. Every number was made in domain/outcome. Each group has a colour and a second sign: dash and marker.

#include <optional>
#include <string>
#include <vector>

#include "domain/outcome/outcome_result.h"
#include "reports/chart/chart_drawing.h"

namespace psoas::reports {

enum class OutcomeChart {
  course,      // mean with its 95 % interval by window
  relief,      // Kaplan–Meier of "still at least so much better"
  responders,  // share of responders (NRI) with Wilson's interval by window
};

struct OutcomeChartOptions {
  double width = 520;
  double height = 290;  // see wanted_height
  double font_size = 12;
  bool title = true;
  bool legend = true;  // where groups are compared; a table beside the chart may bear the signs instead
};

// How one group looks in every chart, table and legend of an analysis.
struct GroupSign {
  Ink ink = Ink::group_1;
  Dash dash = Dash::solid;
  MarkerShape shape = MarkerShape::disc;
  bool hollow = false;
};

// The groups that are drawn, by their places in OutcomeResult::groups: all that are compared, or, of more than eight,
// the eight with the most courses, in their order.
std::vector<std::size_t> drawn_groups(const OutcomeResult& result);

// Nothing for a group that is not drawn.
std::optional<GroupSign> sign_of(const OutcomeResult& result, std::size_t group);

// A short stretch of the group's curve with its marker, for the row of a table; 34 × 12 at 12 points.
ChartShapes sign_sample(const GroupSign& sign, double font_size = 12);

// A value one can point at.
struct OutcomePoint {
  std::size_t group = 0;              // place in OutcomeResult::groups
  std::optional<std::size_t> window;  // place in the settings' windows; nothing: baseline, or a day of the relief chart
  double day = 0;                     // of the relief chart
  Point at;
  std::string heading;             // "block ≥ 80 % · 6 months"
  std::vector<std::string> lines;  // "mean 3.6 (95 % 3.1 to 4.1)", "101 observed of 122 closed"
};

struct OutcomeChartLayout : ChartShapes {
  std::vector<OutcomePoint> points;  // group by group, each from left to right
  std::string empty_message;         // why there is no curve, and what to change; "" when there is one
};

// Any size is accepted; below wanted_height parts are left out rather than laid over each other.
OutcomeChartLayout lay_out(const OutcomeResult& result, OutcomeChart chart, const OutcomeChartOptions& options,
                           TextMeasure& measure);

// The height at which nothing is left out and the plot is well readable, for the options' width and font.
double wanted_height(const OutcomeResult& result, OutcomeChart chart, const OutcomeChartOptions& options,
                     TextMeasure& measure);

// The whole chart in sentences, for people who hear it.
std::string describe(const OutcomeResult& result, OutcomeChart chart);

// --- pointing; places in OutcomeChartLayout::points

// The nearest value inside the plot.
std::optional<std::size_t> point_at(const OutcomeChartLayout& layout, double x, double y);

// The next value by the keyboard: along the curve, staying at its ends, or to the neighbouring group at about the same
// place. The first value when nothing was pointed at; nothing when there are no values.
enum class ChartStep { right, left, next_group, previous_group };
std::optional<std::size_t> step_from(const OutcomeChartLayout& layout, std::optional<std::size_t> from, ChartStep step);

// A ring, a guide line and the facts of the value. Draw it after `draw`.
void draw_hover(const OutcomeChartLayout& layout, std::size_t point, cairo_t* cairo, const ChartTheme& theme,
                Typesetter& typesetter);

}  // namespace psoas::reports
