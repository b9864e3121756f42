#include "reports/chart/image_files.h"

#include <cairo-svg.h>

#include <cmath>

#include "reports/chart/surface_file.h"

namespace psoas::reports {

void write_svg(const ChartShapes& layout, const std::filesystem::path& file, Typesetter& typesetter,
               const ChartTheme& theme) {
  std::string bytes;
  const Surface surface(
      cairo_svg_surface_create_for_stream(keep_bytes, &bytes, layout.frame.width, layout.frame.height),
      &cairo_surface_destroy);
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  draw(layout, cairo.get(), theme, typesetter);
  const cairo_status_t drawn = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  write_surface(file, bytes, drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_status(surface.get()));
}

void write_png(const ChartShapes& layout, const std::filesystem::path& file, Typesetter& typesetter,
               const ChartTheme& theme, double scale) {
  const auto pixels = [&](double length) { return static_cast<int>(std::ceil(length * scale)); };
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels(layout.frame.width), pixels(layout.frame.height)),
      &cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  draw(layout, cairo.get(), theme, typesetter);
  std::string bytes;
  const cairo_status_t drawn = cairo_status(cairo.get());
  const cairo_status_t written =
      drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_write_to_png_stream(surface.get(), keep_bytes, &bytes);
  write_surface(file, bytes, written);
}

}  // namespace psoas::reports
