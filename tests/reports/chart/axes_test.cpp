#include "reports/chart/axes.h"

#include <catch2/catch.hpp>

#include "tests/reports/chart/sample_trend.h"

using namespace psoas;
using namespace psoas::reports;
using psoas::tests::day;

namespace {

std::string labels(const DateTicks& ticks) {
  std::string text;
  for (const DateTick& tick : ticks.ticks)
    text += (text.empty() ? "" : " ") + tick.label + (tick.below.empty() ? "" : "/" + tick.below);
  return text;
}

}  // namespace

TEST_CASE("a span of two weeks is marked by days", "[axes]") {
  const DateTicks ticks = date_ticks(day(2025, 2, 24), day(2025, 3, 10), 700, 40);
  CHECK(ticks.kind == DateTickKind::days);
  CHECK(labels(ticks) == "24/Feb 2025 25 26 27 28 1/Mar 2025 2 3 4 5 6 7 8 9 10");
}

TEST_CASE("weeks begin on Mondays", "[axes]") {
  const DateTicks ticks = date_ticks(day(2025, 1, 1), day(2025, 2, 20), 400, 40);
  REQUIRE(ticks.kind == DateTickKind::days);
  for (const DateTick& tick : ticks.ticks) CHECK(date::weekday{date::sys_days{tick.date}} == date::Monday);
}

TEST_CASE("a year is marked by months with the year below where it begins", "[axes]") {
  const DateTicks ticks = date_ticks(day(2024, 11, 30), day(2025, 11, 14), 790, 40);
  CHECK(labels(ticks) == "Dec/2024 Jan/2025 Feb Mar Apr May Jun Jul Aug Sep Oct Nov");
  CHECK(ticks.ticks.front().date == day(2024, 12, 1));
}

TEST_CASE("fifteen years are marked by years", "[axes]") {
  const DateTicks ticks = date_ticks(day(2011, 6, 1), day(2026, 6, 1), 790, 40);
  CHECK(ticks.kind == DateTickKind::years);
  CHECK(labels(ticks) == "2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026");
}

TEST_CASE("ticks keep the asked distance for every span from a day to forty years", "[axes]") {
  const Date first = day(2003, 5, 17);
  for (int span = 1; span < 15000; span += 13) {
    const DateTicks ticks = date_ticks(first, add_days(first, span), 600, 40);
    REQUIRE(!ticks.ticks.empty());
    for (std::size_t i = 1; i < ticks.ticks.size(); ++i) {
      const int apart = days_between(ticks.ticks[i - 1].date, ticks.ticks[i].date);
      INFO("span " << span);
      REQUIRE(apart * 600.0 / span >= 40 * 28.0 / 31);
    }
    REQUIRE(ticks.ticks.front().date >= first);
    REQUIRE(ticks.ticks.back().date <= add_days(first, span));
  }
}

TEST_CASE("value ticks are round numbers that cover the values", "[axes]") {
  const ValueScale scale = value_scale(2.3, 11.8, 250, 24, 0);
  CHECK(scale.low == 2);
  CHECK(scale.high == 12);
  CHECK(scale.ticks() == std::vector<double>{2, 4, 6, 8, 10, 12});
}

TEST_CASE("a rating scale keeps its ends", "[axes]") {
  CHECK(fixed_scale(0, 10, 250, 24, 0).ticks() == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(fixed_scale(0, 10, 60, 24, 0).ticks() == std::vector<double>{0, 5, 10});
}

TEST_CASE("values that are all equal still get an axis with room", "[axes]") {
  for (const double value : {0.0, 5.0, -3.0, 120.0}) {
    const ValueScale scale = value_scale(value, value, 250, 24, 0);
    CHECK(scale.low < value);
    CHECK(scale.high > value);
    CHECK(scale.ticks().size() >= 2);
  }
}
