// Published values: t quantiles and the mini-cohort (tests/domain/outcome/invented_record.h).

#include <catch2/catch.hpp>

#include <stdexcept>

#include "domain/outcome/student_t.h"
#include "domain/outcome/wilson.h"

using namespace psoas;

TEST_CASE("The t quantile has its published values") {
  const auto quantile = [](int degrees) { return student_t_quantile(0.975, degrees); };
  CHECK(quantile(1) == Approx(12.706205).margin(5e-7));
  CHECK(quantile(4) == Approx(2.776445).margin(5e-7));
  CHECK(quantile(7) == Approx(2.364624).margin(5e-7));
  CHECK(quantile(8) == Approx(2.306004).margin(5e-7));
  CHECK(quantile(9) == Approx(2.262157).margin(5e-7));
  CHECK(quantile(30) == Approx(2.042272).margin(5e-7));
  CHECK(quantile(1000000) == Approx(1.959966).margin(5e-6));
}

TEST_CASE("The t quantile is odd about the middle and undoes the probability") {
  CHECK(student_t_quantile(0.5, 5) == Approx(0).margin(1e-12));
  CHECK(student_t_quantile(0.025, 8) == Approx(-student_t_quantile(0.975, 8)));
  for (double probability : {0.001, 0.2, 0.6, 0.9, 0.9995})
    CHECK(student_t_probability(student_t_quantile(probability, 3), 3) == Approx(probability));
}

TEST_CASE("The t quantile refuses what has no answer") {
  CHECK_THROWS_AS(student_t_quantile(1, 5), std::invalid_argument);
  CHECK_THROWS_AS(student_t_quantile(0, 5), std::invalid_argument);
  CHECK_THROWS_AS(student_t_quantile(0.975, 0), std::invalid_argument);
}

TEST_CASE("Wilson's interval has its published values") {
  struct Example {
    int part, whole;
    double low, high;
  };
  for (const Example& example :
       {Example{6, 9, 0.354202, 0.879416}, Example{6, 12, 0.253782, 0.746218}, Example{7, 9, 0.452589, 0.936775},
        Example{7, 12, 0.319511, 0.806740}, Example{7, 10, 0.396778, 0.892209}}) {
    const auto interval = wilson_interval(example.part, example.whole);
    REQUIRE(interval);
    CHECK(interval->low == Approx(example.low).margin(5e-7));
    CHECK(interval->high == Approx(example.high).margin(5e-7));
  }
}

TEST_CASE("Nothing out of nothing is no proportion") {
  const Proportion nothing;
  CHECK_FALSE(nothing.fraction());
  CHECK_FALSE(nothing.interval());
  CHECK(wilson_interval(0, 5)->low == Approx(0).margin(1e-12));
  CHECK(wilson_interval(5, 5)->high == Approx(1));
}
