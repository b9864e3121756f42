#include "domain/base/date.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "domain/base/clock.h"
#include "tests/support/days.h"

using namespace psoas;
using psoas::tests::day;

namespace {

ProblemCode code_for(std::string_view typed) { return parse_date(typed, "date").problems().front().code; }

}  // namespace

TEST_CASE("a calendar day is read in ISO order and written the same way") {
  const Checked<Date> read = parse_date(" 2026-02-03 ", "date");
  REQUIRE(read.ok());
  CHECK(read.value() == day(2026, 2, 3));
  CHECK(to_string(read.value()) == "2026-02-03");
}

TEST_CASE("a day that is not in the calendar is refused") {
  CHECK(code_for("2026-02-30") == ProblemCode::not_a_date);
  CHECK(code_for("2025-02-29") == ProblemCode::not_a_date);
  CHECK(code_for("1900-02-29") == ProblemCode::not_a_date);
  CHECK(code_for("2026-13-01") == ProblemCode::not_a_date);
  CHECK(code_for("2026-00-10") == ProblemCode::not_a_date);
  CHECK(parse_date("2024-02-29", "date").ok());
  CHECK(parse_date("2000-02-29", "date").ok());
}

TEST_CASE("a date that could mean two days is refused") {
  CHECK(code_for("03/04/2026") == ProblemCode::not_a_date);
  CHECK(code_for("26-02-03") == ProblemCode::year_needs_four_digits);
  CHECK(code_for("2026-2-3") == ProblemCode::not_a_date);
  CHECK(code_for("2026-02-03x") == ProblemCode::not_a_date);
  CHECK(code_for("２０２６-02-03") == ProblemCode::not_a_date);
}

TEST_CASE("a missing date is a required one, and the problem names its field and text") {
  const Problem problem = parse_date("  ", "visit/date").problems().front();
  CHECK(problem.code == ProblemCode::required);
  CHECK(problem.field == "visit/date");
  CHECK(parse_date("soon", "date").problems().front().given == "soon");
}

TEST_CASE("days are counted over month ends and leap days") {
  CHECK(days_between(day(2025, 1, 20), day(2025, 10, 13)) == 266);
  CHECK(days_between(day(2024, 2, 28), day(2024, 3, 1)) == 2);
  CHECK(days_between(day(2025, 3, 1), day(2025, 2, 28)) == -1);
  CHECK(add_days(day(2025, 1, 20), -14) == day(2025, 1, 6));
  CHECK(add_days(day(2024, 12, 31), 1) == day(2025, 1, 1));
}

TEST_CASE("age is in completed years, and 29 February has its birthday on 1 March") {
  CHECK(age_in_years(day(1971, 8, 2), day(2025, 1, 20)) == 53);
  CHECK(age_in_years(day(1971, 8, 2), day(2025, 8, 1)) == 53);
  CHECK(age_in_years(day(1971, 8, 2), day(2025, 8, 2)) == 54);
  CHECK(age_in_years(day(2000, 2, 29), day(2025, 2, 28)) == 24);
  CHECK(age_in_years(day(2000, 2, 29), day(2025, 3, 1)) == 25);
}

TEST_CASE("a moment survives being written and read") {
  const std::string text = "2026-02-03T04:05:06.789Z";
  CHECK(to_string(parse_moment(text)) == text);
  CHECK_THROWS_AS(parse_moment("2026-02-03 04:05:06"), std::invalid_argument);
  CHECK_THROWS_AS(parse_moment("2026-02-30T04:05:06.789Z"), std::invalid_argument);
}

TEST_CASE("a quarter knows its days and its neighbours") {
  const Quarter quarter = parse_quarter("2026q1", "quarter").value();
  CHECK(to_string(quarter) == "2026Q1");
  CHECK(quarter.first_day() == day(2026, 1, 1));
  CHECK(quarter.last_day() == day(2026, 3, 31));
  CHECK(quarter.previous() == Quarter{2025, 4});
  CHECK(quarter.same_a_year_ago() == Quarter{2025, 1});
  CHECK(quarter.contains(day(2026, 3, 31)));
  CHECK_FALSE(quarter.contains(day(2026, 4, 1)));
}

TEST_CASE("every day lies in the quarter of its month") {
  CHECK(quarter_of(day(2026, 1, 1)) == Quarter{2026, 1});
  CHECK(quarter_of(day(2026, 6, 30)) == Quarter{2026, 2});
  CHECK(quarter_of(day(2026, 9, 30)) == Quarter{2026, 3});
  CHECK(quarter_of(day(2026, 10, 1)) == Quarter{2026, 4});
}

TEST_CASE("what is not a quarter is refused") {
  for (const char* typed : {"", "2026", "2026Q5", "2026Q0", "26Q1", "Q1 2026", "2026Q10"})
    CHECK_FALSE(parse_quarter(typed, "quarter").ok());
  CHECK(parse_quarter("2026-Q3", "quarter").value() == Quarter{2026, 3});
}

TEST_CASE("a fixed clock stands still and gives the day of its moment") {
  const FixedClock clock(parse_moment("2026-02-03T23:59:59.999Z"));
  CHECK(clock.today() == day(2026, 2, 3));
  CHECK(clock.now() == clock.now());
  CHECK(clock.offset_minutes() == 0);
}

TEST_CASE("a fiscal year bears the number of the year in which it ends") {
  const Quarter quarter = parse_quarter("fy2026 q1", "quarter", 7).value();
  CHECK(to_string(quarter) == "FY2026Q1");
  CHECK(with_months(quarter) == "FY2026 Q1 (Jul–Sep 2025)");
  CHECK(quarter.first_day() == day(2025, 7, 1));
  CHECK(quarter.last_day() == day(2025, 9, 30));
  CHECK(to_string(quarter.previous()) == "FY2025Q4");
  CHECK(quarter.previous().last_day() == day(2025, 6, 30));
  CHECK(parse_quarter(with_months(quarter), "quarter", 7).value() == quarter);
  CHECK(with_months(Quarter{2026, 4, 2}) == "FY2026 Q4 (Nov 2025–Jan 2026)");
  CHECK(with_months(Quarter{2026, 3}) == "2026Q3 (Jul–Sep 2026)");
}

TEST_CASE("every day lies in the quarter of its fiscal year, whatever month that begins in") {
  for (int start = 1; start <= 12; ++start)
    for (Date one = day(2023, 12, 25); one < day(2025, 2, 10); one = add_days(one, 1)) {
      const Quarter quarter = quarter_of(one, start);
      if (!quarter.contains(one) || quarter.start_month != start) FAIL(to_string(one) << " " << to_string(quarter));
    }
  CHECK(quarter_of(day(2025, 7, 1), 7) == Quarter{2026, 1, 7});
  CHECK(quarter_of(day(2025, 6, 30), 7) == Quarter{2025, 4, 7});
}
