#include "storage/engine/query.h"

#include <cmath>

#include "storage/text.h"

namespace psoas::storage {

namespace {

int digits(std::string_view iso, std::size_t at, std::size_t count) {
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (iso[i] < '0' || iso[i] > '9') throw StoreError(StoreFault::damaged, "a stored day is no date");
    number = number * 10 + (iso[i] - '0');
  }
  return number;
}

}  // namespace

Date stored_day(std::string_view iso) {
  if (iso.size() != 10) throw StoreError(StoreFault::damaged, "a stored day is no date");
  return Date{date::year{digits(iso, 0, 4)}, date::month{static_cast<unsigned>(digits(iso, 5, 2))},
              date::day{static_cast<unsigned>(digits(iso, 8, 2))}};
}

Date Query::day(int column) { return stored_day(view(column)); }

std::optional<double> Query::real_or_none(int column) {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

std::optional<Date> Query::day_or_none(int column) {
  if (is_null(column)) return std::nullopt;
  return day(column);
}

std::optional<Moment> Query::moment_or_none(int column) {
  if (is_null(column)) return std::nullopt;
  return moment(column);
}

void Query::bind(std::string_view text) {
  if (is_plain(text)) x_statement.bind(++x_place, text);
  else x_statement.bind(++x_place, std::string_view(nfc(text)));
}

// What is no number would be stored as NULL, and read as not asked.
void Query::bind(double number) {
  if (!std::isfinite(number)) throw std::invalid_argument("a number that is none");
  x_statement.bind(++x_place, number);
}

// Written by hand: a large import binds a million of them.
void Query::bind(Date day) {
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned of_month = static_cast<unsigned>(day.day());
  if (!day.ok() || year < 0 || year > 9999) throw std::invalid_argument("not a calendar day");
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const unsigned y = static_cast<unsigned>(year);
  const char iso[10] = {
      digit(y / 1000),      digit(y / 100), digit(y / 10), digit(y), '-', digit(month / 10), digit(month), '-',
      digit(of_month / 10), digit(of_month)};
  x_statement.bind(++x_place, std::string_view(iso, sizeof iso));
}

}  // namespace psoas::storage
