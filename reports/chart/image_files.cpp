#include "reports/chart/image_files.h"

#include <cairo-svg.h>
#include <cairo.h>

#include <cmath>
#include <memory>

#include "domain/base/output_file.h"

namespace psoas::reports {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// Where Cairo's bytes go. An exception may not pass through C, so the first failure waits here.
struct Sink {
  OutputFile& file;
  std::exception_ptr failure;
};

cairo_status_t take(void* closure, const unsigned char* bytes, unsigned int length) {
  auto* sink = static_cast<Sink*>(closure);
  if (sink->failure) return CAIRO_STATUS_WRITE_ERROR;
  try {
    sink->file.append({reinterpret_cast<const char*>(bytes), length});
  } catch (...) {
    sink->failure = std::current_exception();
    return CAIRO_STATUS_WRITE_ERROR;
  }
  return CAIRO_STATUS_SUCCESS;
}

void finish(OutputFile& file, const Sink& sink, cairo_status_t status, const std::filesystem::path& target) {
  if (sink.failure) std::rethrow_exception(sink.failure);
  if (status != CAIRO_STATUS_SUCCESS) throw FileError(target, cairo_status_to_string(status));
  file.commit();
}

}  // namespace

void write_svg(const TrendChartLayout& layout, const std::filesystem::path& file, Typesetter& typesetter,
               const ChartTheme& theme) {
  OutputFile output(file);
  Sink sink{output, nullptr};
  const Surface surface(cairo_svg_surface_create_for_stream(take, &sink, layout.frame.width, layout.frame.height),
                        &cairo_surface_destroy);
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  draw(layout, cairo.get(), theme, typesetter);
  const cairo_status_t drawn = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  finish(output, sink, drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_status(surface.get()), file);
}

void write_png(const TrendChartLayout& layout, const std::filesystem::path& file, Typesetter& typesetter,
               const ChartTheme& theme, double scale) {
  OutputFile output(file);
  Sink sink{output, nullptr};
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(std::ceil(layout.frame.width * scale)),
                                 static_cast<int>(std::ceil(layout.frame.height * scale))),
      &cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  draw(layout, cairo.get(), theme, typesetter);
  const cairo_status_t drawn = cairo_status(cairo.get());
  const cairo_status_t written =
      drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_write_to_png_stream(surface.get(), take, &sink);
  finish(output, sink, written, file);
}

}  // namespace psoas::reports
