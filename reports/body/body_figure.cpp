#include "reports/body/body_figure.h"

#include <cmath>
#include <utility>

namespace psoas::reports {

namespace {

// Half of the silhouette, on the left of the picture, from the crown down the outside and up the inside.
const std::vector<Point>& half_silhouette() {
  static const std::vector<Point> points{
      {50, 1.5},    {45.6, 2.6},   {42.7, 6},     {42, 11},    {42.6, 15},    {44.2, 19.5}, {46.2, 22.6},
      {46.4, 26.5}, {44.5, 29.3},  {39.5, 31.4},  {34, 33},    {29.6, 36},    {27.6, 41},   {27, 47},
      {26, 55},     {24.6, 63},    {23.4, 70},    {21.4, 78},  {19.2, 87},    {17.4, 95},   {15.8, 99.5},
      {13.6, 104},  {13.2, 109},   {14.6, 113.6}, {17, 115.2}, {19.2, 112},   {20, 107},    {21.2, 102.6},
      {22.4, 97},   {25, 88},      {27.6, 79},    {29.2, 71},  {30.8, 63},    {32.4, 55},   {33.6, 48.5},
      {34.8, 55},   {36, 62},      {36.8, 69},    {36.6, 75},  {35, 81},      {33.2, 87},   {32, 94},
      {31.8, 103},  {32.8, 114},   {34.4, 125},   {36, 135},   {36.8, 142},   {36.2, 148},  {35.4, 156},
      {35.8, 165},  {37.4, 175},   {39.2, 185},   {39.6, 191}, {37.4, 196.5}, {34.6, 201},  {35.4, 204.2},
      {40, 205},    {44.4, 203.6}, {45.8, 199},   {45.4, 193}, {45.2, 187},   {46, 177},    {47.2, 166},
      {47.4, 157},  {46.8, 149},   {47, 142},     {48, 133},   {48.9, 123},   {49.5, 114},  {50, 107.5}};
  return points;
}

Point mirrored(Point point) { return {figure_width - point.x, point.y}; }

// What stands in the table: a region as drawn on the left of the picture.
struct Half {
  std::string_view region;
  BodyView view;
  std::vector<Point> outline;
  Point centre;
  bool midline = false;
};

// Regions that look the same from both sides.
std::vector<Half> limbs(BodyView view) {
  return {{"shoulder", view, {{18, 24}, {42.5, 24}, {42.5, 31}, {37.5, 47}, {18, 47}}, {33, 40}},
          {"upper_arm", view, {{8, 47}, {33.4, 47}, {33.4, 58}, {31.5, 70}, {8, 70}}, {28.6, 58}},
          {"forearm", view, {{8, 70}, {31.5, 70}, {27.4, 85}, {24.5, 98.5}, {8, 98.5}}, {23.4, 84}},
          {"hand", view, {{4, 98.5}, {24.5, 98.5}, {24.5, 120}, {4, 120}}, {16.9, 107}},
          {"knee", view, {{27, 136}, {50, 136}, {50, 151}, {27, 151}}, {41.8, 143.5}},
          {"lower_leg", view, {{27, 151}, {50, 151}, {50, 188}, {27, 188}}, {41.4, 168}},
          {"ankle_foot", view, {{27, 188}, {50, 188}, {50, 208}, {27, 208}}, {41.6, 197.5}}};
}

std::vector<Half> front() {
  const BodyView view = BodyView::front;
  std::vector<Half> halves{
      {"head", view, {{34, -2}, {66, -2}, {66, 22}, {58, 22}, {50, 25.5}, {42, 22}, {34, 22}}, {50, 12}, true},
      {"neck", view, {{42, 22}, {50, 25.5}, {58, 22}, {57.5, 31}, {50, 35}, {42.5, 31}}, {50, 29.8}, true},
      {"chest", view, {{42.5, 31}, {50, 35}, {50, 61}, {33.4, 61}, {33.4, 47}, {37.5, 47}}, {42.6, 49}},
      {"abdomen", view, {{33.4, 61}, {50, 61}, {50, 85}, {43, 85}, {38, 82}, {33, 79}}, {43.6, 71.5}},
      {"pelvis", view, {{43, 85}, {57, 85}, {54, 98}, {50, 107.5}, {46, 98}}, {50, 92}, true},
      {"groin", view, {{38, 82}, {43, 85}, {46, 98}, {50, 107.5}, {50, 112}, {43.5, 104}, {37.4, 93}}, {42.8, 95.5}},
      {"hip", view, {{27, 79}, {33, 79}, {38, 82}, {37.4, 93}, {38, 106}, {27, 106}}, {34.8, 93.5}},
      {"anterior_thigh",
       view,
       {{27, 106}, {38, 106}, {37.4, 93}, {43.5, 104}, {50, 112}, {50, 136}, {27, 136}},
       {41.4, 120}}};
  for (Half& limb : limbs(view)) halves.push_back(std::move(limb));
  return halves;
}

std::vector<Half> back() {
  const BodyView view = BodyView::back;
  std::vector<Half> halves{
      {"head", view, {{34, -2}, {66, -2}, {66, 21}, {34, 21}}, {50, 12}, true},
      {"neck", view, {{34, 21}, {48.3, 21}, {48.3, 33.5}, {42.5, 31}, {38, 27}}, {45.4, 28.6}},
      {"neck", view, {{48.3, 21}, {51.7, 21}, {51.7, 33.5}, {48.3, 33.5}}, {50, 27.5}, true},
      {"upper_back", view, {{42.5, 31}, {48.3, 33.5}, {48.3, 51}, {33.4, 51}, {33.4, 47}, {37.5, 47}}, {42.6, 43}},
      {"upper_back", view, {{48.3, 33.5}, {51.7, 33.5}, {51.7, 51}, {48.3, 51}}, {50, 42.5}, true},
      {"mid_back", view, {{33.4, 51}, {48.3, 51}, {48.3, 66}, {33.4, 66}}, {42, 58.6}},
      {"mid_back", view, {{48.3, 51}, {51.7, 51}, {51.7, 66}, {48.3, 66}}, {50, 58.6}, true},
      {"lower_back", view, {{33.4, 66}, {48.3, 66}, {48.3, 82}, {31, 82}}, {42.4, 74.4}},
      {"lower_back", view, {{48.3, 66}, {51.7, 66}, {51.7, 82}, {48.3, 82}}, {50, 74}, true},
      {"si_region", view, {{41, 82}, {50, 82}, {50, 95}, {44, 91}}, {46.2, 86.2}},
      {"hip", view, {{27, 82}, {37, 82}, {37.4, 94}, {36, 106}, {27, 106}}, {34.4, 93.5}},
      {"buttock",
       view,
       {{37, 82}, {41, 82}, {44, 91}, {50, 95}, {50, 109}, {36, 109}, {36, 106}, {37.4, 94}},
       {42.8, 100}},
      {"posterior_thigh", view, {{27, 106}, {36, 106}, {36, 109}, {50, 109}, {50, 136}, {27, 136}}, {41.4, 122}}};
  for (Half& limb : limbs(view)) halves.push_back(std::move(limb));
  return halves;
}

// In the front view the patient's right is on the left of the picture.
void add_to(std::vector<BodyShape>& shapes, const Half& half) {
  const std::string region{half.region};
  if (half.midline) {
    shapes.push_back({{region, Side::midline}, half.view, half.outline, half.centre});
    return;
  }
  const bool front = half.view == BodyView::front;
  shapes.push_back({{region, front ? Side::right : Side::left}, half.view, half.outline, half.centre});
  BodyShape other{{region, front ? Side::left : Side::right}, half.view, {}, mirrored(half.centre)};
  for (const Point point : half.outline) other.outline.push_back(mirrored(point));
  shapes.push_back(std::move(other));
}

bool inside(const std::vector<Point>& outline, Point point) {
  bool is_inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point a = outline[i];
    const Point b = outline[j];
    if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      is_inside = !is_inside;
  }
  return is_inside;
}

// Both figures in one row, so that an arrow leads from one to the other.
Point in_row(const BodyShape& shape) {
  return {shape.centre.x + (shape.view == BodyView::back ? figure_width * 1.2 : 0), shape.centre.y};
}

}  // namespace

const std::vector<Point>& silhouette() {
  static const std::vector<Point> whole = [] {
    std::vector<Point> points = half_silhouette();
    for (std::size_t i = points.size() - 1; i-- > 1;) points.push_back(mirrored(points[i]));
    return points;
  }();
  return whole;
}

const std::vector<BodyShape>& body_shapes() {
  static const std::vector<BodyShape> shapes = [] {
    std::vector<BodyShape> all;
    for (const Half& half : front()) add_to(all, half);
    for (const Half& half : back()) add_to(all, half);
    return all;
  }();
  return shapes;
}

std::optional<std::size_t> shape_at(BodyView view, Point point) {
  if (!inside(silhouette(), point)) return std::nullopt;
  const std::vector<BodyShape>& shapes = body_shapes();
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (shapes[i].view == view && inside(shapes[i].outline, point)) return i;
  return std::nullopt;
}

// Going sideways past what lies higher or lower counts as a longer way.
std::size_t neighbour(std::size_t shape, Direction4 direction) {
  constexpr double cost_of_straying = 2.5;
  const std::vector<BodyShape>& shapes = body_shapes();
  const Point from = in_row(shapes[shape]);
  std::size_t best = shape;
  double best_cost = 1e9;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Point to = in_row(shapes[i]);
    double along = 0;
    double aside = 0;
    switch (direction) {
      case Direction4::left: along = from.x - to.x, aside = to.y - from.y; break;
      case Direction4::right: along = to.x - from.x, aside = to.y - from.y; break;
      case Direction4::up: along = from.y - to.y, aside = to.x - from.x; break;
      case Direction4::down: along = to.y - from.y, aside = to.x - from.x; break;
    }
    if (along < 1) continue;
    const double cost = along + cost_of_straying * std::abs(aside);
    if (cost < best_cost) {
      best_cost = cost;
      best = i;
    }
  }
  return best;
}

std::optional<std::size_t> shape_of(const BodyArea& area) {
  const std::vector<BodyShape>& shapes = body_shapes();
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (shapes[i].area == area) return i;
  return std::nullopt;
}

}  // namespace psoas::reports
