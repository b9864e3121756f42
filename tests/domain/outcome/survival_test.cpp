// Kaplan-Meier, log-rank and their distributions: the mini-cohort (invented_record.h) and edges.

#include "domain/outcome/survival.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>

#include "domain/outcome/chi_square.h"

using namespace psoas;

namespace {

Approx near(double number) { return Approx(number).margin(1e-6).epsilon(0); }

constexpr bool censored = false;
constexpr bool event = true;

std::vector<SurvivalTime> mini_cohort() {
  return {{28, censored}, {95, censored}, {120, censored}, {147, event},    {200, censored},
          {240, event},   {240, event},   {300, event},    {365, censored}, {365, censored}};
}

}  // namespace

TEST_CASE("the curve of the mini-cohort has its published steps") {
  const SurvivalCurve curve = kaplan_meier(mini_cohort());
  CHECK(curve.subjects == 10);
  CHECK(curve.events == 4);
  struct Expected {
    double day;
    int at_risk, events;
    double survival, error, low, high;
  };
  const std::vector<Expected> expected{{147, 7, 1, 0.857143, 0.132260, 0.334054, 0.978561},
                                       {240, 5, 2, 0.514286, 0.203869, 0.117760, 0.813249},
                                       {300, 3, 1, 0.342857, 0.195100, 0.048108, 0.685484}};
  REQUIRE(curve.steps.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(curve.steps[i].day == expected[i].day);
    CHECK(curve.steps[i].at_risk == expected[i].at_risk);
    CHECK(curve.steps[i].events == expected[i].events);
    CHECK(curve.steps[i].survival == near(expected[i].survival));
    CHECK(curve.steps[i].standard_error == near(expected[i].error));
    CHECK(curve.steps[i].limits->low == near(expected[i].low));
    CHECK(curve.steps[i].limits->high == near(expected[i].high));
  }
  CHECK(curve.median == 300);
}

TEST_CASE("with re-treatment as an event the mini-cohort's median is 240 days") {
  std::vector<SurvivalTime> times = mini_cohort();
  times[2].event = true;
  const SurvivalCurve curve = kaplan_meier(times);
  REQUIRE(curve.steps.size() == 4);
  CHECK(curve.steps[0].survival == near(0.875));
  CHECK(curve.steps[1].survival == near(0.75));
  CHECK(curve.steps[2].survival == near(0.45));
  CHECK(curve.steps[3].survival == near(0.30));
  CHECK(curve.median == 240);
}

TEST_CASE("with never-responders failing at day 28 the mini-cohort's median is 240 days") {
  std::vector<SurvivalTime> times = mini_cohort();
  times.push_back({28, event});
  times.push_back({28, event});
  const SurvivalCurve curve = kaplan_meier(times);
  REQUIRE(curve.steps.size() == 4);
  CHECK(curve.steps[0].at_risk == 12);  // who is censored that day is still at risk
  CHECK(curve.steps[0].survival == near(0.833333));
  CHECK(curve.steps[1].survival == near(0.714286));
  CHECK(curve.steps[2].survival == near(0.428571));
  CHECK(curve.steps[3].survival == near(0.285714));
  CHECK(curve.median == 240);
}

TEST_CASE("a survival of exactly one half is the median") {
  CHECK(kaplan_meier({{10, event}, {20, event}, {30, event}, {40, event}}).median == 20);
  // 0.8 × 0.625 in binary is not exactly one half
  const SurvivalCurve products = kaplan_meier({{1, event},
                                               {2, censored},
                                               {3, event},
                                               {3, event},
                                               {3, event},
                                               {4, censored},
                                               {4, censored},
                                               {4, censored},
                                               {4, censored},
                                               {4, censored}});
  CHECK(products.steps.back().survival == near(0.9 * 0.625));
  CHECK(
      kaplan_meier({{1, event}, {2, censored}, {3, event}, {4, censored}, {5, censored}, {6, censored}}).steps.size() ==
      2);
}

TEST_CASE("without an event the curve stays at one and the median is not reached") {
  const SurvivalCurve curve = kaplan_meier({{10, censored}, {20, censored}});
  CHECK(curve.steps.empty());
  CHECK_FALSE(curve.median);
  CHECK(curve.survival_at(100) == 1);
  CHECK(curve.at_risk(15) == 1);
}

TEST_CASE("nobody at all gives an empty curve") {
  const SurvivalCurve curve = kaplan_meier({});
  CHECK(curve.subjects == 0);
  CHECK(curve.at_risk(0) == 0);
  CHECK(curve.drawn_until(5) == 0);
}

TEST_CASE("when all are lost the curve ends at zero, without limits") {
  const SurvivalCurve curve = kaplan_meier({{5, event}, {5, event}, {0, event}});
  CHECK(curve.steps.front().day == 0);
  CHECK(curve.steps.back().survival == 0);
  CHECK_FALSE(curve.steps.back().limits);
  CHECK(curve.median == 5);
}

TEST_CASE("a drawn curve ends where fewer than five are at risk") {
  const SurvivalCurve curve = kaplan_meier(mini_cohort());
  CHECK(curve.at_risk(0) == 10);
  CHECK(curve.at_risk(240) == 5);
  CHECK(curve.at_risk(241) == 3);
  CHECK(curve.drawn_until(5) == 240);
}

TEST_CASE("the order of the subjects changes no digit of a curve") {
  std::vector<SurvivalTime> times = mini_cohort();
  const SurvivalCurve before = kaplan_meier(times);
  std::reverse(times.begin(), times.end());
  const SurvivalCurve after = kaplan_meier(times);
  REQUIRE(before.steps.size() == after.steps.size());
  for (std::size_t i = 0; i < before.steps.size(); ++i) {
    CHECK(before.steps[i].survival == after.steps[i].survival);
    CHECK(before.steps[i].limits->low == after.steps[i].limits->low);
  }
}

TEST_CASE("the chi-square tail has its published values") {
  CHECK(chi_square_upper_tail(3.841458820694124, 1) == near(0.05));
  CHECK(chi_square_upper_tail(5.991464547107979, 2) == near(0.05));
  CHECK(chi_square_upper_tail(18.307038053275146, 10) == near(0.05));
  CHECK(chi_square_upper_tail(0, 3) == 1);
  CHECK(chi_square_upper_tail(2, 2) == near(std::exp(-1.0)));
  CHECK(chi_square_upper_tail(100, 1) == Approx(1.523971e-23).epsilon(1e-5));
  CHECK(chi_square_upper_tail(1e-8, 1) == near(std::erfc(std::sqrt(1e-8 / 2))));
  CHECK_THROWS_AS(upper_incomplete_gamma(0, 1), std::invalid_argument);
  CHECK_THROWS_AS(chi_square_upper_tail(1, 0), std::invalid_argument);
}

TEST_CASE("the log-rank test tells groups apart by their events") {
  const std::vector<SurvivalTime> short_lived{{6, event}, {7, event}, {10, event}, {15, event}, {19, censored}};
  const std::vector<SurvivalTime> long_lived{{20, event}, {25, censored}, {32, censored}, {34, event}, {40, censored}};
  const auto test = log_rank({short_lived, long_lived});
  REQUIRE(test);
  CHECK(test->degrees == 1);
  CHECK(test->observed == std::vector<double>{4, 2});
  CHECK(test->expected[0] + test->expected[1] == near(6));
  CHECK(test->p == near(chi_square_upper_tail(test->chi_square, 1)));
  CHECK(test->p < 0.02);
  const auto alike = log_rank({short_lived, short_lived});
  CHECK(alike->chi_square == near(0));
  CHECK(alike->p == near(1));
}

TEST_CASE("the log-rank test needs two groups and an event") {
  const std::vector<SurvivalTime> some{{6, event}, {7, censored}};
  CHECK_FALSE(log_rank({some}));
  CHECK_FALSE(log_rank({some, {}}));
  CHECK_FALSE(log_rank({{{5, censored}}, {{6, censored}}}));
}
