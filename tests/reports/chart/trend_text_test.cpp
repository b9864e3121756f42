#include "reports/chart/trend_text.h"

#include <catch2/catch.hpp>

#include "tests/reports/chart/sample_trend.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

TEST_CASE("numbers are printed with a true minus and without idle decimals", "[text]") {
  CHECK(printed(7, 1) == "7");
  CHECK(printed(19.0 / 3, 1) == "6.3");
  CHECK(printed(-4, 0) == "−4");
  CHECK(printed(100, 0) == "100");
  CHECK(printed_change(0.462662, 2) == "+0.46");
  CHECK(printed_change(-1, 0) == "−1");
  CHECK(printed_change(0.001, 1) == "0");
}

TEST_CASE("the golden course reads as the panel shows it", "[text]") {
  const auto text = course_text(golden_trend());
  REQUIRE(text);
  CHECK(text->heading == "Since RFA 2025-01-20");
  CHECK(text->headline == "7 → 6");
  CHECK(text->change == "−1 point · 14 % better");
  CHECK(text->lines == std::vector<std::string>{"best 2 (71 %) at day 91", "≥ 50 % relief 105 of 231 days",
                                                "relief lost by day 147", "trend +0.46 points / 30 d"});
}

TEST_CASE("a course without a baseline says so and gives no percent", "[text]") {
  PatientTrend trend = golden_trend();
  trend.course->baseline.reset();
  const auto text = course_text(trend);
  CHECK(text->headline.empty());
  CHECK(text->change == "no baseline in the 30 days before");
  CHECK(text->lines.front() == "best 2 at day 91");
}

TEST_CASE("a course with too few values says that there is no trend", "[text]") {
  PatientTrend trend = golden_trend();
  trend.course->slope.reset();
  CHECK(course_text(trend)->lines.back() == "not enough data for a trend");
}

TEST_CASE("without an index treatment there is no course", "[text]") {
  PatientTrend trend = golden_trend();
  trend.index.reset();
  CHECK_FALSE(course_text(trend));
}

TEST_CASE("the chart is described in sentences", "[text]") {
  CHECK(describe(golden_trend()) ==
        "Pain, average of last 7 days, NRS 0–10: 6 values: first 7 on 2025-01-06, latest 6 on 2025-10-06, lowest 2 on "
        "2025-04-21, highest 7 on 2025-01-06. Since RFA 2025-01-20: 7 → 6, −1 point · 14 % better, best 2 (71 %) at "
        "day 91, ≥ 50 % relief 105 of 231 days, relief lost by day 147, trend +0.46 points / 30 d. Treatments: "
        "2024-12-09 Block L3–L5 R, 1st · 86 %; 2025-01-13 Block L3–L5 R, 2nd · 57 %; 2025-01-20 RFA L3–L5 R, "
        "conventional 80 °C; 2025-10-13 RFA L3–L5 R, repeat, day 266.");
  CHECK(describe(empty_trend()) == "No values of Pain, average of last 7 days.");
}

TEST_CASE("a score counted in percent changes by points, a reading by its unit", "[text]") {
  PatientTrend trend = golden_trend();
  trend.measure.unit = "%";
  CHECK(course_text(trend)->change == "−1 point · 14 % better");
  trend.measure.unit = "°";
  CHECK(course_text(trend)->change == "−1° · 14 % better");
}
