#pragma once

// Calendar days and moments. A visit has a day (no time zone); an entry has a moment (UTC, milliseconds).

#include <date/date.h>

#include <chrono>
#include <string>
#include <string_view>

#include "domain/base/checked.h"

namespace psoas {

using Date = date::year_month_day;
using Moment = date::sys_time<std::chrono::milliseconds>;

// Reads "2026-02-03" (ISO 8601, four-digit year, ASCII digits, surrounding blanks ignored). Problems:
// required, not_a_date, year_needs_four_digits. `field` is put into the problem.
Checked<Date> parse_date(std::string_view typed, std::string_view field);

// "2026-02-03".
std::string to_string(Date day);

// "2026-02-03T04:05:06.789Z".
std::string to_string(Moment moment);

// The moment written by to_string(Moment); throws std::invalid_argument for anything else.
Moment parse_moment(std::string_view iso);

// Calendar days from `from` to `to`, negative when `to` is earlier.
int days_between(Date from, Date to);

Date add_days(Date day, int days);

// Completed years of life on `on`. A person born on 29 February has the birthday on 1 March in common years.
int age_in_years(Date birth, Date on);

// A quarter of the calendar, "2026Q3", or of a fiscal year that begins in another month, "FY2026Q1". A fiscal year
// bears the number of the year in which it ends: that which begins in July 2025 is FY2026.
struct Quarter {
  int year = 0;
  int number = 1;       // 1..4
  int start_month = 1;  // of the year, 1..12; 1: the calendar's

  Date first_day() const;
  Date last_day() const;
  Quarter previous() const;
  Quarter same_a_year_ago() const { return {year - 1, number, start_month}; }
  bool contains(Date day) const { return first_day() <= day && day <= last_day(); }
  auto operator<=>(const Quarter&) const = default;
};

// Reads "2026Q3" (also "2026-Q3", any case), a quarter of the calendar, and "FY2026Q1", "FY2026 Q1 (Jul–Sep 2025)", one
// of the fiscal year that begins in `start_month`. Problem: not_a_date.
Checked<Quarter> parse_quarter(std::string_view typed, std::string_view field, int start_month = 1);

// "2026Q3", "FY2026Q1".
std::string to_string(Quarter quarter);
// "2026Q3 (Jul–Sep 2026)", "FY2026 Q1 (Jul–Sep 2025)", "FY2026 Q1 (Nov 2025–Jan 2026)".
std::string with_months(Quarter quarter);
Quarter quarter_of(Date day, int start_month = 1);

}  // namespace psoas
