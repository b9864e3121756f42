#include "reports/chart/outcome_chart.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "domain/outcome/outcome_text.h"
#include "tests/reports/chart/sample_outcomes.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

constexpr OutcomeChart all_charts[] = {OutcomeChart::course, OutcomeChart::relief, OutcomeChart::responders};

OutcomeChartLayout laid_out(const OutcomeResult& result, OutcomeChart chart, OutcomeChartOptions options = {}) {
  Typesetter typesetter;
  options.height = wanted_height(result, chart, options, typesetter);
  return lay_out(result, chart, options, typesetter);
}

std::vector<std::string> texts_of(const OutcomeChartLayout& layout, TextRole role) {
  std::vector<std::string> texts;
  for (const ChartText& text : layout.texts)
    if (text.role == role) texts.push_back(text.text);
  return texts;
}

bool says(const OutcomeChartLayout& layout, const std::string& wanted) {
  return std::any_of(layout.texts.begin(), layout.texts.end(),
                     [&](const ChartText& text) { return text.text.find(wanted) != std::string::npos; });
}

// Rounding of glyph widths aside.
Box shrunk(Box box) { return {box.left + 0.5, box.top + 1, box.width - 1, box.height - 2}; }

void check_texts(const OutcomeChartLayout& layout) {
  for (std::size_t i = 0; i < layout.texts.size(); ++i) {
    const Box& box = layout.texts[i].box;
    INFO(layout.texts[i].text);
    REQUIRE(box.left >= 0);
    REQUIRE(box.top >= -1);
    REQUIRE(box.right() <= layout.frame.right() + 1);
    REQUIRE(box.bottom() <= layout.frame.bottom() + 1);
    for (std::size_t j = i + 1; j < layout.texts.size(); ++j) {
      INFO(layout.texts[j].text);
      REQUIRE_FALSE(shrunk(box).overlaps(shrunk(layout.texts[j].box)));
    }
  }
}

const OutcomePoint* point_of(const OutcomeChartLayout& layout, std::size_t group, std::size_t window) {
  for (const OutcomePoint& point : layout.points)
    if (point.group == group && point.window == window) return &point;
  return nullptr;
}

}  // namespace

TEST_CASE("the mean course of the mini-cohort stands at its figures with every n", "[outcome chart]") {
  const OutcomeChartLayout layout = laid_out(mini_outcomes(), OutcomeChart::course);
  CHECK(texts_of(layout, TextRole::count) == std::vector<std::string>{"n", "12", "0", "0", "9", "0", "0"});
  CHECK(texts_of(layout, TextRole::axis_title) == std::vector<std::string>{"Pain, NRS 0–10"});
  const OutcomePoint* half_year = point_of(layout, 0, 2);
  REQUIRE(half_year);
  CHECK(half_year->heading == "6 months");
  CHECK(half_year->lines[1] == "change −2.9 (−4.7 to −1.1)");
  CHECK(half_year->lines[2] == "9 observed of 12 closed");
  // 3.8 of 10, seen from above.
  CHECK((layout.plot.bottom() - half_year->at.y) / layout.plot.height == Approx(0.3778).margin(0.001));
  REQUIRE(layout.points.size() == 2);
  CHECK(layout.points[0].lines[0] == "mean 7.0 (95 % 6.0 to 8.0)");
}

TEST_CASE("responders stand with part, whole and Wilson's interval", "[outcome chart]") {
  const OutcomeChartLayout layout = laid_out(mini_outcomes(), OutcomeChart::responders);
  const auto counts = texts_of(layout, TextRole::count);
  CHECK(std::find(counts.begin(), counts.end(), "6/12") != counts.end());
  const OutcomePoint* half_year = point_of(layout, 0, 2);
  REQUIRE(half_year);
  CHECK(half_year->lines[0] == "6/12 · 50.0 % (95 % 25.4–74.6 %)");
  CHECK(half_year->lines[1] == "of the observed 6/9 · 66.7 %");
  CHECK(half_year->at.y == Approx(layout.plot.middle()));
}

TEST_CASE("a relief curve ends where too few are at risk, and tells median, limits and test", "[outcome chart]") {
  const OutcomeResult result = invented_outcomes();
  const OutcomeChartLayout layout = laid_out(result, OutcomeChart::relief);
  REQUIRE(result.log_rank);
  CHECK(says(layout, "log-rank p " + p_text(result.log_rank->p)));
  CHECK(says(layout, median_text(result.groups[1].losses[0].curve)));
  for (const OutcomePoint& point : layout.points) {
    const SurvivalCurve& curve = result.groups[point.group].losses[0].curve;
    CHECK(point.day <= curve.drawn_until(5));
    CHECK((layout.plot.bottom() - point.at.y) / layout.plot.height == Approx(curve.survival_at(point.day)));
  }
  const auto counts = texts_of(layout, TextRole::count);
  CHECK(counts[1] == std::to_string(result.groups[1].losses[0].curve.at_risk(0)));
  CHECK(std::any_of(layout.lines.begin(), layout.lines.end(),
                    [](const ChartLine& line) { return line.ink == Ink::threshold && line.dash == Dash::dotted; }));
}

TEST_CASE("each of eight groups has a colour and a second sign of its own", "[outcome chart]") {
  const OutcomeResult result = invented_outcomes({8, 12});
  std::set<Ink> inks;
  std::set<std::tuple<Dash, MarkerShape, bool>> others;
  for (std::size_t group = 1; group <= 8; ++group) {
    const auto sign = sign_of(result, group);
    REQUIRE(sign);
    inks.insert(sign->ink);
    others.insert({sign->dash, sign->shape, sign->hollow});
  }
  CHECK(inks.size() == 8);
  CHECK(others.size() == 8);
  CHECK_FALSE(sign_of(result, 0));
}

TEST_CASE("of more than eight groups the largest are drawn and the rest is told", "[outcome chart]") {
  const OutcomeResult result = invented_outcomes({11, 6});
  CHECK(drawn_groups(result).size() == 8);
  CHECK(says(laid_out(result, OutcomeChart::course), "The 8 largest of 11 groups."));
}

TEST_CASE("nothing overlaps with many groups, long labels and eight windows, in any width", "[outcome chart]") {
  Typesetter typesetter;
  for (const CohortShape& shape :
       {CohortShape{1, 1}, CohortShape{1, 600}, CohortShape{2, 40}, CohortShape{8, 60, true, 8},
        CohortShape{8, 9, false, 8}, CohortShape{3, 3, true, 1}}) {
    const OutcomeResult result = invented_outcomes(shape);
    for (const OutcomeChart chart : all_charts)
      for (const double width : {320.0, 520.0, 900.0})
        for (const double font : {9.0, 12.0, 16.0}) {
          OutcomeChartOptions options{width, 0, font, true, true};
          const double wanted = wanted_height(result, chart, options, typesetter);
          for (const double height : {wanted, 290.0, 160.0}) {
            options.height = height;
            CAPTURE(shape.groups, shape.windows, static_cast<int>(chart), width, font, height);
            check_texts(lay_out(result, chart, options, typesetter));
          }
        }
  }
}

TEST_CASE("where there is nothing to draw the chart says why", "[outcome chart]") {
  const std::vector<std::pair<OutcomeResult, std::string>> cases{
      {outcomes_of_nobody(), "No index treatment fits"},
      {outcomes_without_baselines(), "None of the 6 courses has a baseline"},
      {outcomes_cut_early(), "No follow-up window had passed on"},
  };
  for (const auto& [result, words] : cases)
    for (const OutcomeChart chart : {OutcomeChart::course, OutcomeChart::responders}) {
      const OutcomeChartLayout layout = laid_out(result, chart);
      CHECK(layout.points.empty());
      CHECK(layout.empty_message.starts_with(words));
      CHECK(describe(result, chart) == layout.empty_message);
      CHECK_FALSE(texts_of(layout, TextRole::message).empty());
      check_texts(layout);
    }
  CHECK(laid_out(outcomes_all_lost(), OutcomeChart::course).empty_message.starts_with("No follow-up value to show"));
  CHECK(laid_out(outcomes_all_treated_again(), OutcomeChart::course)
            .empty_message.starts_with("No follow-up value to show"));
  CHECK(laid_out(outcomes_without_relief(), OutcomeChart::relief)
            .empty_message.starts_with("None of the 6 courses with baseline was ≥ 50 % better by day 121"));
  CHECK(laid_out(outcomes_of_one(), OutcomeChart::relief).empty_message.starts_with("Only 1 course had relief"));
}

TEST_CASE("all lost or treated again are still told as nought of all", "[outcome chart]") {
  for (const OutcomeResult& result : {outcomes_all_lost(), outcomes_all_treated_again()}) {
    const OutcomeChartLayout layout = laid_out(result, OutcomeChart::responders);
    REQUIRE(point_of(layout, 0, 0));
    CHECK(point_of(layout, 0, 0)->lines[0].starts_with("0/6 · 0.0 %"));
  }
}

TEST_CASE("a curve without a loss is drawn and said to have none", "[outcome chart]") {
  const OutcomeChartLayout layout = laid_out(outcomes_without_loss(), OutcomeChart::relief);
  CHECK(layout.empty_message.empty());
  CHECK(says(layout, "no loss of relief seen yet"));
  REQUIRE(layout.points.size() == 1);
  CHECK(layout.points[0].lines[0] == "all with relief: 8");
}

TEST_CASE("one patient has a mean without an interval", "[outcome chart]") {
  const OutcomeChartLayout layout = laid_out(outcomes_of_one(), OutcomeChart::course);
  REQUIRE(layout.points.size() == 3);
  CHECK(layout.points[1].lines[0] == "mean 2.0");
}

TEST_CASE("the keyboard walks along a curve and over to the next", "[outcome chart]") {
  const OutcomeChartLayout layout = laid_out(invented_outcomes(), OutcomeChart::course);
  const auto first = step_from(layout, std::nullopt, ChartStep::right);
  REQUIRE(first == std::optional<std::size_t>(0));
  const auto second = step_from(layout, first, ChartStep::right);
  CHECK(layout.points[*second].window == std::optional<std::size_t>(0));
  const auto other = step_from(layout, second, ChartStep::next_group);
  CHECK(layout.points[*other].group == 2);
  CHECK(layout.points[*other].window == std::optional<std::size_t>(0));
  CHECK(step_from(layout, other, ChartStep::next_group) == other);
  CHECK(step_from(layout, other, ChartStep::previous_group) == second);
  CHECK(step_from(layout, first, ChartStep::left) == first);
  CHECK(step_from(laid_out(outcomes_of_nobody(), OutcomeChart::course), std::nullopt, ChartStep::right) ==
        std::nullopt);
}

TEST_CASE("the pointer finds the nearest value inside the plot", "[outcome chart]") {
  const OutcomeChartLayout layout = laid_out(invented_outcomes(), OutcomeChart::responders);
  for (std::size_t i = 0; i < layout.points.size(); ++i) {
    const Point at = layout.points[i].at;
    CHECK(point_at(layout, at.x, at.y) == std::optional<std::size_t>(i));
  }
  CHECK_FALSE(point_at(layout, 1, 1));
}

TEST_CASE("a chart is told in sentences with the same figures", "[outcome chart]") {
  const std::string course = describe(mini_outcomes(), OutcomeChart::course);
  CHECK(course ==
        "Mean of Pain, average of last 7 days with 95 % interval. baseline 7.0 of 12, 6 months 3.8 (2.1 to "
        "5.5) of 9.");
  CHECK(describe(mini_outcomes(), OutcomeChart::responders) ==
        "≥ 50 % better of all whose window has closed. 1 month 0/12 · 0.0 % (0.0–24.2 %), 3 months 0/12 · 0.0 % "
        "(0.0–24.2 %), 6 months 6/12 · 50.0 % (25.4–74.6 %), 12 months 0/12 · 0.0 % (0.0–24.2 %).");
}

TEST_CASE("a finding is drawn on a scale of its values, not of all that can be measured", "[outcome chart]") {
  OutcomeResult result = mini_outcomes();
  result.measure.is_finding = true;
  result.measure.range = {-30, 60};
  const auto ticks = texts_of(laid_out(result, OutcomeChart::course), TextRole::tick);
  CHECK(std::find(ticks.begin(), ticks.end(), "−30") == ticks.end());
  CHECK(std::find(ticks.begin(), ticks.end(), "8") != ticks.end());
}
