// One patient's values around each treatment, and how each instrument stands: the worked example.

#include "domain/outcome/before_after.h"

#include <catch2/catch.hpp>

#include "tests/support/days.h"

using namespace psoas;
using psoas::tests::day;

namespace {

const Date rfa = day(2025, 1, 20);
const Date repeat = day(2025, 10, 13);

std::vector<DatedValue> golden_values() {
  std::vector<DatedValue> values;
  for (const auto& [when, value] : {std::pair{-14, 7.0}, {28, 3.0}, {91, 2.0}, {147, 4.0}, {182, 5.0}, {259, 6.0}})
    values.push_back({add_days(rfa, when), value, ScorePhase::routine, {}, {}});
  return values;
}

Visit visit(Date on, const std::string& instrument, std::optional<double> total) {
  Visit made;
  made.date = on;
  ScoreEntry score;
  score.instrument = instrument;
  score.total = total;
  made.scores.push_back(score);
  return made;
}

Catalogue catalogue_of_odi() {
  InstrumentDefinition odi;
  odi.code = "odi";
  odi.label = "Oswestry Disability Index";
  odi.important_change = 10;
  odi.bands = {{0, "minimal"}, {21, "moderate"}, {41, "severe"}};
  CatalogueContent content;
  content.instruments.push_back(odi);
  return Catalogue(std::move(content));
}

}  // namespace

TEST_CASE("an ablation has its baseline and the value of each window until it is repeated") {
  const BeforeAfter around = before_and_after(golden_values(), rfa, repeat, Direction::lower_is_better);
  REQUIRE(around.baseline);
  CHECK(around.baseline->value == 7);
  CHECK(around.windows[0]->value == 3);
  CHECK(*around.windows[0]->improvement_percent == Approx(400.0 / 7));
  CHECK(around.windows[1]->value == 2);
  CHECK(around.windows[2]->day == 182);
  CHECK_FALSE(around.windows[2]->treated_again);
  CHECK_FALSE(around.windows[3]);
  CHECK(around.latest->value == 6);
  CHECK(around.latest->day == 259);
}

TEST_CASE("a repeat has its own baseline and nothing after it yet") {
  const BeforeAfter around = before_and_after(golden_values(), repeat, std::nullopt, Direction::lower_is_better);
  CHECK(around.baseline->value == 6);
  CHECK_FALSE(around.latest);
}

TEST_CASE("a value after the target was treated again says so and is not the latest") {
  const BeforeAfter around = before_and_after(golden_values(), rfa, add_days(rfa, 100), Direction::lower_is_better);
  CHECK(around.windows[2]->treated_again);
  CHECK_FALSE(around.windows[1]->treated_again);
  CHECK(around.latest->day == 91);
}

TEST_CASE("without a value in the thirty days before there is no baseline and no percentage") {
  const BeforeAfter around =
      before_and_after(golden_values(), add_days(rfa, 60), std::nullopt, Direction::lower_is_better);
  CHECK_FALSE(around.baseline);
  CHECK(around.windows[0]->value == 2);
  CHECK_FALSE(around.windows[0]->improvement_percent);
}

TEST_CASE("an instrument stands with its latest score, its band and the change since the baseline") {
  const std::vector<Visit> visits{visit(add_days(rfa, 91), "odi", 24), visit(add_days(rfa, 28), "odi", std::nullopt),
                                  visit(add_days(rfa, -14), "odi", 44)};
  const auto standings = instrument_standings(visits, rfa, catalogue_of_odi());
  REQUIRE(standings.size() == 1);
  const InstrumentStanding& odi = standings.front();
  CHECK(odi.latest.value == 24);
  CHECK(odi.band == "moderate");
  CHECK(odi.baseline->value == 44);
  CHECK(*odi.change == -20);
  CHECK(*odi.improvement_percent == Approx(100 * 20.0 / 44));
  CHECK(odi.is_important);
}

TEST_CASE("a score that is not later than the treatment is no change since it") {
  const auto standings = instrument_standings({visit(add_days(rfa, -14), "odi", 44)}, rfa, catalogue_of_odi());
  REQUIRE(standings.size() == 1);
  CHECK(standings[0].baseline);
  CHECK_FALSE(standings[0].change);
  CHECK_FALSE(instrument_standings({visit(rfa, "odi", 44)}, std::nullopt, catalogue_of_odi())[0].baseline);
  CHECK(instrument_standings({}, rfa, catalogue_of_odi()).empty());
}
