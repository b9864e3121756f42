#include <cairo.h>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <set>

#include "reports/body/body_chart.h"
#include "reports/chart/surface_file.h"
#include "storage/catalogue/embedded_catalogue.h"

using namespace psoas;
using namespace psoas::reports;

namespace {

const BodyShape& shape(std::size_t place) { return body_shapes()[place]; }

std::size_t place_of(const BodyArea& area, BodyView view) {
  for (std::size_t i = 0; i < body_shapes().size(); ++i)
    if (shape(i).area == area && shape(i).view == view) return i;
  FAIL("no such shape");
  return 0;
}

int coloured_pixels(const std::vector<BodyMark>& marks, std::optional<std::size_t> at) {
  Typesetter typesetter;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 300, 280), &cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  ChartTheme theme = light_theme();
  theme.fill_paper = false;
  draw_body(lay_out_body(300, 280, 10), marks, at, cairo.get(), theme, typesetter);
  REQUIRE(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS);
  cairo_surface_flush(surface.get());
  const unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  int coloured = 0;
  for (int y = 0; y < 280; ++y)
    for (int x = 0; x < 300; ++x) {
      const unsigned char* pixel = bytes + y * stride + x * 4;
      if (std::abs(pixel[0] - pixel[2]) > 30) ++coloured;
    }
  return coloured;
}

}  // namespace

TEST_CASE("the chart shows every region of the catalogue, and no other", "[body]") {
  const Catalogue catalogue = storage::embedded_catalogue();
  std::set<std::string> drawn;
  for (const BodyShape& each : body_shapes()) drawn.insert(each.area.region);
  std::set<std::string> known;
  for (const Choice& region : catalogue.finding("pain_sites")->main_field().choices) known.insert(region.code);
  CHECK(drawn == known);
}

TEST_CASE("every region's number stands in its own shape, so that a click on it means it", "[body]") {
  for (std::size_t i = 0; i < body_shapes().size(); ++i) {
    INFO(shape(i).area.region << " " << code_of(shape(i).area.side));
    CHECK(shape_at(shape(i).view, shape(i).centre) == i);
  }
}

TEST_CASE("the patient's right is on the left of the front view and on the right of the back view", "[body]") {
  CHECK(shape(place_of({"knee", Side::right}, BodyView::front)).centre.x < figure_width / 2);
  CHECK(shape(place_of({"knee", Side::right}, BodyView::back)).centre.x > figure_width / 2);
  CHECK(shape(place_of({"si_region", Side::left}, BodyView::back)).centre.x < figure_width / 2);
}

TEST_CASE("beside the body there is no region", "[body]") {
  CHECK_FALSE(shape_at(BodyView::front, {2, 2}));
  CHECK_FALSE(shape_at(BodyView::back, {50, 180}));  // between the legs
}

TEST_CASE("nearly all of the body belongs to a region", "[body]") {
  for (const BodyView view : {BodyView::front, BodyView::back}) {
    int covered = 0;
    int bare = 0;
    for (double x = 0.5; x < figure_width; ++x)
      for (double y = 0.5; y < figure_height; ++y) {
        bool inside = false;
        const std::vector<Point>& edge = silhouette();
        for (std::size_t i = 0, j = edge.size() - 1; i < edge.size(); j = i++)
          if ((edge[i].y > y) != (edge[j].y > y) &&
              x < (edge[j].x - edge[i].x) * (y - edge[i].y) / (edge[j].y - edge[i].y) + edge[i].x)
            inside = !inside;
        if (inside) ++(shape_at(view, {x, y}) ? covered : bare);
      }
    CHECK(bare < covered / 100);
  }
}

TEST_CASE("arrow keys lead to every region, and from one view to the other", "[body]") {
  std::set<std::size_t> reached{0};
  std::vector<std::size_t> open{0};
  while (!open.empty()) {
    const std::size_t from = open.back();
    open.pop_back();
    for (const Direction4 direction : {Direction4::left, Direction4::right, Direction4::up, Direction4::down})
      if (const std::size_t to = neighbour(from, direction); reached.insert(to).second) open.push_back(to);
  }
  for (std::size_t i = 0; i < body_shapes().size(); ++i) {
    INFO(shape(i).area.region << " " << code_of(shape(i).area.side));
    CHECK(reached.contains(i));
  }
}

TEST_CASE("an arrow goes to the next region on its side and stays at the edge", "[body]") {
  const std::size_t thigh = place_of({"anterior_thigh", Side::right}, BodyView::front);
  CHECK(shape(neighbour(thigh, Direction4::down)).area == BodyArea{"knee", Side::right});
  CHECK(shape(neighbour(thigh, Direction4::right)).area == BodyArea{"anterior_thigh", Side::left});
  const std::size_t head = place_of({"head", Side::midline}, BodyView::front);
  CHECK(neighbour(head, Direction4::up) == head);
}

TEST_CASE("the chart is hit where it is drawn, at any size", "[body]") {
  for (const auto& [width, height] : {std::pair{300.0, 280.0}, std::pair{900.0, 400.0}, std::pair{250.0, 700.0}}) {
    const BodyChartLayout layout = lay_out_body(width, height, 12);
    const std::size_t groin = place_of({"groin", Side::left}, BodyView::front);
    const Point centre = shape(groin).centre;
    CHECK(shape_at(layout, {layout.front.x + centre.x * layout.scale, layout.front.y + centre.y * layout.scale}) ==
          groin);
    CHECK(layout.front.x >= 0);
    CHECK(layout.back.x + figure_width * layout.scale <= width);
    CHECK(layout.back.y + figure_height * layout.scale <= height);
  }
}

TEST_CASE("what is marked, lost and stood on each shows in the picture", "[body]") {
  const int plain = coloured_pixels({}, std::nullopt);
  const BodyArea thigh{"anterior_thigh", Side::right};
  const int marked = coloured_pixels({{thigh, 9, BodyLook::marked}}, std::nullopt);
  const int lost = coloured_pixels({{thigh, 9, BodyLook::lost}}, std::nullopt);
  CHECK(plain == 0);
  CHECK(marked > 200);
  CHECK(lost > 50);
  CHECK(lost < marked);
  CHECK(coloured_pixels({}, shape_of(thigh)) > 50);
}

TEST_CASE("of two charts the later shows what came and the earlier what went", "[body]") {
  const std::vector<SiteChange> changes{{{"groin", Side::right}, SiteTurn::gained, std::nullopt, 4},
                                        {{"hip", Side::left}, SiteTurn::lost, 3, std::nullopt},
                                        {{"head", Side::midline}, SiteTurn::better, 6, 2}};
  CHECK(marks_of(changes, false) == std::vector<BodyMark>{{{"groin", Side::right}, 4, BodyLook::gained},
                                                          {{"head", Side::midline}, 2, BodyLook::better}});
  CHECK(marks_of(changes, true) == std::vector<BodyMark>{{{"hip", Side::left}, 3, BodyLook::lost},
                                                         {{"head", Side::midline}, 6, BodyLook::marked}});
}
