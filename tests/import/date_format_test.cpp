#include "storage/import/date_format.h"

#include <catch2/catch.hpp>

using namespace psoas;
using namespace psoas::storage;

namespace {

Checked<Date> read(std::string_view pattern, std::string_view written, const std::string& zone = "UTC") {
  const std::optional<DateFormat> format = DateFormat::compile(pattern);
  REQUIRE(format);
  const std::optional<TimeZone> rules = TimeZone::named(zone);
  REQUIRE(rules);
  return format->read(written, *rules, "date");
}

std::string day(std::string_view pattern, std::string_view written, const std::string& zone = "UTC") {
  const Checked<Date> checked = read(pattern, written, zone);
  return checked ? to_string(checked.value()) : "refused";
}

}  // namespace

TEST_CASE("a stated pattern decides which number is the month") {
  CHECK(day("MM/DD/YYYY", "03/04/2026") == "2026-03-04");
  CHECK(day("DD/MM/YYYY", "03/04/2026") == "2026-04-03");
  CHECK(day("D.M.YYYY", "3.4.2026") == "2026-04-03");
  CHECK(day("DD-MMM-YYYY", "03-Apr-2026") == "2026-04-03");
  CHECK(day("YYYYMMDD", "20260403") == "2026-04-03");
  CHECK(day("YYYY-MM-DD hh:mm:ss", "2026-04-03 23:59:59.7") == "2026-04-03");
}

TEST_CASE("what does not follow the pattern is refused with the pattern") {
  CHECK(day("DD.MM.YYYY", "2026-04-03") == "refused");
  CHECK(day("DD.MM.YYYY", "30.02.2026") == "refused");
  CHECK(day("DD.MM.YYYY", "03.04.2026 x") == "refused");
  CHECK(day("YYYY-MM-DD", "2026-13-01") == "refused");
  const Checked<Date> checked = read("DD.MM.YYYY", "today");
  REQUIRE_FALSE(checked);
  CHECK(checked.problems().front().code == ProblemCode::not_a_date);
  CHECK(checked.problems().front().other == "DD.MM.YYYY");
}

TEST_CASE("a year of two digits is asked for with four") {
  const Checked<Date> checked = read("DD.MM.YYYY", "03.04.26");
  REQUIRE_FALSE(checked);
  CHECK(checked.problems().front().code == ProblemCode::year_needs_four_digits);
  CHECK_FALSE(DateFormat::compile("DD.MM.YY"));
}

TEST_CASE("an instant becomes the calendar day of the stated zone") {
  const std::string_view pattern = "YYYY-MM-DDThh:mm:ssZ";
  CHECK(day(pattern, "2023-04-09T00:21:58Z", "UTC") == "2023-04-09");
  CHECK(day(pattern, "2023-04-09T00:21:58Z", "America/New_York") == "2023-04-08");
  CHECK(day(pattern, "2023-04-08T22:30:00Z", "Europe/Berlin") == "2023-04-09");
  // The hour that summer time skips, and the one it repeats.
  CHECK(day(pattern, "2026-03-29T01:30:00Z", "Europe/Berlin") == "2026-03-29");
  CHECK(day(pattern, "2026-10-25T00:30:00Z", "Europe/Berlin") == "2026-10-25");
}

TEST_CASE("an offset in the cell is taken off before the zone is applied") {
  const std::string_view pattern = "YYYY-MM-DDThh:mm:sszz";
  CHECK(day(pattern, "2026-04-03T23:30:00-05:00") == "2026-04-04");
  CHECK(day(pattern, "2026-04-03T00:30:00+0200") == "2026-04-02");
  CHECK(day(pattern, "2026-04-03T00:30:00Z") == "2026-04-03");
  CHECK(day(pattern, "2026-04-03T00:30:00") == "refused");
}

TEST_CASE("patterns that leave the day open are refused") {
  for (const std::string_view pattern : {"", "YYYY-MM", "DD.MM", "YYYY-MM-DDZ", "YYYY-MM-DDThZ", "yyyy-mm-dd"})
    CHECK_FALSE(DateFormat::compile(pattern));
  CHECK_FALSE(TimeZone::named("Europe/Nowhere"));
}
