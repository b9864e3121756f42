#include "domain/base/date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <stdexcept>

#include "domain/base/text.h"

namespace psoas {

namespace {

bool all_digits(std::string_view text) {
  for (char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

int number_of(std::string_view digits) {
  int number = 0;
  for (char c : digits) number = number * 10 + (c - '0');
  return number;
}

Problem date_problem(ProblemCode code, std::string_view typed, std::string_view field) {
  Problem problem;
  problem.code = code;
  problem.field = field;
  problem.given = typed;
  return problem;
}

}  // namespace

Checked<Date> parse_date(std::string_view typed, std::string_view field) {
  const std::string_view text = trimmed(typed);
  if (text.empty()) return date_problem(ProblemCode::required, typed, field);
  const std::size_t first = text.find('-');
  if (first == 2 && text.size() == 8 && all_digits(text.substr(0, 2)))
    return date_problem(ProblemCode::year_needs_four_digits, typed, field);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !all_digits(text.substr(0, 4)) ||
      !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8, 2)))
    return date_problem(ProblemCode::not_a_date, typed, field);
  const Date day{date::year{number_of(text.substr(0, 4))},
                 date::month{static_cast<unsigned>(number_of(text.substr(5, 2)))},
                 date::day{static_cast<unsigned>(number_of(text.substr(8, 2)))}};
  if (!day.ok() || day.year() < date::year{1850}) return date_problem(ProblemCode::not_a_date, typed, field);
  return day;
}

// Written by hand: exports and charts print days by the hundred thousand. Years have four digits.
std::string to_string(Date day) {
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const unsigned year = static_cast<unsigned>(static_cast<int>(day.year()));
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned of_month = static_cast<unsigned>(day.day());
  const char iso[10] = {
      digit(year / 1000),   digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month), '-',
      digit(of_month / 10), digit(of_month)};
  return std::string(iso, sizeof iso);
}

std::string to_string(Moment moment) {
  const auto day = date::floor<date::days>(moment);
  const date::hh_mm_ss<std::chrono::milliseconds> time{moment - day};
  char text[40];
  std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%03dZ", to_string(Date{day}).c_str(),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
  return text;
}

Moment parse_moment(std::string_view iso) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    const std::string_view part = iso.substr(at, count);
    if (!all_digits(part)) throw std::invalid_argument("not a moment: " + std::string(iso));
    return number_of(part);
  };
  if (iso.size() != 24 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != '.' || iso[23] != 'Z')
    throw std::invalid_argument("not a moment: " + std::string(iso));
  const Checked<Date> day = parse_date(iso.substr(0, 10), "moment");
  if (!day) throw std::invalid_argument("not a moment: " + std::string(iso));
  return date::sys_days{day.value()} + std::chrono::hours{digits(11, 2)} + std::chrono::minutes{digits(14, 2)} +
         std::chrono::seconds{digits(17, 2)} + std::chrono::milliseconds{digits(20, 3)};
}

int days_between(Date from, Date to) { return static_cast<int>((date::sys_days{to} - date::sys_days{from}).count()); }

Date add_days(Date day, int days) { return date::sys_days{day} + date::days{days}; }

int age_in_years(Date birth, Date on) {
  int age = static_cast<int>(on.year()) - static_cast<int>(birth.year());
  if (on.month() < birth.month() || (on.month() == birth.month() && on.day() < birth.day())) --age;
  return age;
}

Date Quarter::first_day() const {
  const int calendar_year = start_month == 1 ? year : year - 1;
  const int months = calendar_year * 12 + start_month - 1 + (number - 1) * 3;
  return Date{date::year{months / 12}, date::month{static_cast<unsigned>(months % 12 + 1)}, date::day{1}};
}

Date Quarter::last_day() const {
  const Date first = first_day();
  const auto last = (first.year() / first.month() + date::months{2}) / date::last;
  return Date{date::sys_days{last}};
}

Quarter Quarter::previous() const {
  return number == 1 ? Quarter{year - 1, 4, start_month} : Quarter{year, number - 1, start_month};
}

Checked<Quarter> parse_quarter(std::string_view typed, std::string_view field, int start_month) {
  std::string text{trimmed(typed)};
  text.resize(std::min(text.find('('), text.size()));  // the months it spans follow from it
  std::erase_if(text, [](char c) { return c == ' ' || c == '-'; });
  const bool fiscal = text.size() > 2 && (text[0] == 'F' || text[0] == 'f') && (text[1] == 'Y' || text[1] == 'y');
  if (fiscal) text.erase(0, 2);
  const bool shaped = text.size() == 6 && all_digits(std::string_view(text).substr(0, 4)) &&
                      (text[4] == 'Q' || text[4] == 'q') && text[5] >= '1' && text[5] <= '4';
  if (!shaped || number_of(std::string_view(text).substr(0, 4)) < 1850)
    return date_problem(ProblemCode::not_a_date, typed, field);
  return Quarter{number_of(std::string_view(text).substr(0, 4)), text[5] - '0', fiscal ? start_month : 1};
}

std::string to_string(Quarter quarter) {
  return (quarter.start_month == 1 ? "" : "FY") + std::to_string(quarter.year) + "Q" + std::to_string(quarter.number);
}

std::string with_months(Quarter quarter) {
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date first = quarter.first_day();
  const Date last = quarter.last_day();
  const auto month = [](Date day) { return std::string(months[static_cast<unsigned>(day.month()) - 1]); };
  const auto year = [](Date day) { return " " + std::to_string(static_cast<int>(day.year())); };
  const std::string name = quarter.start_month == 1
                               ? to_string(quarter)
                               : "FY" + std::to_string(quarter.year) + " Q" + std::to_string(quarter.number);
  return name + " (" + month(first) + (first.year() == last.year() ? "" : year(first)) + "–" + month(last) +
         year(last) + ")";
}

Quarter quarter_of(Date day, int start_month) {
  const int year = static_cast<int>(day.year());
  const int months_in = (static_cast<int>(static_cast<unsigned>(day.month())) - start_month + 12) % 12;
  const bool before_start = static_cast<int>(static_cast<unsigned>(day.month())) < start_month;
  const int named = start_month == 1 || before_start ? year : year + 1;
  return {named, months_in / 3 + 1, start_month};
}

}  // namespace psoas
