#include "reports/body/body_chart.h"

#include <cairo.h>

#include <algorithm>

namespace psoas::reports {

namespace {

constexpr double gap_between = 14;      // of the figures, in their units
constexpr double hatch_distance = 3.2;  // likewise
constexpr double least_opacity = 0.35;

void set_source(cairo_t* cairo, const Colour& colour, double opacity = 1) {
  cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.opacity * opacity);
}

// A smooth closed curve through the points (Catmull-Rom).
void smooth_path(cairo_t* cairo, const std::vector<Point>& points) {
  const std::size_t count = points.size();
  cairo_new_path(cairo);
  cairo_move_to(cairo, points[0].x, points[0].y);
  for (std::size_t i = 0; i < count; ++i) {
    const Point before = points[(i + count - 1) % count];
    const Point from = points[i];
    const Point to = points[(i + 1) % count];
    const Point after = points[(i + 2) % count];
    cairo_curve_to(cairo, from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6, to.x - (after.x - from.x) / 6,
                   to.y - (after.y - from.y) / 6, to.x, to.y);
  }
  cairo_close_path(cairo);
}

void straight_path(cairo_t* cairo, const std::vector<Point>& points) {
  cairo_new_path(cairo);
  for (const Point point : points) cairo_line_to(cairo, point.x, point.y);
  cairo_close_path(cairo);
}

// Draws one figure; the surface's units are those of the figure meanwhile.
class FigureDrawing {
 public:
  FigureDrawing(const BodyChartLayout& layout, BodyView view, cairo_t* cairo, const ChartTheme& theme)
      : x_cairo(cairo), x_theme(theme), x_view(view), x_line(1 / layout.scale) {
    const Point origin = view == BodyView::front ? layout.front : layout.back;
    cairo_save(x_cairo);
    cairo_translate(x_cairo, origin.x, origin.y);
    cairo_scale(x_cairo, layout.scale, layout.scale);
    cairo_set_line_join(x_cairo, CAIRO_LINE_JOIN_ROUND);
  }
  FigureDrawing(const FigureDrawing&) = delete;
  FigureDrawing& operator=(const FigureDrawing&) = delete;
  ~FigureDrawing() { cairo_restore(x_cairo); }

  void draw(const std::vector<BodyMark>& marks, std::optional<std::size_t> at) {
    cairo_save(x_cairo);
    smooth_path(x_cairo, silhouette());
    cairo_clip(x_cairo);
    each_shape([&](std::size_t, const BodyShape& shape) { fill(shape, marks); });
    each_shape([&](std::size_t, const BodyShape& shape) {
      straight_path(x_cairo, shape.outline);
      set_source(x_cairo, x_theme[Ink::axis], 0.55);
      cairo_set_line_width(x_cairo, 0.8 * x_line);
      cairo_stroke(x_cairo);
    });
    each_shape([&](std::size_t, const BodyShape& shape) {
      if (mark_of(shape, marks) && mark_of(shape, marks)->look == BodyLook::gained) edge(shape, Ink::second, 3);
    });
    cairo_restore(x_cairo);
    smooth_path(x_cairo, silhouette());
    set_source(x_cairo, x_theme[Ink::text]);
    cairo_set_line_width(x_cairo, 1.3 * x_line);
    cairo_stroke(x_cairo);
    if (at && body_shapes()[*at].view == x_view) frame(body_shapes()[*at]);
  }

 private:
  template <class Act>
  void each_shape(const Act& act) {
    const std::vector<BodyShape>& shapes = body_shapes();
    for (std::size_t i = 0; i < shapes.size(); ++i)
      if (shapes[i].view == x_view) act(i, shapes[i]);
  }

  static const BodyMark* mark_of(const BodyShape& shape, const std::vector<BodyMark>& marks) {
    for (const BodyMark& mark : marks)
      if (mark.area == shape.area) return &mark;
    return nullptr;
  }

  void fill(const BodyShape& shape, const std::vector<BodyMark>& marks) {
    const BodyMark* mark = mark_of(shape, marks);
    straight_path(x_cairo, shape.outline);
    set_source(x_cairo, x_theme[Ink::grid], 0.35);
    if (!mark) return cairo_fill(x_cairo);
    if (mark->look == BodyLook::lost) {
      cairo_fill(x_cairo);
      hatch(shape);
      return;
    }
    const double pain = mark->nrs ? *mark->nrs / 10.0 : 0.5;
    set_source(x_cairo, x_theme[Ink::second], least_opacity + (1 - least_opacity) * pain * 0.85);
    cairo_fill(x_cairo);
  }

  void hatch(const BodyShape& shape) {
    cairo_save(x_cairo);
    straight_path(x_cairo, shape.outline);
    cairo_clip(x_cairo);
    set_source(x_cairo, x_theme[Ink::measure]);
    cairo_set_line_width(x_cairo, 1.1 * x_line);
    for (double start = -figure_height; start < figure_width; start += hatch_distance) {
      cairo_move_to(x_cairo, start, 0);
      cairo_line_to(x_cairo, start + figure_height, figure_height);
    }
    cairo_stroke(x_cairo);
    cairo_restore(x_cairo);
  }

  void edge(const BodyShape& shape, Ink ink, double lines) {
    straight_path(x_cairo, shape.outline);
    set_source(x_cairo, x_theme[ink]);
    cairo_set_line_width(x_cairo, lines * x_line);
    cairo_stroke(x_cairo);
  }

  // The region the keyboard stands on: cut by the body's edge, so that it is clear which is meant.
  void frame(const BodyShape& shape) {
    cairo_save(x_cairo);
    smooth_path(x_cairo, silhouette());
    cairo_clip(x_cairo);
    edge(shape, Ink::paper, 6.5);
    edge(shape, Ink::measure, 4);
    cairo_restore(x_cairo);
    cairo_save(x_cairo);
    straight_path(x_cairo, shape.outline);
    cairo_clip(x_cairo);
    smooth_path(x_cairo, silhouette());
    set_source(x_cairo, x_theme[Ink::measure]);
    cairo_set_line_width(x_cairo, 4 * x_line);
    cairo_stroke(x_cairo);
    cairo_restore(x_cairo);
  }

  cairo_t* x_cairo;
  const ChartTheme& x_theme;
  BodyView x_view;
  double x_line;  // one unit of the surface
};

std::string text_of(const BodyMark& mark) {
  const std::string number = mark.nrs ? std::to_string(*mark.nrs) : "";
  switch (mark.look) {
    case BodyLook::gained: return "+" + number;
    case BodyLook::lost: return "−" + number;
    case BodyLook::worse: return "↑" + number;
    case BodyLook::better: return "↓" + number;
    case BodyLook::marked: break;
  }
  return number.empty() ? "•" : number;
}

Point on_surface(const BodyChartLayout& layout, BodyView view, Point point) {
  const Point origin = view == BodyView::front ? layout.front : layout.back;
  return {origin.x + point.x * layout.scale, origin.y + point.y * layout.scale};
}

// A text round its middle, on a patch of paper so that it can be read on any fill.
void show_number(cairo_t* cairo, const std::string& text, Point middle, double size, const ChartTheme& theme,
                 Typesetter& typesetter) {
  const TextStyle style{size, true};
  const Extent extent = typesetter.measure(text, style);
  const double left = middle.x - extent.width / 2;
  const double top = middle.y - extent.height / 2;
  set_source(cairo, theme[Ink::paper], 0.8);
  cairo_rectangle(cairo, left - 1.5, top + extent.height * 0.08, extent.width + 3, extent.height * 0.84);
  cairo_fill(cairo);
  set_source(cairo, theme[Ink::text]);
  typesetter.show(cairo, text, style, left, top);
}

void show_middle(cairo_t* cairo, const std::string& text, const TextStyle& style, double x, double top,
                 Typesetter& typesetter) {
  typesetter.show(cairo, text, style, x - typesetter.measure(text, style).width / 2, top);
}

void label_figure(const BodyChartLayout& layout, BodyView view, cairo_t* cairo, const ChartTheme& theme,
                  Typesetter& typesetter, const BodyChartWords& words) {
  const bool front = view == BodyView::front;
  const TextStyle style{layout.font_size, false};
  set_source(cairo, theme[Ink::faint_text]);
  const double title_top = on_surface(layout, view, {0, 0}).y - layout.font_size * 1.6;
  show_middle(cairo, front ? words.front : words.back, style, on_surface(layout, view, {50, 0}).x, title_top,
              typesetter);
  const double side_top = on_surface(layout, view, {0, 22}).y;
  show_middle(cairo, front ? words.right : words.left, style, on_surface(layout, view, {22, 0}).x, side_top,
              typesetter);
  show_middle(cairo, front ? words.left : words.right, style, on_surface(layout, view, {78, 0}).x, side_top,
              typesetter);
}

}  // namespace

std::vector<BodyMark> marks_of(const std::vector<PainSite>& sites) {
  std::vector<BodyMark> marks;
  for (const PainSite& site : sites) marks.push_back({site.area, site.nrs, BodyLook::marked});
  return marks;
}

std::vector<BodyMark> marks_of(const std::vector<SiteChange>& changes, bool lost) {
  std::vector<BodyMark> marks;
  for (const SiteChange& change : changes) {
    switch (change.turn) {
      case SiteTurn::gained:
        if (!lost) marks.push_back({change.area, change.after, BodyLook::gained});
        break;
      case SiteTurn::lost:
        if (lost) marks.push_back({change.area, change.before, BodyLook::lost});
        break;
      case SiteTurn::worse:
        marks.push_back({change.area, lost ? change.before : change.after, lost ? BodyLook::marked : BodyLook::worse});
        break;
      case SiteTurn::better:
        marks.push_back({change.area, lost ? change.before : change.after, lost ? BodyLook::marked : BodyLook::better});
        break;
      case SiteTurn::same: marks.push_back({change.area, lost ? change.before : change.after, BodyLook::marked}); break;
    }
  }
  return marks;
}

BodyChartLayout lay_out_body(double width, double height, double font_size) {
  BodyChartLayout layout;
  layout.width = width;
  layout.height = height;
  layout.font_size = font_size;
  const double title = font_size * 1.8;
  const double margin = font_size * 0.3;
  layout.scale = std::max(0.1, std::min((width - 2 * margin) / (2 * figure_width + gap_between),
                                        (height - title - margin) / figure_height));
  const double used = (2 * figure_width + gap_between) * layout.scale;
  layout.front = {(width - used) / 2, title};
  layout.back = {layout.front.x + (figure_width + gap_between) * layout.scale, title};
  return layout;
}

std::optional<std::size_t> shape_at(const BodyChartLayout& layout, Point point) {
  for (const BodyView view : {BodyView::front, BodyView::back}) {
    const Point origin = view == BodyView::front ? layout.front : layout.back;
    if (const auto shape = shape_at(view, {(point.x - origin.x) / layout.scale, (point.y - origin.y) / layout.scale}))
      return shape;
  }
  return std::nullopt;
}

void draw_body(const BodyChartLayout& layout, const std::vector<BodyMark>& marks, std::optional<std::size_t> at,
               cairo_t* cairo, const ChartTheme& theme, Typesetter& typesetter, const BodyChartWords& words) {
  if (theme.fill_paper) {
    set_source(cairo, theme[Ink::paper]);
    cairo_rectangle(cairo, 0, 0, layout.width, layout.height);
    cairo_fill(cairo);
  }
  for (const BodyView view : {BodyView::front, BodyView::back}) {
    FigureDrawing(layout, view, cairo, theme).draw(marks, at);
    label_figure(layout, view, cairo, theme, typesetter, words);
  }
  const double size = std::clamp(layout.scale * 6.2, 7.0, layout.font_size * 1.1);
  for (const BodyShape& shape : body_shapes())
    for (const BodyMark& mark : marks)
      if (mark.area == shape.area)
        show_number(cairo, text_of(mark), on_surface(layout, shape.view, shape.centre), size, theme, typesetter);
}

}  // namespace psoas::reports
