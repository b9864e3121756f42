#include <catch2/catch.hpp>

#include <algorithm>

#include "reports/chart/trend_chart.h"
#include "tests/reports/chart/sample_trend.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

TrendChartLayout laid_out(const PatientTrend& trend) {
  Typesetter typesetter;
  return lay_out(trend, {}, typesetter);
}

}  // namespace

TEST_CASE("pointing near a value tells its date, band, day after treatment and change", "[hover]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  const Point at = layout.points[3].at;
  const auto hover = hover_at(layout, at.x + 5, at.y + 40);
  REQUIRE(hover);
  CHECK(hover->point == 3U);
  CHECK(hover->heading == "2025-06-16");
  CHECK(hover->lines == std::vector<std::string>{"average 4 · worst 6 · least 2", "day 147 after RFA · −43 %"});
  CHECK(layout.points[3].day_since == 147);
  CHECK(*layout.points[3].change_percent == Approx(-300.0 / 7));
}

TEST_CASE("the value nearest in time is found from anywhere in the plot", "[hover]") {
  const TrendChartLayout layout = laid_out(trend_of_scores(50, 9));
  for (std::size_t i = 0; i < layout.points.size(); ++i) {
    const auto hover = hover_at(layout, layout.points[i].at.x + 1, layout.plot.bottom() - 1);
    REQUIRE(hover);
    CHECK(hover->point == i);
  }
}

TEST_CASE("of values of one day the nearest in height is found", "[hover]") {
  PatientTrend trend = golden_trend();
  trend.measure.values.push_back(trend.measure.values.back());
  trend.measure.values.back().value = 1;
  const TrendChartLayout layout = laid_out(trend);
  CHECK(hover_at(layout, layout.points[5].at.x, layout.points[5].at.y)->point == 5U);
  CHECK(hover_at(layout, layout.points[6].at.x, layout.points[6].at.y)->point == 6U);
}

TEST_CASE("pointing at a sign or a name tells the treatment", "[hover]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  const auto mark = std::find_if(layout.marks.begin(), layout.marks.end(),
                                 [](const ChartMark& candidate) { return candidate.treatment == 2; });
  REQUIRE(mark != layout.marks.end());
  for (const Box& area : mark->areas) {
    const auto hover = hover_at(layout, area.left + area.width / 2, area.middle());
    REQUIRE(hover);
    CHECK(hover->heading == "RFA L3–L5 R");
    CHECK(hover->lines == std::vector<std::string>{"2025-01-20", "conventional 80 °C"});
  }
}

TEST_CASE("outside the plot nothing is pointed at", "[hover]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  CHECK_FALSE(hover_at(layout, layout.frame.right() - 1, layout.frame.bottom() - 1));
  CHECK_FALSE(hover_at(laid_out(empty_trend()), 300, 100));
}

TEST_CASE("arrow keys step through the values and stay at the ends", "[hover]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  auto hover = hover_next(layout, std::nullopt);
  CHECK(hover->point == 0U);
  for (int i = 0; i < 9; ++i) hover = hover_next(layout, hover);
  CHECK(hover->point == 5U);
  CHECK(hover_previous(layout, hover)->point == 4U);
  CHECK(hover_previous(layout, std::nullopt)->point == 5U);
  CHECK_FALSE(hover_next(laid_out(empty_trend()), std::nullopt));
}

TEST_CASE("arrow keys go from a treatment to the values round it", "[hover]") {
  const TrendChartLayout layout = laid_out(golden_trend());
  TrendHover on_mark;
  on_mark.mark = 0;
  on_mark.at.x = layout.x_of(day(2025, 1, 20));
  CHECK(hover_next(layout, on_mark)->point == 1U);
  CHECK(hover_previous(layout, on_mark)->point == 0U);
}

TEST_CASE("a value before any treatment tells no day after one", "[hover]") {
  PatientTrend trend = golden_trend();
  trend.treatments.erase(trend.treatments.begin(), trend.treatments.begin() + 2);
  const TrendChartLayout layout = laid_out(trend);
  CHECK_FALSE(layout.points[0].day_since);
  CHECK(layout.points[0].lines.size() == 1);
  CHECK(layout.points[1].since == "RFA");
}
