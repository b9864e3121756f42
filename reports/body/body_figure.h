#pragma once

// The two figures of the body chart, front and back: which regions they show, where, and how one goes from one to the
// next. Pure geometry in units of its own, without a display; drawing is in body_drawing.h. The figures are drawn for
// this program.

#include <optional>
#include <string_view>
#include <vector>

#include "domain/body/pain_sites.h"
#include "reports/chart/chart_shapes.h"

namespace psoas::reports {

enum class BodyView { front, back };

// A region as one view shows it. Regions seen from both sides (a knee) have a shape in each.
struct BodyShape {
  BodyArea area;
  BodyView view = BodyView::front;
  std::vector<Point> outline;  // reaches beyond the silhouette, which cuts it
  Point centre;                // where its number stands
};

// A figure is `figure_width` wide and `figure_height` high; its own left upper corner is the origin.
inline constexpr double figure_width = 100;
inline constexpr double figure_height = 208;

const std::vector<BodyShape>& body_shapes();

// The edge of the body, the same for both views; to be drawn as a smooth closed curve.
const std::vector<Point>& silhouette();

// The shape of this view at a point of the figure; nothing beside the body.
std::optional<std::size_t> shape_at(BodyView view, Point point);

enum class Direction4 { left, right, up, down };

// The nearest shape in this direction, the views standing side by side with the front on the left; the same one when
// there is none.
std::size_t neighbour(std::size_t shape, Direction4 direction);

// The first shape of an area; nothing for an area the chart does not show.
std::optional<std::size_t> shape_of(const BodyArea& area);

}  // namespace psoas::reports
