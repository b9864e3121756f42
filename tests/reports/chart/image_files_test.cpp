#include "reports/chart/image_files.h"

#include <catch2/catch.hpp>

#include "domain/base/output_file.h"
#include "reports/chart/trend_chart.h"
#include "tests/reports/chart/sample_trend.h"
#include "tests/support/files.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

unsigned big_endian(const std::string& bytes, std::size_t at) {
  unsigned number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

}  // namespace

TEST_CASE("a PNG has two pixels to a unit", "[image]") {
  const TemporaryFolder folder;
  Typesetter typesetter;
  const ChartOptions options;
  write_png(lay_out(golden_trend(), options, typesetter), folder / "chart.png", typesetter);
  const std::string png = bytes_of(folder / "chart.png");
  REQUIRE(png.substr(1, 3) == "PNG");
  CHECK(big_endian(png, 16) == 1720);
  CHECK(big_endian(png, 20) == 760);
  CHECK(folder.entries() == 1);
}

TEST_CASE("an SVG has the chart's size, curve and dashes", "[image]") {
  const TemporaryFolder folder;
  Typesetter typesetter;
  write_svg(lay_out(golden_trend(), {}, typesetter), folder / "chart.svg", typesetter);
  const std::string svg = bytes_of(folder / "chart.svg");
  CHECK(svg.find("width=\"860px\" height=\"380px\"") != std::string::npos);
  CHECK(svg.find("stroke-dasharray") != std::string::npos);
  CHECK(svg.find("rgb(0%,44.705882%,69.803922%)") != std::string::npos);
  CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("the same layout gives the same picture in every theme twice", "[image]") {
  const TemporaryFolder folder;
  Typesetter typesetter;
  const TrendChartLayout layout = lay_out(golden_trend_with_second(), {}, typesetter);
  for (const ChartTheme& theme : {light_theme(), dark_theme(), print_theme()}) {
    write_png(layout, folder / "first.png", typesetter, theme);
    Typesetter fresh;
    write_png(layout, folder / "second.png", fresh, theme);
    CHECK(bytes_of(folder / "first.png") == bytes_of(folder / "second.png"));
  }
}

TEST_CASE("a picture that cannot be written leaves nothing and says why", "[image]") {
  const TemporaryFolder folder;
  Typesetter typesetter;
  const TrendChartLayout layout = lay_out(golden_trend(), {}, typesetter);
  CHECK_THROWS_AS(write_png(layout, folder / "missing/chart.png", typesetter), FileError);
  CHECK_THROWS_AS(write_svg(layout, folder / "missing/chart.svg", typesetter), FileError);
  CHECK(folder.entries() == 0);
}
