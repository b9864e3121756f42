// Every code that the program shows a definition of has its section in docs/methods.md.

#include "reports/methods/methods_text.h"

#include <catch2/catch.hpp>

#include <set>

#include "reports/xlsx/definitions.h"

using namespace psoas::reports;

TEST_CASE("A table with codes gives a section for each row, plain and in its parts") {
  const auto sections = read_methods(
      "# Title\n<!-- code: who -->\n## 3. Who *counts*\n\nOne line\nand its end.\n\nAnother.\n\n"
      "| Code | Rule | Numerator | Denominator |\n|---|---|---|---|\n| `nri` | **NRI** | yes | all |\n\n"
      "| Code | Figure | Meaning | Formula | Source |\n|---|---|---|---|---|\n| `p` | part | a `b` | x ÷ y | Wilson "
      "|\n");
  REQUIRE(sections.size() == 3);
  CHECK(sections[0].code == "who");
  CHECK(sections[0].title == "Who counts");
  CHECK(sections[0].text.starts_with("One line and its end.\nAnother."));
  CHECK(sections[1].title == "NRI");
  CHECK(sections[1].text == "numerator: yes; denominator: all");
  CHECK(sections[2].text == "a b");
  CHECK(sections[2].formula == "x ÷ y");
  CHECK(sections[2].source == "Wilson");
}

TEST_CASE("A table without codes belongs to its chapter") {
  const auto sections = read_methods(
      "<!-- code: a -->\n## A\n| Profile | Relief |\n|---|---|\n| strict | 100 % |\n## Without a code\nx\n");
  REQUIRE(sections.size() == 1);
  CHECK(sections[0].text == "strict: 100 %");
}

TEST_CASE("Each code of the methods stands once and says something") {
  std::set<std::string> codes;
  for (const MethodsSection& section : methods_sections()) {
    CAPTURE(section.code);
    CHECK(codes.insert(section.code).second);
    CHECK_FALSE(section.title.empty());
    CHECK_FALSE(section.text.empty());
  }
  CHECK(codes.size() > 60);
  CHECK(methods_section("no_such_code") == nullptr);
}

TEST_CASE("Each figure and column that the workbook defines has a section") {
  for (const bool with_patients : {false, true})
    for (const Definition& definition : definitions(with_patients)) {
      CAPTURE(definition.sheet, definition.name, definition.code);
      CHECK(methods_section(definition.code) != nullptr);
    }
}

TEST_CASE("Each figure that the outcome table tells of a course has a section") {
  for (const char* code : {"change",
                           "improvement_pct",
                           "resp_class",
                           "resp30",
                           "resp50",
                           "abs2",
                           "abs4",
                           "mid_flag",
                           "mid30_flag",
                           "pgic_resp",
                           "composite_resp",
                           "rci",
                           "retreated_before",
                           "ts_slope30",
                           "ols_slope30",
                           "tw_mean",
                           "relief_days50",
                           "block50",
                           "block80",
                           "repeat_relief_days"}) {
    CAPTURE(code);
    CHECK(methods_section(code) != nullptr);
  }
}

TEST_CASE("Each way of counting and each status of a window has a section") {
  for (const char* code : {"nri",
                           "complete_case",
                           "treatment_policy",
                           "best_case",
                           "worst_case",
                           "completeness",
                           "wilson",
                           "indexed",
                           "with_baseline",
                           "closed",
                           "observed",
                           "retreated",
                           "missed",
                           "withdrawn",
                           "died",
                           "open",
                           "mean_change",
                           "ci_change",
                           "median_relief",
                           "kaplan_meier",
                           "log_rank",
                           "initial_responders",
                           "loss50",
                           "loss30",
                           "return_to_baseline",
                           "fu_window",
                           "fu_value"}) {
    CAPTURE(code);
    CHECK(methods_section(code) != nullptr);
  }
}
