// Baseline, windows, slopes and the return of pain: the worked example, and edges.

#include "domain/outcome/relapse.h"

#include <catch2/catch.hpp>

#include "domain/outcome/block_profile.h"
#include "domain/outcome/treatment_success.h"
#include "domain/outcome/trend.h"
#include "domain/treatment/treatment_figures.h"
#include "golden_course.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr auto routine = ScorePhase::routine;
Approx near(double number) { return Approx(number).margin(1e-6).epsilon(0); }

std::vector<SlopePoint> points(Course course, bool with_baseline = false) {
  std::vector<SlopePoint> points;
  for (const CourseValue& value : course)
    if (with_baseline || value.day > 0) points.push_back({static_cast<double>(value.day), value.value});
  return points;
}

const FollowUpWindow& window(std::string_view code) {
  static const std::vector<FollowUpWindow> windows = standard_windows();
  for (const FollowUpWindow& window : windows)
    if (window.code == code) return window;
  throw std::invalid_argument("no such window");
}

}  // namespace

TEST_CASE("the baseline of the worked example is found within 30 days and not within 10") {
  const auto pain = golden_pain();
  CHECK(place_of_baseline(pain, 30) == 0);
  CHECK(place_of_baseline(pain, 10) == no_place);
  CHECK(place_of_baseline({}, 30) == no_place);
}

TEST_CASE("scores after a procedure are no baseline, and of day 0 only those before it") {
  const std::vector<CourseValue> values{
      {-14, routine, 7}, {-7, ScorePhase::post_procedure, 3}, {0, routine, 6}, {0, ScorePhase::pre_procedure, 8}};
  CHECK(place_of_baseline(values, 30) == 3);
  CHECK(place_of_baseline(Course(values).first(3), 30) == 0);
}

TEST_CASE("each window takes the value nearest to its day") {
  const auto pain = golden_pain();
  CHECK(place_of_follow_up(pain, window("1mo")) == 1);
  CHECK(place_of_follow_up(pain, window("3mo")) == 2);
  CHECK(place_of_follow_up(pain, window("6mo")) == 4);
  CHECK(place_of_follow_up(pain, window("12mo")) == no_place);
  CHECK(closed(window("12mo"), 436));
  CHECK_FALSE(closed(window("12mo"), 425));
}

TEST_CASE("of two values equally near, and of two of one day, the later counts") {
  const std::vector<CourseValue> around{{172, routine, 3}, {192, routine, 4}, {192, routine, 5}};
  CHECK(place_of_follow_up(around, window("6mo")) == 2);
}

TEST_CASE("the slopes of the worked example are as worked out") {
  const auto pain = points(golden_pain());
  CHECK(theil_sen(pain)->per_day == near(0.015422));
  CHECK(theil_sen(pain)->per_day * 30 == near(0.462662));
  CHECK(theil_sen(pain)->intercept == near(2.005682));
  CHECK(least_squares(pain)->per_day * 30 == near(0.475587));
  CHECK(*least_squares(pain)->standard_error * 30 == near(0.147188));
  CHECK(least_squares(pain)->intercept == near(1.758402));
  const auto disability = points(golden_disability());
  CHECK(theil_sen(disability)->per_day * 30 == near(1.850649));
  CHECK(least_squares(disability)->per_day * 30 == near(1.880605));
  CHECK(*time_weighted_mean(pain) == near(906.5 / 231));
  CHECK(days_within(pain, 3.5, lower) == near(105));
}

TEST_CASE("one line through baseline and follow-up hides the course, which is why none is fitted") {
  const auto all = points(golden_pain(), true);
  CHECK(least_squares(all)->per_day * 30 == near(0.059667));
  CHECK(*least_squares(all)->standard_error * 30 == near(0.276161));
  CHECK(theil_sen(all)->per_day * 30 == near(0.389610));
}

TEST_CASE("relief of the worked example is lost when it was") {
  const auto pain = golden_pain();
  const auto of = [&](Loss loss) { return *relapse(pain, 7, lower, loss, golden_ends()); };
  const Relapse half = of(Loss::relief50);
  CHECK(half.event);
  CHECK(half.day == 147);
  CHECK(half.low == 91);
  CHECK(half.high == 147);
  CHECK(*half.interpolated == near(133));
  const Relapse third = of(Loss::relief30);
  CHECK(third.day == 182);
  CHECK(third.low == 147);
  CHECK(*third.interpolated == near(178.5));
  CHECK(of(Loss::return_to_baseline).day == 259);
}

TEST_CASE("pain that never came back is censored at the last assessment before the repeat") {
  RelapseRules full_return;
  full_return.return_margin = 0;
  const auto watched = *relapse(golden_pain(), 7, lower, Loss::return_to_baseline, golden_ends(), full_return);
  CHECK_FALSE(watched.event);
  CHECK(watched.day == 259);
  CHECK(watched.reason == CensorReason::last_assessment);
}

TEST_CASE("the earliest end of the watch censors, and what came after it is not looked at") {
  const std::vector<CourseValue> good{{28, routine, 2}, {200, routine, 7}};
  CaseEnds ends{.retreated = 120, .surgery = never, .died = never, .withdrawn = never, .cut = 400};
  const auto of = [&] { return *relapse(good, 8, lower, Loss::relief50, ends); };
  CHECK(of().reason == CensorReason::retreated);
  CHECK(of().day == 120);
  ends.surgery = 110;
  CHECK(of().reason == CensorReason::surgery);
  ends.died = 100;
  CHECK(of().reason == CensorReason::died);
  CHECK(of().day == 100);
}

TEST_CASE("a loss seen on the day of the next procedure is an event") {
  const std::vector<CourseValue> values{{28, routine, 2}, {120, ScorePhase::pre_procedure, 7}};
  const CaseEnds ends{.retreated = 120, .surgery = never, .died = never, .withdrawn = never, .cut = 400};
  CHECK(relapse(values, 8, lower, Loss::relief50, ends)->event);
}

TEST_CASE("who never responded by day 121 stands only in the curve of all") {
  const std::vector<CourseValue> late{{28, routine, 7}, {150, routine, 2}};
  CHECK_FALSE(relapse(late, 8, lower, Loss::relief50, {}));
  const auto of_all = *relapse_of_all(late, 8, lower, Loss::relief50, {});
  CHECK(of_all.event);
  CHECK(of_all.day == 28);
  CHECK_FALSE(relapse_of_all({}, 8, lower, Loss::relief50, {}));
}

TEST_CASE("in the sensitivity analysis the next procedure is an event") {
  const std::vector<CourseValue> good{{28, routine, 2}};
  const CaseEnds ends{.retreated = 266, .surgery = never, .died = never, .withdrawn = never, .cut = 400};
  CHECK(relapse(good, 8, lower, Loss::relief50, ends)->day == 28);
  const auto sensitive = *relapse_or_retreatment(good, 8, lower, Loss::relief50, ends);
  CHECK(sensitive.event);
  CHECK(sensitive.day == 266);
  const CaseEnds later{.retreated = 266, .surgery = never, .died = never, .withdrawn = never, .cut = 200};
  CHECK_FALSE(relapse_or_retreatment(good, 8, lower, Loss::relief50, later)->event);
}

TEST_CASE("a measure that is better when higher loses its gain downwards") {
  const std::vector<CourseValue> gained{{30, routine, 60}, {90, routine, 50}, {180, routine, 41}};
  const auto lost = *relapse(gained, 30, higher, Loss::relief50, {});
  CHECK(lost.day == 180);
  CHECK(*lost.interpolated == near(90 + 90 * 5.0 / 9));
}

TEST_CASE("relief counts for a repeat up to its first break") {
  CHECK(repeat_relief_days(golden_pain(), 7, lower, golden_ends()) == 91);
  CHECK(repeat_relief_days({}, 7, lower, {}) == 0);
  const std::vector<CourseValue> broken{{20, routine, 6}, {60, routine, 3}, {120, routine, 6}, {150, routine, 2}};
  CHECK(repeat_relief_days(broken, 7, lower, {}) == 60);
}

TEST_CASE("two blocks of 85.7 and 57.1 percent satisfy payer_50 and not payer_80") {
  const std::vector<BlockSeen> blocks{{-42, 100 * 6.0 / 7, 3.5}, {-7, 100 * 4.0 / 7, 1}};
  const auto allows = [&](std::string_view code) {
    for (const BlockProfile& profile : standard_block_profiles())
      if (profile.code == code) return blocks_allow_ablation(blocks, profile);
    return false;
  };
  CHECK(allows("consensus_2020"));
  CHECK(allows("payer_50"));
  CHECK_FALSE(allows("payer_80"));
  CHECK_FALSE(allows("medicare_lcd"));
  CHECK_FALSE(allows("strict_100"));
}

TEST_CASE("two positive blocks of one day count once, an unmeasured one not at all") {
  const BlockProfile& payer = standard_block_profiles()[2];
  const std::vector<BlockSeen> same_day{{-7, 90, 2}, {-7, 80, 2}};
  CHECK_FALSE(blocks_allow_ablation(same_day, payer));
  const std::vector<BlockSeen> unmeasured{{-7, 90, 2}, {-20, std::nullopt, 0}};
  CHECK_FALSE(blocks_allow_ablation(unmeasured, payer));
}

TEST_CASE("an ablation succeeds strictly only when all that is asked is known") {
  const std::vector<CourseValue> free{{30, routine, 0}, {100, routine, 0}, {190, routine, 0}};
  CHECK(ablation_succeeded_strictly(free, {}, {true, true, true}) == true);
  CHECK_FALSE(ablation_succeeded_strictly(free, {}, {true, true, std::nullopt}).has_value());
  CHECK(ablation_succeeded_strictly(free, {}, {true, false, std::nullopt}) == false);
  CHECK(ablation_succeeded_strictly(golden_pain(), golden_ends(), {}) == false);
}

TEST_CASE("adherence has the classes of home exercise") {
  CHECK(adherence_of(*attendance_percent(6, 8)) == Adherence::from_three_quarters);
  CHECK(adherence_of(*attendance_percent(4, 8)) == Adherence::from_half);
  CHECK(adherence_of(*attendance_percent(1, 8)) == Adherence::below_quarter);
  CHECK_FALSE(attendance_percent(3, 0));
}
