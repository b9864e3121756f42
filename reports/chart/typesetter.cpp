#include "reports/chart/typesetter.h"

#include <pango/pangocairo.h>

#include <cmath>
#include <cstring>
#include <utility>

namespace psoas::reports {

namespace {

constexpr std::size_t most_shaped = 4000;

// The bytes of the style and setting before the text: cheap to make, and no two settings share a key.
std::string key_of(std::string_view text, const TextStyle& style, const Setting& setting) {
  const double numbers[] = {style.size, setting.width};
  std::string key(sizeof numbers + 3, '\0');
  std::memcpy(key.data(), numbers, sizeof numbers);
  key[sizeof numbers] = style.bold ? 'b' : 'r';
  key[sizeof numbers + 1] = setting.one_line ? '1' : 'n';
  key[sizeof numbers + 2] = setting.align_right ? '>' : '<';
  return key.append(text);
}

int pango_units(double length) { return static_cast<int>(std::lround(length * PANGO_SCALE)); }

}  // namespace

Typesetter::Typesetter(std::string family)
    : x_family(std::move(family)), x_context(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(x_context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(x_context, FALSE);
}

Typesetter::~Typesetter() {
  forget();
  g_object_unref(x_context);
}

void Typesetter::forget() {
  for (const auto& [key, layout] : x_shaped) g_object_unref(layout);
  x_shaped.clear();
}

PangoLayout* Typesetter::shaped(std::string_view text, const TextStyle& style, const Setting& setting) {
  std::string key = key_of(text, style, setting);
  if (const auto found = x_shaped.find(key); found != x_shaped.end()) return found->second;
  if (x_shaped.size() >= most_shaped) forget();

  PangoLayout* layout = pango_layout_new(x_context);
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, x_family.c_str());
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  if (setting.one_line) pango_layout_set_single_paragraph_mode(layout, TRUE);
  if (setting.width > 0) {
    pango_layout_set_width(layout, pango_units(setting.width));
    if (setting.one_line) pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    if (!setting.one_line) pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    // A name in Hebrew or Arabic stays in its column: the page runs from left to right.
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_alignment(layout, setting.align_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  }
  x_shaped.emplace(std::move(key), layout);
  return layout;
}

Extent Typesetter::measure(std::string_view text, const TextStyle& style) { return measure(text, style, {}); }

Extent Typesetter::measure(std::string_view text, const TextStyle& style, const Setting& setting) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(shaped(text, style, setting), &width, &height);
  return {static_cast<double>(width) / PANGO_SCALE, static_cast<double>(height) / PANGO_SCALE};
}

void Typesetter::show(cairo_t* cairo, std::string_view text, const TextStyle& style, double left, double top) {
  show(cairo, text, style, {}, left, top);
}

void Typesetter::show(cairo_t* cairo, std::string_view text, const TextStyle& style, const Setting& setting,
                      double left, double top) {
  cairo_move_to(cairo, left, top);
  pango_cairo_show_layout(cairo, shaped(text, style, setting));
}

}  // namespace psoas::reports
