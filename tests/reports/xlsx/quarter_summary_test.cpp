#include <catch2/catch.hpp>

#include "domain/outcome/quarter_summary.h"

using namespace psoas;

namespace {

const Date index_day{date::year{2025} / 1 / 20};
const Date long_after{date::year{2027} / 1 / 1};

DatedValue score(int day, double pain, ScorePhase phase = ScorePhase::routine) {
  DatedValue value;
  value.date = add_days(index_day, day);
  value.value = pain;
  value.phase = phase;
  return value;
}

PeriodCourse course(std::vector<DatedValue> scores) {
  PeriodCourse course;
  course.treatment_code = "tx_rfa";
  course.index_day = index_day;
  course.scores = std::move(scores);
  return course;
}

// The mini-cohort of the domain reference: twelve patients, baseline and six months.
PeriodCounts mini_cohort() {
  PeriodCounts counts;
  const std::vector<std::pair<int, int>> seen{{7, 5}, {8, 3}, {6, 6}, {9, 4}, {5, 2}, {8, 2}, {6, 3}, {7, 8}, {4, 1}};
  for (const auto& [before, after] : seen) counts.courses.push_back(course({score(-7, before), score(182, after)}));
  counts.courses.push_back(course({score(-7, 7)}));  // lost
  counts.courses.push_back(course({score(-7, 9)}));  // lost
  counts.courses.push_back(course({score(-7, 8), score(182, 3)}));
  counts.courses.back().retreated_on = add_days(index_day, 120);
  return counts;
}

constexpr std::size_t three_months = 1;
constexpr std::size_t six_months = 2;

}  // namespace

TEST_CASE("The mini-cohort has its published outcomes") {
  const PeriodFigures figures = summarise_period(mini_cohort(), long_after);
  const WindowOutcome& outcome = figures.all.windows[six_months];
  CHECK(outcome.indexed == 12);
  CHECK(outcome.with_baseline == 12);
  CHECK(outcome.closed == 12);
  CHECK(outcome.observed == 9);
  CHECK(outcome.retreated == 1);
  CHECK(*outcome.completeness().fraction() == Approx(0.75));
  CHECK(*outcome.change.mean == Approx(-2.888889).margin(5e-7));
  CHECK(*outcome.change.deviation == Approx(2.315407).margin(5e-7));
  CHECK(outcome.change.interval->low == Approx(-4.668669).margin(5e-7));
  CHECK(outcome.change.interval->high == Approx(-1.109109).margin(5e-7));
  CHECK(outcome.responders30 == 6);
  CHECK(outcome.responders50 == 6);  // 6 → 3 is exactly half
  CHECK(*outcome.of_closed50().fraction() == Approx(0.5));
  CHECK(*outcome.of_observed50().fraction() == Approx(6.0 / 9));
  CHECK(*outcome.baseline.mean == Approx(6.666667).margin(5e-7));
  CHECK(*figures.all.baseline.mean == Approx(7.0));
}

TEST_CASE("Only closed windows are judged") {
  PeriodCounts counts;
  counts.courses.push_back(course({score(-14, 7), score(91, 2)}));
  const Date last_open = add_days(index_day, 121);
  CHECK(summarise_period(counts, last_open).all.windows[three_months].closed == 0);
  CHECK(summarise_period(counts, add_days(last_open, 1)).all.windows[three_months].observed == 1);
}

TEST_CASE("The score nearest to the target day is taken, of two equally near the later") {
  const FollowUpWindow& window = follow_up_windows[three_months];
  const std::vector<DatedValue> equally_near{score(81, 5), score(101, 2)};
  CHECK(follow_up(equally_near, index_day, window)->value == 2);
  const std::vector<DatedValue> near_first{score(90, 5), score(101, 2)};
  CHECK(follow_up(near_first, index_day, window)->value == 5);
  CHECK(follow_up({score(60, 5), score(122, 2)}, index_day, window) == nullptr);
  CHECK(follow_up({score(91, 1, ScorePhase::post_procedure)}, index_day, window) == nullptr);
}

TEST_CASE("A score before the repeated treatment still counts") {
  PeriodCounts counts;
  counts.courses.push_back(course({score(-14, 7), score(85, 2)}));
  counts.courses.back().retreated_on = add_days(index_day, 85);
  CHECK(summarise_period(counts, long_after).all.windows[three_months].observed == 1);
  counts.courses.back().retreated_on = add_days(index_day, 84);
  const WindowOutcome outcome = summarise_period(counts, long_after).all.windows[three_months];
  CHECK(outcome.observed == 0);
  CHECK(outcome.retreated == 1);
}

TEST_CASE("Without a baseline a course is counted and left out") {
  PeriodCounts counts;
  counts.courses.push_back(course({score(-31, 7), score(91, 2)}));
  const PeriodFigures figures = summarise_period(counts, long_after);
  CHECK(figures.all.windows[three_months].indexed == 1);
  CHECK(figures.all.windows[three_months].with_baseline == 0);
  CHECK_FALSE(figures.all.windows[three_months].change.mean);
}

TEST_CASE("One observed has a mean and no spread") {
  const MeanOf one = mean_of({-3});
  CHECK(*one.mean == -3);
  CHECK_FALSE(one.deviation);
  CHECK_FALSE(one.interval);
  CHECK_FALSE(mean_of({}).mean);
}

TEST_CASE("An empty quarter divides nothing by nothing") {
  const PeriodFigures figures = summarise_period({}, long_after);
  CHECK_FALSE(figures.with_pain_score.fraction());
  CHECK(figures.visits_of_kind("follow_up") == 0);
  CHECK(figures.outcome_of("tx_rfa") == nullptr);
  CHECK(figures.by_treatment.empty());
}

TEST_CASE("Treatments are judged each by itself and all together") {
  PeriodCounts counts = mini_cohort();
  counts.courses[0].treatment_code = "tx_tpi";
  const PeriodFigures figures = summarise_period(counts, long_after);
  REQUIRE(figures.by_treatment.size() == 2);
  CHECK(figures.outcome_of("tx_tpi")->windows[six_months].observed == 1);
  CHECK(figures.outcome_of("tx_rfa")->windows[six_months].observed == 8);
}
