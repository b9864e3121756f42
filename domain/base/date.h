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

// A calendar quarter, "2026Q3".
struct Quarter {
  int year = 0;
  int number = 1;  // 1..4

  Date first_day() const;
  Date last_day() const;
  Quarter previous() const;
  Quarter same_a_year_ago() const { return {year - 1, number}; }
  bool contains(Date day) const { return first_day() <= day && day <= last_day(); }
  auto operator<=>(const Quarter&) const = default;
};

// Reads "2026Q3" (also "2026-Q3", any case). Problem: not_a_date.
Checked<Quarter> parse_quarter(std::string_view typed, std::string_view field);

std::string to_string(Quarter quarter);
Quarter quarter_of(Date day);

}  // namespace psoas
