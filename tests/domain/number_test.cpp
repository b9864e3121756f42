#include "domain/base/number.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace psoas;

namespace {

Problem problem_for(std::string_view typed) { return parse_number(typed, "score").problems().front(); }

}  // namespace

TEST_CASE("plain decimal numbers are read") {
  CHECK(parse_number("7", "score").value() == 7);
  CHECK(parse_number(" 0.25 ", "score").value() == 0.25);
  CHECK(parse_number("+6", "score").value() == 6);
  CHECK(parse_number("-2", "score").value() == -2);
  CHECK(parse_number("\xE2\x88\x92"
                     "12",
                     "score")
            .value() == -12);
}

TEST_CASE("minus zero is zero") { CHECK_FALSE(std::signbit(parse_number("-0", "score").value())); }

TEST_CASE("what is not a plain number is refused, never read as another") {
  for (const char* typed :
       {"seven", "７", "1e3", "0x7", "7.", ".5", "1.2.3", "--2", "+-2", "7-", "nan", "inf", "7 0"}) {
    CAPTURE(typed);
    CHECK(problem_for(typed).code == ProblemCode::not_a_number);
  }
}

TEST_CASE("a decimal comma is refused with a hint at the decimal point") {
  CHECK(problem_for("5,0").code == ProblemCode::not_a_number);
  CHECK(problem_for("5,0").other == "decimal point");
}

TEST_CASE("nothing typed is a required number, not a zero") {
  CHECK(problem_for("").code == ProblemCode::required);
  CHECK(problem_for(" \t").code == ProblemCode::required);
}

TEST_CASE("a number is written as the shortest text that reads back the same") {
  CHECK(to_text(7) == "7");
  CHECK(to_text(0.25) == "0.25");
  CHECK(to_text(-2) == "-2");
  CHECK(to_text(-0.0) == "0");
  CHECK(parse_number(to_text(0.1 + 0.2), "score").value() == 0.1 + 0.2);
}

TEST_CASE("a number is printed with the decimals asked for, halves away from zero") {
  CHECK(to_text(57.142857, 1) == "57.1");
  CHECK(to_text(4.666667, 1) == "4.7");
  CHECK(to_text(0.25, 1) == "0.3");
  CHECK(to_text(1.005, 2) == "1.01");
  CHECK(to_text(-0.5, 0) == "-1");
  CHECK(to_text(-0.04, 1) == "0.0");
}
