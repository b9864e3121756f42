#include "reports/chart/chart_drawing.h"

#include <cairo.h>

#include <algorithm>
#include <numbers>
#include <span>

#include "reports/chart/trend_chart.h"

namespace psoas::reports {

namespace {

void set_colour(cairo_t* cairo, const Colour& colour) {
  cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.opacity);
}

void set_dash(cairo_t* cairo, Dash dash) {
  static constexpr double dashed[] = {5, 3.5};
  static constexpr double dotted[] = {1.2, 3.2};
  static constexpr double dash_dot[] = {7, 3, 1.6, 3};
  static constexpr double long_dashed[] = {11, 4};
  static constexpr double dash_dot_dot[] = {7, 2.6, 1.6, 2.6, 1.6, 2.6};
  switch (dash) {
    case Dash::solid: cairo_set_dash(cairo, nullptr, 0, 0); break;
    case Dash::dashed: cairo_set_dash(cairo, dashed, 2, 0); break;
    case Dash::dotted: cairo_set_dash(cairo, dotted, 2, 0); break;
    case Dash::dash_dot: cairo_set_dash(cairo, dash_dot, 4, 0); break;
    case Dash::long_dashed: cairo_set_dash(cairo, long_dashed, 2, 0); break;
    case Dash::dash_dot_dot: cairo_set_dash(cairo, dash_dot_dot, 6, 0); break;
  }
}

void trace(cairo_t* cairo, const std::vector<Point>& points) {
  for (const Point& point : points) cairo_line_to(cairo, point.x, point.y);
}

// A hairline that runs along an axis covers whole pixels rather than two halves.
bool is_hairline(const ChartLine& line) {
  return line.points.size() == 2 && line.width <= 1.01 &&
         (line.points[0].x == line.points[1].x || line.points[0].y == line.points[1].y);
}

double on_pixel(double position) { return static_cast<double>(static_cast<long>(position)) + 0.5; }

void draw_line(cairo_t* cairo, const ChartLine& line, const ChartTheme& theme) {
  cairo_new_path(cairo);
  if (is_hairline(line)) {
    const bool upright = line.points[0].x == line.points[1].x;
    for (const Point& point : line.points)
      cairo_line_to(cairo, upright ? on_pixel(point.x) : point.x, upright ? point.y : on_pixel(point.y));
  } else {
    trace(cairo, line.points);
  }
  set_colour(cairo, theme[line.ink]);
  set_dash(cairo, line.dash);
  cairo_set_line_width(cairo, line.width);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cairo);
}

void trace_marker(cairo_t* cairo, Point at, MarkerShape shape, double radius) {
  cairo_new_sub_path(cairo);
  switch (shape) {
    case MarkerShape::disc:
    case MarkerShape::ring: cairo_arc(cairo, at.x, at.y, radius, 0, 2 * std::numbers::pi); break;
    case MarkerShape::square: cairo_rectangle(cairo, at.x - radius, at.y - radius, 2 * radius, 2 * radius); break;
    case MarkerShape::triangle_down:
      cairo_move_to(cairo, at.x - radius, at.y - radius * 0.85);
      cairo_line_to(cairo, at.x + radius, at.y - radius * 0.85);
      cairo_line_to(cairo, at.x, at.y + radius * 0.95);
      break;
    case MarkerShape::triangle_up:
      cairo_move_to(cairo, at.x - radius, at.y + radius * 0.85);
      cairo_line_to(cairo, at.x + radius, at.y + radius * 0.85);
      cairo_line_to(cairo, at.x, at.y - radius * 0.95);
      break;
    case MarkerShape::diamond:
      cairo_move_to(cairo, at.x - radius * 1.15, at.y);
      cairo_line_to(cairo, at.x, at.y - radius * 1.15);
      cairo_line_to(cairo, at.x + radius * 1.15, at.y);
      cairo_line_to(cairo, at.x, at.y + radius * 1.15);
      break;
  }
  cairo_close_path(cairo);
}

bool alike(const ChartMarker& a, const ChartMarker& b) {
  return a.shape == b.shape && a.ink == b.ink && a.radius == b.radius && a.hollow == b.hollow;
}

void trace_markers(cairo_t* cairo, std::span<const ChartMarker> markers, double radius) {
  cairo_new_path(cairo);
  for (const ChartMarker& marker : markers) trace_marker(cairo, marker.at, marker.shape, radius);
}

// Markers that are alike, in one path: a curve of hundreds of points is filled at once. Those of a curve stand off from
// it by a rim of paper.
void draw_markers(cairo_t* cairo, std::span<const ChartMarker> markers, const ChartTheme& theme) {
  const ChartMarker& first = markers.front();
  set_dash(cairo, Dash::solid);
  const bool on_curve = first.ink == Ink::measure || first.ink == Ink::second || first.ink >= Ink::group_1;
  if (on_curve && !first.hollow && first.radius > 3) {
    trace_markers(cairo, markers, first.radius + 1.3);
    set_colour(cairo, theme[Ink::paper]);
    cairo_fill(cairo);
  }
  trace_markers(cairo, markers, first.hollow ? first.radius - 0.7 : first.radius);
  set_colour(cairo, theme[first.hollow ? Ink::paper : first.ink]);
  if (!first.hollow) {
    cairo_fill(cairo);
    return;
  }
  cairo_fill_preserve(cairo);
  set_colour(cairo, theme[first.ink]);
  cairo_set_line_width(cairo, 1.5);
  cairo_stroke(cairo);
}

void draw_all_markers(cairo_t* cairo, std::span<const ChartMarker> markers, const ChartTheme& theme) {
  while (!markers.empty()) {
    const auto other = std::find_if_not(markers.begin(), markers.end(),
                                        [&](const ChartMarker& marker) { return alike(marker, markers.front()); });
    const auto count = static_cast<std::size_t>(other - markers.begin());
    draw_markers(cairo, markers.first(count), theme);
    markers = markers.subspan(count);
  }
}

void draw_bar(cairo_t* cairo, const ChartBar& bar, const ChartTheme& theme) {
  const Box& box = bar.box;
  const double inset = bar.hollow ? 0.6 : 0;
  const double point = bar.goes_on ? std::min(box.height + 2, box.width) : 0;
  cairo_new_path(cairo);
  cairo_move_to(cairo, box.left + inset, box.top + inset);
  cairo_line_to(cairo, box.right() - point - inset, box.top + inset);
  if (bar.goes_on) cairo_line_to(cairo, box.right() - inset, box.middle());
  cairo_line_to(cairo, box.right() - point - inset, box.bottom() - inset);
  cairo_line_to(cairo, box.left + inset, box.bottom() - inset);
  cairo_close_path(cairo);
  set_colour(cairo, theme[bar.ink]);
  set_dash(cairo, Dash::solid);
  cairo_set_line_width(cairo, 1.1);
  bar.hollow ? cairo_stroke(cairo) : cairo_fill(cairo);
}

void draw_text(cairo_t* cairo, const ChartText& text, const ChartTheme& theme, Typesetter& typesetter) {
  if (text.cleared) {
    Colour paper = theme[Ink::paper];
    paper.opacity = 0.8;
    set_colour(cairo, paper);
    cairo_rectangle(cairo, text.box.left - 2, text.box.top, text.box.width + 4, text.box.height);
    cairo_fill(cairo);
  }
  set_colour(cairo, theme[text.ink]);
  if (!text.turned) {
    typesetter.show(cairo, text.text, text.style, text.box.left, text.box.top);
    return;
  }
  cairo_save(cairo);
  cairo_translate(cairo, text.box.left, text.box.bottom());
  cairo_rotate(cairo, -std::numbers::pi / 2);
  typesetter.show(cairo, text.text, text.style, 0, 0);
  cairo_restore(cairo);
}

// A ring round what is pointed at, which itself stays to be seen.
void draw_ring(cairo_t* cairo, Point at, const ChartTheme& theme) {
  cairo_new_path(cairo);
  trace_marker(cairo, at, MarkerShape::ring, 8.5);
  set_colour(cairo, theme[Ink::guide]);
  set_dash(cairo, Dash::solid);
  cairo_set_line_width(cairo, 2);
  cairo_stroke(cairo);
}

// --- tooltip

void trace_rounded(cairo_t* cairo, const Box& box, double radius) {
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, box.right() - radius, box.top + radius, radius, -quarter, 0);
  cairo_arc(cairo, box.right() - radius, box.bottom() - radius, radius, 0, quarter);
  cairo_arc(cairo, box.left + radius, box.bottom() - radius, radius, quarter, 2 * quarter);
  cairo_arc(cairo, box.left + radius, box.top + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

constexpr double tip_padding = 9;

struct PlacedTip {
  Box box;
  double line = 0;
  Setting setting;  // how wide a line may get
};

// Beside what is pointed at, on the side with room, and within the frame.
PlacedTip place_tip(const ChartShapes& layout, const ChartTip& hover, Typesetter& typesetter) {
  PlacedTip tip;
  tip.line = layout.font_size * 1.5;
  tip.setting.width = std::max(20.0, std::min(layout.frame.width * 0.6, 420.0));
  double width = typesetter.measure(hover.heading, {layout.font_size, true}).width;
  for (const std::string& text : hover.lines)
    width = std::max(width, typesetter.measure(text, {layout.font_size, false}).width);
  width = std::min(width + 1, tip.setting.width) + 2 * tip_padding;
  const double height = tip.line * (1.0 + static_cast<double>(hover.lines.size())) + 2 * tip_padding - 4;
  double left = hover.at.x + 14;
  if (left + width > layout.frame.right() - 4) left = hover.at.x - 14 - width;
  double top = hover.at.y + 14;
  if (top + height > layout.frame.bottom() - 4) top = hover.at.y - 14 - height;
  tip.box = {std::clamp(left, 4.0, std::max(4.0, layout.frame.right() - width - 4)),
             std::clamp(top, 4.0, std::max(4.0, layout.frame.bottom() - height - 4)), width, height};
  return tip;
}

void draw_tip_box(cairo_t* cairo, const ChartShapes& layout, const ChartTip& hover, const ChartTheme& theme,
                  Typesetter& typesetter) {
  const PlacedTip tip = place_tip(layout, hover, typesetter);
  cairo_new_path(cairo);
  trace_rounded(cairo, tip.box, 6);
  set_colour(cairo, theme[Ink::tip_paper]);
  cairo_fill_preserve(cairo);
  set_colour(cairo, theme[Ink::tip_border]);
  set_dash(cairo, Dash::solid);
  cairo_set_line_width(cairo, 1);
  cairo_stroke(cairo);
  const double left = tip.box.left + tip_padding;
  double top = tip.box.top + tip_padding - 2;
  set_colour(cairo, theme[Ink::text]);
  typesetter.show(cairo, hover.heading, {layout.font_size, true}, tip.setting, left, top);
  for (std::size_t i = 0; i < hover.lines.size(); ++i) {
    top += tip.line;
    set_colour(cairo, theme[i == 0 ? Ink::text : Ink::faint_text]);
    typesetter.show(cairo, hover.lines[i], {layout.font_size, false}, tip.setting, left, top);
  }
}

}  // namespace

void draw(const ChartShapes& shapes, cairo_t* cairo, const ChartTheme& theme, Typesetter& typesetter) {
  cairo_save(cairo);
  if (theme.fill_paper) {
    set_colour(cairo, theme[Ink::paper]);
    cairo_rectangle(cairo, shapes.frame.left, shapes.frame.top, shapes.frame.width, shapes.frame.height);
    cairo_fill(cairo);
  }
  for (const ChartArea& area : shapes.areas) {
    cairo_new_path(cairo);
    trace(cairo, area.outline);
    cairo_close_path(cairo);
    set_colour(cairo, theme[area.ink]);
    cairo_fill(cairo);
  }
  for (const ChartLine& line : shapes.lines) draw_line(cairo, line, theme);
  for (const ChartBar& bar : shapes.bars) draw_bar(cairo, bar, theme);
  draw_all_markers(cairo, shapes.markers, theme);
  for (const ChartText& text : shapes.texts) draw_text(cairo, text, theme, typesetter);
  cairo_restore(cairo);
}

void draw_tip(const ChartShapes& shapes, const ChartTip& tip, cairo_t* cairo, const ChartTheme& theme,
              Typesetter& typesetter) {
  cairo_save(cairo);
  if (tip.guide)
    draw_line(cairo, {{{tip.at.x, shapes.plot.top}, {tip.at.x, shapes.plot.bottom()}}, Ink::guide, Dash::solid, 1},
              theme);
  draw_ring(cairo, tip.at, theme);
  draw_tip_box(cairo, shapes, tip, theme, typesetter);
  cairo_restore(cairo);
}

void draw_hover(const TrendChartLayout& layout, const TrendHover& hover, cairo_t* cairo, const ChartTheme& theme,
                Typesetter& typesetter) {
  draw_tip(layout, {hover.at, hover.heading, hover.lines, hover.point.has_value()}, cairo, theme, typesetter);
}

}  // namespace psoas::reports
