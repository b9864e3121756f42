// Figures as they are printed, and an analysis in words.

#include "domain/outcome/outcome_text.h"

#include <catch2/catch.hpp>

#include "domain/outcome/figure_table.h"
#include "invented_record.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

OutcomeResult mini(const Analysis& analysis = analysis_on(500)) {
  static const Catalogue catalogue = small_catalogue();
  return analyse(analysis, mini_cohort(), catalogue);
}

SurvivalCurve curve_of(std::vector<SurvivalTime> times) { return kaplan_meier(std::move(times)); }

bool holds(const std::vector<std::string>& lines, const std::string& part) {
  for (const std::string& line : lines)
    if (line.find(part) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a proportion is printed with part, whole and one decimal, and nobody without a percentage") {
  CHECK(part_text({6, 9}) == "6/9 · 66.7 %");
  CHECK(part_text({0, 0}) == "0/0");
  CHECK(interval_text(Proportion{6, 9}.interval()) == "35.4–87.9 %");
  CHECK(interval_text(std::nullopt) == "–");
}

TEST_CASE("a change is printed with its sign and limits, the minus a true one") {
  CHECK(change_text(mini().groups[0].windows[2].change, 1) == "−2.9 (−4.7 to −1.1)");
  CHECK(change_text(mean_of({1, 3}), 0) == "+2 (−11 to 15)");
  CHECK(change_text(mean_of({0.01}), 1) == "0.0");
  CHECK(change_text({}, 1) == "–");
}

TEST_CASE("a small p is told as below the smallest that is printed") {
  CHECK(p_text(0.0414) == "0.041");
  CHECK(p_text(0.0009) == "< 0.001");
  CHECK(p_text(1) == "1.000");
}

TEST_CASE("a median that is not reached, or has one limit only, says so") {
  CHECK(median_text(curve_of({})) == "–");
  CHECK(median_text(curve_of({{10, true}, {20, false}, {30, false}})) == "not reached");
  const SurvivalCurve reached = curve_of({{10, true}, {20, true}, {30, true}, {40, true}});
  CHECK(median_text(reached) == "20 d");
  CHECK(median_limits(reached) == "10 to not reached");
}

TEST_CASE("windows of months have a short name, others keep theirs") {
  CHECK(short_window_label({"6mo", "6 months", 182, 137, 227}) == "6 mo");
  CHECK(short_window_label({"1mo", "1 month", 30, 16, 44}) == "1 mo");
  CHECK(short_window_label({"w", "after therapy", 30, 16, 44}) == "after therapy");
  CHECK(short_window_label({"w", "", 30, 16, 44}) == "w");
}

TEST_CASE("a question is told with all that it asks") {
  Analysis analysis = analysis_on(500);
  analysis.treatments = {"tx_rfa"};
  analysis.target = "medial_branch";
  analysis.level = "L4";
  analysis.side = Side::right;
  analysis.sex = Sex::female;
  analysis.youngest = 40;
  analysis.findings.push_back({"exam_sign", std::nullopt, "present", {}});
  analysis.baseline.low = 5;
  analysis.group_by = GroupBy::block;
  CHECK(
      question_text(analysis, small_catalogue()) ==
      "tx_rfa, medial branch, L4, right; female; from 40 years; sign: present; baseline from 5; compared by diagnostic "
      "block");
  CHECK(question_text(analysis_on(500), small_catalogue()) == "all treatments");
}

TEST_CASE("the rules of an analysis are told as they were set") {
  Analysis analysis = analysis_on(500);
  analysis.settings.baseline_days_before = 10;
  analysis.settings.responder.substantial = 60;
  analysis.settings.least_at_risk_drawn = 7;
  const std::vector<std::string> rules = rule_lines(mini(analysis));
  CHECK(holds(rules, "the last value in the 10 days before"));
  CHECK(holds(rules, "≥ 60 % better"));
  CHECK(holds(rules, "6 months day 137 to 227"));
  CHECK(holds(rules, "down to 7 at risk"));
}

TEST_CASE("what cannot be told says why") {
  Analysis early = analysis_on(3);
  CHECK(nothing_text(mini(early)).empty());
  CHECK(no_course_text(mini(early)).starts_with("No follow-up window had passed on 2025-01-04"));
  Analysis before = analysis_on(-3);
  CHECK(nothing_text(mini(before)).starts_with("No index treatment fits the question."));
  CHECK(nothing_text(mini(before)).find("look later than 2024-12-29") != std::string::npos);
  Analysis high = analysis_on(500);
  high.baseline.low = 10;
  CHECK(nothing_text(mini(high)).starts_with("The baseline of each of the 12 courses"));
}

TEST_CASE("each row of a table of figures has as many figures as there are columns") {
  Analysis analysis = analysis_on(500);
  analysis.group_by = GroupBy::sex;
  const OutcomeResult result = mini(analysis);
  for (const FigureTable& table : {responder_figures(result), course_figures(result), relief_figures(result),
                                   survival_figures(result), window_figures(result)})
    for (const auto& row : table.rows) REQUIRE(row.size() == table.columns.size());
  CHECK(window_figures(result).rows.size() == 3 * 5);
  CHECK(course_figures(result).rows.size() == 3 * 6);
}

TEST_CASE("a drawn curve has two corners for each step and ends where too few are at risk") {
  const SurvivalCurve curve = curve_of({{10, true}, {20, false}, {30, true}, {40, false}, {50, true}});
  OutcomeSettings settings;
  settings.least_at_risk_drawn = 3;
  const auto corners = drawn_corners(curve, settings);
  REQUIRE(corners.size() == 6);
  CHECK(corners[1].day == 10);
  CHECK(corners[1].survival == 1);
  CHECK(corners[2].survival == Approx(0.8));
  CHECK(corners.back().day == 30);
  CHECK(drawn_corners(curve_of({{10, true}}), settings).empty());
  CHECK(state_on(curve, 9) == nullptr);
  CHECK(state_on(curve, 35)->day == 30);
}
