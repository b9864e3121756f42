#pragma once

// Puts a chart's shapes on a Cairo surface: window, PDF, SVG and PNG alike.

#include <string>
#include <vector>

#include "reports/chart/chart_shapes.h"
#include "reports/chart/chart_theme.h"

namespace psoas::reports {

void draw(const ChartShapes& shapes, cairo_t* cairo, const ChartTheme& theme, Typesetter& typesetter);

// What is said of a thing pointed at.
struct ChartTip {
  Point at;
  std::string heading;
  std::vector<std::string> lines;
  bool guide = false;  // a line through the plot at its place
};

// The guide, a ring round the place and a tooltip that stays within the frame. Draw it after `draw`.
void draw_tip(const ChartShapes& shapes, const ChartTip& tip, cairo_t* cairo, const ChartTheme& theme,
              Typesetter& typesetter);

}  // namespace psoas::reports
