// The rules of an analysis are checked before anything is counted by them.

#include <catch2/catch.hpp>

#include "domain/outcome/mean_of.h"
#include "domain/outcome/outcome_settings.h"

using namespace psoas;

namespace {

// Paths of the problems, in order.
std::vector<std::string> paths(const OutcomeSettings& settings) {
  std::vector<std::string> paths;
  for (const Problem& problem : check(settings)) paths.push_back(problem.field);
  return paths;
}

}  // namespace

TEST_CASE("the settings a clinic starts with have no fault") { CHECK(paths({}).empty()); }

TEST_CASE("a threshold of 0 or 200 percent is refused") {
  OutcomeSettings settings;
  settings.responder.minimal = 0;
  CHECK(paths(settings) == std::vector<std::string>{"responder/minimal"});
  settings.responder = {200, 30, 10};
  CHECK(paths(settings) == std::vector<std::string>{"responder/substantial"});
  settings.responder = {30, 50, 10};
  CHECK(paths(settings) == std::vector<std::string>{"responder/substantial"});
}

TEST_CASE("windows that share a day are refused and both are named") {
  OutcomeSettings settings;
  settings.windows[1].first_day = 44;
  const Problems problems = check(settings);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == ProblemCode::already_used);
  CHECK(problems[0].field == "window/3mo/first");
  CHECK(problems[0].other == "1 month, 16–44");
  settings.windows[1].first_day = 45;
  CHECK(paths(settings).empty());
}

TEST_CASE("a window whose days are out of order is refused, and so is none at all") {
  OutcomeSettings settings;
  settings.windows[0] = {"1mo", "1 month", 30, 40, 44};
  CHECK(paths(settings) == std::vector<std::string>{"window/1mo/target"});
  settings.windows[0] = {"1mo", "1 month", 30, 0, 44};
  CHECK(paths(settings) == std::vector<std::string>{"window/1mo/first"});
  settings.windows.clear();
  CHECK(paths(settings) == std::vector<std::string>{"window"});
}

TEST_CASE("the baseline may reach back 1 to 90 days") {
  OutcomeSettings settings;
  settings.baseline_days_before = 0;
  CHECK(paths(settings) == std::vector<std::string>{"baseline/days_before"});
  settings.baseline_days_before = 90;
  CHECK(paths(settings).empty());
}

TEST_CASE("a reliability needs a spread, an r below 1 and its source") {
  OutcomeSettings settings;
  settings.reliabilities = {{"odi", 0, 1, ""}};
  CHECK(paths(settings) ==
        std::vector<std::string>{"reliability/odi/sd0", "reliability/odi/r", "reliability/odi/source"});
}

TEST_CASE("an unknown block profile is refused with the known ones") {
  OutcomeSettings settings;
  settings.block_profile = "mine";
  CHECK(check(settings).front().other == "consensus_2020, payer_80, payer_50, medicare_lcd, strict_100");
}

TEST_CASE("the changes of the mini-cohort have their mean, spread and interval") {
  const MeanOf changes = mean_of({-2, -5, 0, -5, -3, -6, -3, 1, -3});
  CHECK(changes.n == 9);
  CHECK(*changes.mean == Approx(-2.888889).margin(1e-6));
  CHECK(*changes.deviation == Approx(2.315407).margin(1e-6));
  CHECK(changes.interval->low == Approx(-4.668669).margin(1e-6));
  CHECK(changes.interval->high == Approx(-1.109109).margin(1e-6));
  CHECK(*changes.median == -3);
  CHECK(changes.quartiles->low == -5);
  CHECK(changes.quartiles->high == -2);
}

TEST_CASE("one number has a mean and no interval, none has nothing") {
  CHECK(*mean_of({4}).median == 4);
  CHECK_FALSE(mean_of({4}).interval);
  CHECK_FALSE(mean_of({}).mean);
}
