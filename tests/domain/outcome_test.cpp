#include <catch2/catch.hpp>

#include "domain/outcome/change.h"
#include "domain/outcome/trend.h"

using namespace psoas;
using date::day;
using date::month;
using date::year;

namespace {

constexpr Direction lower = Direction::lower_is_better;
constexpr Direction higher = Direction::higher_is_better;

DatedValue value_on(int days_from_start, double value, ScorePhase phase = ScorePhase::routine) {
  DatedValue dated;
  dated.date = add_days(year{2025} / 1 / 1, days_from_start);
  dated.value = value;
  dated.phase = phase;
  return dated;
}

}  // namespace

TEST_CASE("exactly half of an integer baseline is a 50 % improvement") {
  CHECK(improved_by(6, 3, 50, lower));
  CHECK_FALSE(improved_by(7, 4, 50, lower));
}

TEST_CASE("exactly half of a fraction is a 50 % improvement in floating point") {
  CHECK(improved_by(48.0 / 7, 24.0 / 7, 50, lower));
}

TEST_CASE("a baseline of 0 has no percentage and no class") {
  CHECK_FALSE(improvement_percent(0, 3, lower).has_value());
  CHECK_FALSE(responder_class(0, 3, lower).has_value());
  CHECK_FALSE(improved_by(0, 0, 30, lower));
}

TEST_CASE("higher-better measures improve upwards") {
  CHECK(*improvement_percent(40, 50, higher) == Approx(25));
  CHECK(*improvement_percent(40, 30, higher) == Approx(-25));
}

TEST_CASE("responder classes meet at their edges") {
  CHECK(*responder_class(10, 5, lower) == ResponderClass::substantial);
  CHECK(*responder_class(10, 7, lower) == ResponderClass::moderate);
  CHECK(*responder_class(10, 9, lower) == ResponderClass::minimal);
  CHECK(*responder_class(20, 19, lower) == ResponderClass::none);
  CHECK(*responder_class(10, 11, lower) == ResponderClass::worse);
  CHECK(*responder_class(10, 13, lower) == ResponderClass::much_worse);
}

TEST_CASE("the baseline is the latest score of the 30 days before") {
  const Date index = year{2025} / 3 / 1;
  const auto day_of = [&](int day_number) { return add_days(index, day_number); };
  std::vector<DatedValue> values{value_on(0, 9)};
  values[0].date = day_of(-31);
  CHECK_FALSE(baseline(values, index).has_value());
  values.push_back(value_on(0, 8));
  values.back().date = day_of(-30);
  values.push_back(value_on(0, 6));
  values.back().date = day_of(-2);
  CHECK(baseline(values, index)->value == 6);
  CHECK_FALSE(baseline({values[1]}, index, 10).has_value());
}

TEST_CASE("a score of day 0 is a baseline only when it was taken before the procedure") {
  const Date index = value_on(0, 0).date;
  CHECK_FALSE(baseline({value_on(0, 7)}, index).has_value());
  CHECK(baseline({value_on(0, 7, ScorePhase::pre_procedure)}, index)->value == 7);
  CHECK_FALSE(baseline({value_on(-3, 2, ScorePhase::post_procedure)}, index).has_value());
}

TEST_CASE("of two scores of one day the later entry is the baseline") {
  DatedValue first = value_on(-3, 7);
  DatedValue second = value_on(-3, 5);
  first.entered_at = date::sys_days{year{2025} / 1 / 2};
  second.entered_at = date::sys_days{year{2025} / 1 / 1};
  CHECK(baseline({first, second}, value_on(0, 0).date)->value == 7);
}

TEST_CASE("a slope needs two different days") {
  CHECK_FALSE(theil_sen({{1, 3}, {1, 4}}).has_value());
  CHECK_FALSE(least_squares({{1, 3}}).has_value());
  CHECK(theil_sen({{0, 3}, {10, 4}})->per_day == Approx(0.1));
}

TEST_CASE("a course of fewer than three scores or less than 28 days has no slope") {
  const Date index = value_on(0, 0).date;
  CHECK_FALSE(summarise_course({value_on(10, 3), value_on(90, 4)}, index, lower).slope.has_value());
  CHECK_FALSE(summarise_course({value_on(1, 3), value_on(9, 4), value_on(20, 4)}, index, lower).slope.has_value());
  CHECK(summarise_course({value_on(1, 3), value_on(9, 4), value_on(29, 4)}, index, lower).slope.has_value());
}

TEST_CASE("days of relief are counted between crossings") {
  CHECK(days_within({{0, 2}, {10, 4}}, 3, lower) == Approx(5));
  CHECK(days_within({{0, 4}, {10, 2}}, 3, lower) == Approx(5));
  CHECK(days_within({{0, 2}, {10, 4}}, 3, higher) == Approx(5));
  CHECK(days_within({{0, 4}, {10, 5}}, 3, lower) == Approx(0));
}

TEST_CASE("relief that never came is not lost") {
  const Date index = value_on(0, 0).date;
  const auto course = summarise_course({value_on(-5, 8), value_on(30, 6), value_on(90, 7)}, index, lower);
  CHECK_FALSE(course.relief_lost_day.has_value());
}
