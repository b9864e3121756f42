#include "domain/treatment/block_relief.h"

#include <catch2/catch.hpp>

using namespace psoas;

namespace {

Approx exactly(double value) { return Approx(value).margin(1e-6).epsilon(0); }

BlockSeries series(double before, std::vector<BlockPoint> after) { return {before, std::move(after), std::nullopt}; }

// The worked example's blocks.
const BlockSeries block_1 = series(7, {{0.5, 2}, {1, 1}, {2, 1}, {4, 2}, {8, 5}, {24, 7}});
const BlockSeries block_2 = series(7, {{0.5, 4}, {1, 3}, {2, 3}, {4, 4}, {8, 6}, {24, 7}});

void put(Treatment& treatment, std::string group, int row, std::string field, double number) {
  Value value;
  value.number = number;
  treatment.parameters.push_back({std::move(group), row, std::move(field), value});
}

void put_agent(Treatment& treatment, int row, std::string agent) {
  Value value;
  value.code = std::move(agent);
  treatment.parameters.push_back({"agent", row, "agent", value});
}

}  // namespace

TEST_CASE("the first block of the worked example gave 85.7 %, half for 3.5 h as observed, to 6.0 h") {
  const BlockRelief relief = block_relief(block_1).value();
  CHECK(relief.best_percent == exactly(85.714286));
  CHECK(relief.best_hours == 1);
  CHECK(relief.relief50);
  CHECK(relief.relief80);
  CHECK(relief.run50->first_hours == 0.5);
  CHECK(relief.run50->observed_hours == exactly(3.5));
  CHECK(relief.run50->ends_at_hours.value() == exactly(6.0));
  CHECK(relief.run80->first_hours == 1);
  CHECK(relief.run80->last_hours == 2);
  CHECK(relief.run80->ends_at_hours.value() == exactly(2.8));
  CHECK(relief.judged);
}

TEST_CASE("the second block of the worked example gave 57.1 %, half for 1 h as observed, to 3.0 h, never 80 %") {
  const BlockRelief relief = block_relief(block_2).value();
  CHECK(relief.best_percent == exactly(57.142857));
  CHECK(relief.relief50);
  CHECK_FALSE(relief.relief80);
  CHECK(relief.run50->observed_hours == exactly(1));
  CHECK(relief.run50->ends_at_hours.value() == exactly(3.0));
  CHECK_FALSE(relief.run80.has_value());
}

TEST_CASE("relief is the same whatever the order the points were written in") {
  BlockSeries shuffled = block_1;
  std::swap(shuffled.after[0], shuffled.after[4]);
  CHECK(block_relief(shuffled)->run50->observed_hours == exactly(3.5));
}

TEST_CASE("exactly half of the pain gone is relief of 50 %, a point less is none") {
  CHECK(block_relief(series(6, {{1, 3}}))->relief50);
  CHECK_FALSE(block_relief(series(6, {{1, 4}}))->relief50);
  CHECK(block_relief(series(5, {{1, 1}}))->relief80);
}

TEST_CASE("relief that is there at the last point has no end, and lasted at least as observed") {
  const BlockRelief relief = block_relief(series(8, {{1, 2}, {6, 3}})).value();
  CHECK(relief.run50->observed_hours == 5);
  CHECK_FALSE(relief.run50->ends_at_hours.has_value());
}

TEST_CASE("relief that comes back after a bad hour is not counted on") {
  const BlockRelief relief = block_relief(series(8, {{1, 2}, {2, 6}, {3, 2}, {9, 2}})).value();
  CHECK(relief.run50->observed_hours == 0);
  CHECK(relief.run50->ends_at_hours.value() == exactly(1.5));
}

TEST_CASE("without pain before, or with none to relieve, a block has no relief") {
  CHECK_FALSE(block_relief(BlockSeries{std::nullopt, {{1, 2}}, {}}).has_value());
  CHECK_FALSE(block_relief(series(0, {{1, 0}})).has_value());
  CHECK_FALSE(block_relief(series(7, {})).has_value());
  CHECK_FALSE(block_relief(series(2, {{1, 0}}))->judged);
}

TEST_CASE("pain that rose is negative relief") {
  CHECK(block_relief(series(4, {{1, 6}}))->best_percent == exactly(-50));
}

TEST_CASE("a good day after is no relief of a local anaesthetic that had long ceased to act") {
  BlockSeries late = series(7, {{1, 6}, {48, 1}});
  late.action_hours = 4;
  CHECK(block_relief(late)->best_percent == exactly(100.0 / 7));
}

TEST_CASE("the lowest pain after a block is that of any point, and of none nothing") {
  CHECK(lowest_pain_after(series(6, {{1, 3}, {2, 1}, {3, 4}})) == 1);
  CHECK_FALSE(lowest_pain_after(series(6, {})).has_value());
}

TEST_CASE("a treatment's series gives its relief, rows that lack a number left out") {
  Treatment block;
  put(block, "", 0, "pre_nrs", 7);
  put_agent(block, 0, "dexamethasone");
  put_agent(block, 1, "lidocaine");
  put(block, "series", 0, "hours", 1);
  put(block, "series", 0, "nrs", 2);
  put(block, "series", 1, "hours", 2);
  put(block, "series", 2, "nrs", 0);
  CHECK(expected_action_hours(block).value() == 4);
  CHECK(block_series(block).after.size() == 1);
  CHECK(lowest_pain_after(block_series(block)) == 2);
  CHECK(block_relief(block)->best_percent == exactly(500.0 / 7));
}
