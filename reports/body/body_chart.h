#pragma once

// The body chart laid out on a surface and drawn: both figures side by side, what hurts filled and numbered, the
// region that the keyboard stands on framed. Lengths are in the surface's units. Works without a display.

#include <optional>
#include <string>
#include <vector>

#include "reports/body/body_figure.h"
#include "reports/chart/chart_theme.h"
#include "reports/chart/typesetter.h"

using cairo_t = struct _cairo;

namespace psoas::reports {

// How an area stands in the picture. Each has a sign of its own besides its colour.
enum class BodyLook {
  marked,  // filled
  gained,  // filled, with a heavy edge and a + before its number
  lost,    // hatched, with a − before its number
  worse,   // filled, with an arrow up
  better,  // filled, with an arrow down
};

struct BodyMark {
  BodyArea area;
  std::optional<int> nrs;
  BodyLook look = BodyLook::marked;

  bool operator==(const BodyMark&) const = default;
};

std::vector<BodyMark> marks_of(const std::vector<PainSite>& sites);
// What `after` looks like beside `before`: gained, worse and better areas; or, with `lost`, what `before` had and
// `after` has no more.
std::vector<BodyMark> marks_of(const std::vector<SiteChange>& changes, bool lost);

struct BodyChartLayout {
  double width = 0;
  double height = 0;
  double font_size = 12;
  double scale = 1;  // units of the surface to one of the figure
  Point front;       // left upper corner of each figure
  Point back;
};

BodyChartLayout lay_out_body(double width, double height, double font_size);

// The shape at a point of the surface.
std::optional<std::size_t> shape_at(const BodyChartLayout& layout, Point point);

// The words "Front", "Back", "R" and "L" come from the caller.
struct BodyChartWords {
  std::string front = "Front";
  std::string back = "Back";
  std::string right = "R";
  std::string left = "L";
};

// `at` is the shape to be framed.
void draw_body(const BodyChartLayout& layout, const std::vector<BodyMark>& marks, std::optional<std::size_t> at,
               cairo_t* cairo, const ChartTheme& theme, Typesetter& typesetter, const BodyChartWords& words = {});

}  // namespace psoas::reports
