#pragma once

// A printed page as a value: texts, rules, tints and charts with their places, in points (1/72 inch) from the upper
// left corner. What stands on it is decided by the reports; drawing it needs a Cairo surface.

#include <string>
#include <string_view>
#include <vector>

#include "reports/body/body_chart.h"
#include "reports/chart/chart_drawing.h"

namespace psoas::reports {

struct Paper {
  double width = 595.28;
  double height = 841.89;
};

// "A4" or "Letter"; A4 for anything else.
Paper paper_named(std::string_view name);

struct PageText {
  std::string text;
  TextStyle style;
  Ink ink = Ink::text;
  Setting setting;
  double left = 0;
  double top = 0;
};

struct PageRule {
  double left = 0;
  double right = 0;
  double y = 0;
  double width = 0.5;
  Ink ink = Ink::grid;
};

struct PageTint {
  Box box;
  Ink ink = Ink::grid;
};

struct PageChart {
  ChartShapes layout;
  double left = 0;
  double top = 0;
  double scale = 1;  // points to a unit of the layout
};

struct PageBody {
  BodyChartLayout layout;
  std::vector<BodyMark> marks;
  double left = 0;
  double top = 0;
};

struct Page {
  std::vector<PageTint> tints;
  std::vector<PageRule> rules;
  std::vector<PageChart> charts;
  std::vector<PageBody> bodies;
  std::vector<PageText> texts;
};

// In the print theme, on a surface whose unit is the point.
void draw_page(const Page& page, cairo_t* cairo, Typesetter& typesetter);

}  // namespace psoas::reports
