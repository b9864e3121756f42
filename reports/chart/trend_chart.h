#pragma once

// The picture of one patient's trend. lay_out decides where everything stands, without a surface; draw puts
// that layout on any Cairo surface, so that screen, PDF, SVG and PNG show the same. Hovering and the keyboard
// ask the layout.

#include <optional>
#include <string>
#include <vector>

#include "domain/outcome/patient_trend.h"
#include "reports/chart/chart_drawing.h"
#include "reports/chart/chart_shapes.h"
#include "reports/chart/chart_theme.h"

namespace psoas::reports {

// How treatments are named above the plot; chosen so that no two names touch.
enum class MarkForm { full, label, short_label, number };

struct ChartOptions {
  double width = 860;
  double height = 380;
  double font_size = 12;
  bool legend = true;
  bool key = true;  // when marks have to be numbered: their names below the legend, if there is room for all
};

// A value one can point at.
struct ChartPoint {
  std::size_t value = 0;  // place in PatientTrend::measure.values
  Point at;
  std::string heading;                   // "2025-06-16"
  std::vector<std::string> lines;        // "average 4 · worst 6 · least 2", "day 147 after RFA · −43 %"
  std::optional<int> day_since;          // calendar days since the latest treatment before it
  std::string since;                     // its short name
  std::optional<double> change_percent;  // of the baseline, negative when lower
};

// A treatment one can point at.
struct ChartMark {
  std::size_t treatment = 0;  // place in PatientTrend::treatments
  Point at;                   // its sign
  std::vector<Box> areas;     // sign, name and line
  std::string heading;
  std::vector<std::string> lines;
};

struct TrendChartLayout : ChartShapes {
  Date first{};  // ends of the time axis
  Date last{};
  double low = 0;  // ends of the value axis
  double high = 10;
  MarkForm form = MarkForm::full;

  std::vector<ChartPoint> points;  // by date
  std::vector<ChartMark> marks;
  std::string empty_message;  // why there is no curve; "" when there is one

  double x_of(Date day) const;
  double y_of(double value) const;
};

// Any size is accepted; below about 240 × 160 parts are left out rather than laid over each other.
TrendChartLayout lay_out(const PatientTrend& trend, const ChartOptions& options, TextMeasure& measure);

// What is pointed at, with the facts of its tooltip.
struct TrendHover {
  std::optional<std::size_t> point;  // place in TrendChartLayout::points
  std::optional<std::size_t> mark;   // place in TrendChartLayout::marks
  Point at;
  std::string heading;
  std::vector<std::string> lines;

  // True when both point at the same thing: nothing needs to be drawn again.
  bool same_as(const TrendHover& other) const { return point == other.point && mark == other.mark; }
};

// A treatment's sign or name, else, inside the plot, the value nearest in time (of one day the nearest in
// height).
std::optional<TrendHover> hover_at(const TrendChartLayout& layout, double x, double y);

// The value after or before what is hovered; the first or last when nothing is; stays at the ends. Nothing
// when there are no values. From a treatment it goes to the next value in time.
std::optional<TrendHover> hover_next(const TrendChartLayout& layout, const std::optional<TrendHover>& from);
std::optional<TrendHover> hover_previous(const TrendChartLayout& layout, const std::optional<TrendHover>& from);

// A guide line, the ringed point and a tooltip that stays within the frame. Draw it after `draw`.
void draw_hover(const TrendChartLayout& layout, const TrendHover& hover, cairo_t* cairo, const ChartTheme& theme,
                Typesetter& typesetter);

}  // namespace psoas::reports
