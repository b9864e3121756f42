#include <cairo.h>

#include <catch2/catch.hpp>

#include <algorithm>

#include "reports/chart/surface_file.h"
#include "reports/chart/trend_chart.h"
#include "tests/reports/chart/sample_trend.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

// The ends of what was drawn on an empty picture; -1 when nothing was.
struct Inked {
  int top = -1;
  int bottom = -1;
  int left = -1;
  int right = -1;
};

Inked hover_ink(const TrendChartLayout& layout, const TrendHover& hover) {
  Typesetter typesetter;
  const int width = static_cast<int>(layout.frame.width);
  const int height = static_cast<int>(layout.frame.height);
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height), &cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  draw_hover(layout, hover, cairo.get(), light_theme(), typesetter);
  REQUIRE(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS);
  cairo_surface_flush(surface.get());
  Inked inked;
  const unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      if (bytes[y * stride + x * 4 + 3] == 0) continue;
      if (inked.top < 0) inked.top = y;
      inked.bottom = y;
      if (inked.left < 0 || x < inked.left) inked.left = x;
      inked.right = std::max(inked.right, x);
    }
  return inked;
}

}  // namespace

TEST_CASE("a tooltip stands within the frame wherever it points", "[drawing]") {
  Typesetter typesetter;
  const TrendChartLayout layout = lay_out(golden_trend_with_second(), {}, typesetter);
  std::optional<TrendHover> hover;
  for (std::size_t i = 0; i < layout.points.size(); ++i) {
    hover = hover_next(layout, hover);
    const Inked inked = hover_ink(layout, *hover);
    CHECK(inked.top > 1);
    CHECK(inked.left > 1);
    CHECK(inked.right < layout.frame.width - 2);
    CHECK(inked.bottom < layout.frame.height - 2);
    CHECK(inked.bottom - inked.top > 60);
  }
}

TEST_CASE("a treatment pointed at gets a tooltip too", "[drawing]") {
  Typesetter typesetter;
  const TrendChartLayout layout = lay_out(golden_trend(), {}, typesetter);
  for (const ChartMark& mark : layout.marks) {
    const auto hover = hover_at(layout, mark.at.x, mark.at.y);
    REQUIRE(hover);
    REQUIRE(hover->mark);
    CHECK(hover_ink(layout, *hover).bottom > mark.at.y);
  }
}
