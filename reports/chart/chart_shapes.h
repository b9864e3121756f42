#pragma once

// The primitives a chart layout is made of: where things stand and what part they play. Colours belong to
// ChartTheme, drawing to chart_drawing. Lengths are in the surface's units, y grows downwards.

#include <string>
#include <vector>

#include "reports/chart/typesetter.h"

namespace psoas::reports {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;

  double right() const { return left + width; }
  double bottom() const { return top + height; }
  double middle() const { return top + height / 2; }
  bool contains(Point point) const {
    return point.x >= left && point.x <= right() && point.y >= top && point.y <= bottom();
  }
  bool overlaps(const Box& other) const {
    return left < other.right() && other.left < right() && top < other.bottom() && other.top < bottom();
  }
};

// The part a shape plays; a theme gives it its colour. No two parts differ in colour alone.
enum class Ink {
  paper,
  text,
  faint_text,
  grid,
  axis,
  measure,
  measure_text,
  band,
  second,
  baseline,
  threshold,
  moderate_zone,
  substantial_zone,
  mark,
  course,
  medication,
  guide,  // the line that shows what is pointed at
  tip_paper,
  tip_border,
  group_1,  // of an outcome analysis, in their order
  group_2,
  group_3,
  group_4,
  group_5,
  group_6,
  group_7,
  group_8,
  count_
};

enum class Dash { solid, dashed, dotted, dash_dot, long_dashed, dash_dot_dot };

enum class MarkerShape { disc, ring, square, triangle_down, triangle_up, diamond };

struct ChartArea {
  std::vector<Point> outline;
  Ink ink = Ink::band;
};

struct ChartLine {
  std::vector<Point> points;
  Ink ink = Ink::axis;
  Dash dash = Dash::solid;
  double width = 1;
};

struct ChartMarker {
  Point at;
  MarkerShape shape = MarkerShape::disc;
  Ink ink = Ink::measure;
  double radius = 4.5;
  bool hollow = false;
};

// A course or a medication: a bar over its days.
struct ChartBar {
  Box box;
  Ink ink = Ink::course;
  bool hollow = false;
  bool goes_on = false;  // no end known: ends in a point
};

enum class TextRole { tick, axis_title, value, threshold, mark, legend, key, message, title, count };

struct ChartText {
  std::string text;
  TextStyle style;
  Ink ink = Ink::text;
  TextRole role = TextRole::tick;
  Box box;               // as it stands on the chart, turned or not
  bool turned = false;   // reads upwards
  bool cleared = false;  // what lies below is dimmed, so that the text can be read
};

// All that is drawn of a chart; the kinds in this order, one over the other.
struct ChartShapes {
  Box frame;
  Box plot;
  double font_size = 12;

  std::vector<ChartArea> areas;
  std::vector<ChartLine> lines;
  std::vector<ChartBar> bars;
  std::vector<ChartMarker> markers;
  std::vector<ChartText> texts;
};

}  // namespace psoas::reports
