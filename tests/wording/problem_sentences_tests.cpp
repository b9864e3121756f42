#include <catch2/catch.hpp>
#include <set>

#include "ui/wording/sentences.h"

using namespace psoas;

namespace {

constexpr int codes = static_cast<int>(ProblemCode::different_value) + 1;

Problem problem(ProblemCode code, std::string given = "", std::string low = "", std::string high = "",
                std::string unit = "", std::string other = "") {
  return {.code = code, .field = "birth_date", .given = given, .low = low, .high = high, .unit = unit, .other = other};
}

std::string sentence_of(const Problem& problem) { return wording::sentence(problem, Catalogue{}); }

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every problem has words of its own under the field and in a sentence", "[wording]") {
  std::set<std::string> short_words;
  std::set<std::string> sentences;
  for (int code = 0; code < codes; ++code) {
    CAPTURE(code);
    const Problem one = problem(static_cast<ProblemCode>(code), "x");
    const std::string under = wording::under_field(one);
    const std::string whole = sentence_of(one);
    CHECK(under != "not accepted");
    CHECK(short_words.insert(under).second);
    CHECK(under.size() <= 48);
    CHECK_FALSE(under.ends_with('.'));
    CHECK(sentences.insert(whole).second);
    CHECK(whole.ends_with('.'));
    CHECK_FALSE(contains(whole, "  "));
    CHECK_FALSE(contains(whole, "cannot be accepted"));
  }
}

TEST_CASE("every sentence begins with the field it is about", "[wording]") {
  for (int code = 0; code < codes; ++code)
    CHECK(sentence_of(problem(static_cast<ProblemCode>(code))).starts_with("Birth date: "));
}

TEST_CASE("what is possible stands under a field that was mistyped", "[wording]") {
  using enum ProblemCode;
  CHECK(wording::under_field(problem(not_a_whole_number, "7.5", "0", "10")) == "0 to 10, whole numbers");
  CHECK(wording::under_field(problem(out_of_range, "11", "0", "10")) == "0 to 10");
  CHECK(wording::under_field(problem(out_of_range, "11", "0", "10", "", "1")) == "0 to 10, whole numbers");
  CHECK(wording::under_field(problem(out_of_range, "95", "-30", "60", "°")) == "−30 to 60°");
  CHECK(wording::under_field(problem(out_of_range, "131", "", "130", "years")) == "at most 130 years");
  CHECK(wording::under_field(problem(not_a_number, "seven", "0", "20", "mL")) == "0 to 20 mL");
  CHECK(wording::under_field(problem(not_a_number, "5,0", "0", "20", "mL", "decimal point")) ==
        "decimal point, not comma");
  CHECK(wording::under_field(problem(step_mismatch, "3.3", "0", "9", "", "0.5")) == "0 to 9, in steps of 0.5");
  CHECK(wording::under_field(problem(unusual, "200", "60", "90", "°C")) == "usually 60 to 90 °C: please confirm");
  CHECK(wording::under_field(problem(too_long, "1048576", "", "65536")) == "too long: at most 64 KB");
}

TEST_CASE("a sentence names what was typed, the limits and the remedy", "[wording]") {
  using enum ProblemCode;
  CHECK(sentence_of(problem(out_of_range, "11", "0", "10")) ==
        "Birth date: “11” is outside what is possible: 0 to 10.");
  CHECK(sentence_of(problem(not_a_number, "seven", "0", "10")) ==
        "Birth date: “seven” is no number. Enter plain digits, 0 to 10.");
  CHECK(sentence_of(problem(not_a_date, "2026-02-30")) ==
        "Birth date: “2026-02-30” is no day of the calendar. Write year, month and day, such as 2026-02-03.");
  CHECK(contains(sentence_of(problem(already_used, "A-1", "", "", "", "Rivera, Ana")), "already used by Rivera, Ana"));
  CHECK(contains(sentence_of(problem(not_text, "", "", "", "", "line 2, column 5: U+0000")),
                 "(line 2, column 5: U+0000)"));
}

TEST_CASE("scores that contradict each other are both named", "[wording]") {
  InstrumentDefinition average;
  average.code = "nrs_avg7";
  average.label = "Pain, average of last 7 days";
  Problem least = problem(ProblemCode::order_mismatch, "8", "", "3", "", "nrs_avg7");
  least.field = "score/nrs_least7/value";
  CHECK(wording::under_field(least) == "more than the 3: please confirm");
  CHECK(contains(wording::sentence(least, Catalogue({.instruments = {average}})),
                 "“8” is more than Pain, average of last 7 days (3)."));
}

TEST_CASE("what was typed is quoted on one line, shortened, with hidden characters shown", "[wording]") {
  const std::string hidden = sentence_of(problem(ProblemCode::suspicious_text, "Ana\u202Esalud\nx"));
  CHECK(contains(hidden, "“Ana‹U+202E›salud x”"));
  const std::string shortened = sentence_of(problem(ProblemCode::unknown_code, std::string(5000, 'a')));
  CHECK(contains(shortened, "a…”"));
  CHECK(shortened.size() < 200);
  std::string cut_inside_a_letter = std::string(59, 'a') + "ééé";
  CHECK(contains(sentence_of(problem(ProblemCode::unknown_code, cut_inside_a_letter)), "a…”"));
}

TEST_CASE("a mistyped quarter is answered with how a quarter is written", "[wording]") {
  const Checked<Quarter> quarter = parse_quarter("2026Q5", "quarter");
  REQUIRE_FALSE(quarter);
  CHECK(sentence_of(quarter.problems().front()) ==
        "Quarter: “2026Q5” is no quarter. Write year and quarter, such as 2026Q3.");
}

TEST_CASE("a day outside a period names the period", "[wording]") {
  Problem invalid =
      problem(ProblemCode::outside_period, "2026-01-05", "2015-10-01", "2021-09-30", "", "the validity of M54.5");
  CHECK(wording::under_field(invalid) == "outside the validity of M54.5, 2015-10-01 to 2021-09-30: please confirm");
  CHECK(contains(sentence_of(invalid), "“2026-01-05” lies outside the validity of M54.5, 2015-10-01 to 2021-09-30."));
  invalid.high.clear();
  CHECK(contains(wording::under_field(invalid), "from 2015-10-01"));
  invalid.low.clear();
  invalid.high = "2021-09-30";
  CHECK(contains(wording::under_field(invalid), "up to 2021-09-30"));
}
