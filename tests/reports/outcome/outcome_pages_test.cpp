// The printed analysis: what stands on it, on which paper, with many groups and with nothing to tell.

#include "reports/pdf/outcome_pages.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/outcome/outcome_text.h"
#include "tests/reports/chart/sample_outcomes.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

NoProgress none;

OutcomeReport report_of(const OutcomeResult& result, const std::string& paper = "A4") {
  OutcomeReport report{result, {}, parse_moment("2027-10-21T13:05:00.000Z"), 120, true};
  report.clinic.name = "Hillside Pain Clinic";
  report.clinic.demo = true;
  report.clinic.paper = paper;
  return report;
}

std::vector<Page> pages_of(const OutcomeResult& result, const std::string& paper = "A4") {
  Typesetter typesetter;
  return compose(report_of(result, paper), Catalogue(), typesetter, none);
}

bool says(const std::vector<Page>& pages, const std::string& wanted) {
  for (const Page& page : pages) {
    for (const PageText& text : page.texts)
      if (text.text.find(wanted) != std::string::npos) return true;
    for (const PageChart& chart : page.charts)
      for (const ChartText& text : chart.layout.texts)
        if (text.text.find(wanted) != std::string::npos) return true;
  }
  return false;
}

void check_within(const std::vector<Page>& pages, const Paper& paper) {
  Typesetter typesetter;
  for (const Page& page : pages) {
    for (const PageText& text : page.texts) {
      const Extent extent = typesetter.measure(text.text, text.style, text.setting);
      INFO(text.text);
      CHECK(text.top + extent.height <= paper.height - 20);
      CHECK(text.left + std::min(extent.width, std::max(extent.width, text.setting.width)) <= paper.width - 30);
    }
    for (const PageChart& chart : page.charts) {
      CHECK(chart.left + chart.layout.frame.width * chart.scale <= paper.width - 41);
      CHECK(chart.top + chart.layout.frame.height * chart.scale <= paper.height - 70);
    }
  }
}

}  // namespace

TEST_CASE("the first page has question, groups and charts, every page its number and what it is not", "[pdf]") {
  const std::vector<Page> pages = pages_of(invented_outcomes());
  REQUIRE(pages.size() >= 2);
  const std::vector<Page> first(pages.begin(), pages.begin() + 1);
  for (const char* wanted : {"Outcomes", "The question", "Compared by: clinician", "Who is in it", "Dr A", "Dr B",
                             "Mean with 95 % interval", "Still ≥ 50 % better", "Demo clinic, invented patients"})
    CHECK(says(first, wanted));
  CHECK(first[0].charts.size() == 3);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::vector<Page> one(pages.begin() + static_cast<long>(i), pages.begin() + static_cast<long>(i) + 1);
    CHECK(says(one, "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size())));
    CHECK(says(one, "Associations in routine care, not proof of effect."));
  }
  CHECK(says(pages, "The rules behind the figures"));
  CHECK(says(pages, "Printed 2027-10-21 15:05"));
}

TEST_CASE("up to four groups have all three charts on the first page, which are then a little lower", "[pdf]") {
  for (const int groups : {1, 2, 3, 4})
    for (const char* paper : {"A4", "Letter"}) {
      CAPTURE(groups, paper);
      CHECK(pages_of(invented_outcomes({groups, 40}), paper)[0].charts.size() == 3);
    }
}

TEST_CASE("the head says once that a demo clinic is one", "[pdf]") {
  const OutcomeResult result = outcomes_of_one();
  OutcomeReport report = report_of(result);
  report.clinic.name = "Demo clinic";
  report.clinic.demo = true;
  Typesetter typesetter;
  const std::vector<Page> pages = compose(report, Catalogue(), typesetter, none);
  const auto told = std::count_if(pages[0].texts.begin(), pages[0].texts.end(),
                                  [](const PageText& text) { return text.text.starts_with("Demo clinic"); });
  CHECK(told == 1);
}

TEST_CASE("nothing runs off A4 or Letter, with one group or eight", "[pdf]") {
  for (const CohortShape& shape : {CohortShape{1, 30}, CohortShape{2, 40}, CohortShape{8, 30, true, 8}})
    for (const char* paper : {"A4", "Letter"}) {
      CAPTURE(shape.groups, paper);
      check_within(pages_of(invented_outcomes(shape), paper), paper_named(paper));
    }
}

TEST_CASE("an analysis with nothing to tell says so in words and has no empty chart", "[pdf]") {
  for (const OutcomeResult& result : {outcomes_of_nobody(), outcomes_without_baselines()}) {
    const std::vector<Page> pages = pages_of(result);
    CHECK(pages.size() == 1);
    CHECK(pages[0].charts.empty());
    CHECK(says(pages, nothing_text(result)));
  }
  for (const OutcomeResult& result : {outcomes_all_lost(), outcomes_all_treated_again(), outcomes_without_relief(),
                                      outcomes_cut_early(), outcomes_of_one()}) {
    const std::vector<Page> pages = pages_of(result);
    for (const Page& page : pages)
      for (const PageChart& chart : page.charts) {
        const bool drawn = !chart.layout.markers.empty() || chart.layout.lines.size() > 6;
        const bool told = std::any_of(chart.layout.texts.begin(), chart.layout.texts.end(),
                                      [](const ChartText& text) { return text.role == TextRole::message; });
        CHECK(drawn != told);
      }
  }
}

TEST_CASE("worst to best case is printed only where much is missing", "[pdf]") {
  const OutcomeResult lost = outcomes_all_lost();
  REQUIRE(lost.groups[0].windows[0].is_much_missing(lost.analysis.settings));
  CHECK(says(pages_of(lost), "0.0–100.0 %"));
  CHECK(says(pages_of(lost), "* Low completeness: below 60 %."));
  const OutcomeResult followed = invented_outcomes({1, 30});
  CHECK_FALSE(says(pages_of(followed), "* Low completeness"));
  CHECK_FALSE(says(pages_of(followed), band_text(followed.groups[0].windows[0].substantial)));
}
