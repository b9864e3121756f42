#include "reports/pdf/page.h"

#include <cairo.h>

namespace psoas::reports {

namespace {

void set_colour(cairo_t* cairo, const Colour& colour) {
  cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.opacity);
}

}  // namespace

Paper paper_named(std::string_view name) {
  if (name == "Letter") return {612, 792};
  return {};
}

void draw_page(const Page& page, cairo_t* cairo, Typesetter& typesetter) {
  const ChartTheme theme = print_theme();
  for (const PageTint& tint : page.tints) {
    set_colour(cairo, theme[tint.ink]);
    cairo_rectangle(cairo, tint.box.left, tint.box.top, tint.box.width, tint.box.height);
    cairo_fill(cairo);
  }
  for (const PageRule& rule : page.rules) {
    set_colour(cairo, theme[rule.ink]);
    cairo_set_line_width(cairo, rule.width);
    cairo_move_to(cairo, rule.left, rule.y);
    cairo_line_to(cairo, rule.right, rule.y);
    cairo_stroke(cairo);
  }
  for (const PageChart& chart : page.charts) {
    cairo_save(cairo);
    cairo_translate(cairo, chart.left, chart.top);
    cairo_scale(cairo, chart.scale, chart.scale);
    draw(chart.layout, cairo, theme, typesetter);
    cairo_restore(cairo);
  }
  for (const PageBody& body : page.bodies) {
    cairo_save(cairo);
    cairo_translate(cairo, body.left, body.top);
    draw_body(body.layout, body.marks, std::nullopt, cairo, theme, typesetter);
    cairo_restore(cairo);
  }
  for (const PageText& text : page.texts) {
    set_colour(cairo, theme[text.ink]);
    typesetter.show(cairo, text.text, text.style, text.setting, text.left, text.top);
  }
}

}  // namespace psoas::reports
