#include "storage/import/date_format.h"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "domain/base/text.h"

namespace psoas::storage {

namespace {

constexpr std::array<std::string_view, 12> month_names{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes `least` to `most` digits off `rest`; -1 when there are fewer.
int take_digits(std::string_view& rest, std::size_t least, std::size_t most) {
  int number = 0;
  std::size_t count = 0;
  while (count < most && count < rest.size() && is_digit(rest[count])) number = number * 10 + (rest[count++] - '0');
  if (count < least) return -1;
  rest.remove_prefix(count);
  return number;
}

int take_month_name(std::string_view& rest) {
  std::string name(rest.substr(0, 3));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  const auto found = std::find(month_names.begin(), month_names.end(), name);
  if (found == month_names.end()) return -1;
  rest.remove_prefix(3);
  return static_cast<int>(found - month_names.begin()) + 1;
}

void take_fraction(std::string_view& rest) {
  if (rest.size() < 2 || (rest[0] != '.' && rest[0] != ',') || !is_digit(rest[1])) return;
  rest.remove_prefix(1);
  while (!rest.empty() && is_digit(rest[0])) rest.remove_prefix(1);
}

bool take_letter(std::string_view& rest, char letter) {
  if (rest.empty() || rest[0] != letter) return false;
  rest.remove_prefix(1);
  return true;
}

// Minutes east of UTC.
std::optional<int> take_offset(std::string_view& rest) {
  if (take_letter(rest, 'Z')) return 0;
  if (rest.empty() || (rest[0] != '+' && rest[0] != '-')) return std::nullopt;
  const int sign = rest[0] == '-' ? -1 : 1;
  rest.remove_prefix(1);
  const int hours = take_digits(rest, 2, 2);
  take_letter(rest, ':');
  const int minutes = rest.empty() ? 0 : take_digits(rest, 2, 2);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return sign * (hours * 60 + minutes);
}

}  // namespace

struct DateFormat::Fields {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset_minutes = 0;
};

std::optional<TimeZone> TimeZone::named(const std::string& name) {
  if (name == "UTC") return TimeZone{};
  try {
    return TimeZone{date::locate_zone(name)};
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

Date TimeZone::day_of(date::sys_seconds instant) const {
  if (!rules) return Date{date::floor<date::days>(instant)};
  return Date{date::floor<date::days>(rules->to_local(instant))};
}

std::optional<DateFormat::Step> DateFormat::step_at(std::string_view pattern, std::size_t& at) {
  struct Word {
    std::string_view letters;
    Step step;
  };
  // Longer words first.
  static const std::array<Word, 11> words{{{"YYYY", {Part::year, 4, 4}},
                                           {"MMM", {Part::month_name}},
                                           {"MM", {Part::month, 2, 2}},
                                           {"M", {Part::month, 1, 2}},
                                           {"DD", {Part::day, 2, 2}},
                                           {"D", {Part::day, 1, 2}},
                                           {"hh", {Part::hour, 2, 2}},
                                           {"mm", {Part::minute, 2, 2}},
                                           {"ss", {Part::second, 2, 2}},
                                           {"zz", {Part::offset}},
                                           {"Z", {Part::letter_z}}}};
  const std::string_view rest = pattern.substr(at);
  for (const Word& word : words) {
    if (!rest.starts_with(word.letters)) continue;
    at += word.letters.size();
    return word.step;
  }
  if (rest[0] == 'Y' || rest[0] == 'h' || rest[0] == 'm' || rest[0] == 's' || rest[0] == 'z') return std::nullopt;
  ++at;
  return Step{Part::literal, 0, 0, rest[0]};
}

std::optional<DateFormat> DateFormat::compile(std::string_view pattern) {
  DateFormat format;
  format.x_pattern = pattern;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::optional<Step> step = step_at(pattern, at);
    if (!step) return std::nullopt;
    format.x_steps.push_back(*step);
  }
  const auto times = [&](std::initializer_list<Part> parts) {
    return std::count_if(format.x_steps.begin(), format.x_steps.end(), [&](const Step& step) {
      return std::find(parts.begin(), parts.end(), step.part) != parts.end();
    });
  };
  format.x_instants = times({Part::letter_z, Part::offset}) > 0;
  const bool whole_day =
      times({Part::year}) == 1 && times({Part::month, Part::month_name}) == 1 && times({Part::day}) == 1;
  const bool whole_time = times({Part::hour}) == 1 && times({Part::minute}) == 1;
  if (!whole_day || (format.x_instants && !whole_time)) return std::nullopt;
  return format;
}

bool DateFormat::read_step(const Step& step, std::string_view& rest, Fields& fields) const {
  const auto digits = [&](int& field) { return (field = take_digits(rest, step.least, step.most)) >= 0; };
  switch (step.part) {
    case Part::year: return digits(fields.year);
    case Part::month: return digits(fields.month);
    case Part::month_name: return (fields.month = take_month_name(rest)) > 0;
    case Part::day: return digits(fields.day);
    case Part::hour: return digits(fields.hour) && fields.hour < 24;
    case Part::minute: return digits(fields.minute) && fields.minute < 60;
    case Part::second:
      if (!digits(fields.second) || fields.second > 60) return false;
      take_fraction(rest);
      return true;
    case Part::letter_z: return take_letter(rest, 'Z');
    case Part::offset: {
      const std::optional<int> offset = take_offset(rest);
      fields.offset_minutes = offset.value_or(0);
      return offset.has_value();
    }
    case Part::literal: break;
  }
  return take_letter(rest, step.literal);
}

Checked<Date> DateFormat::read(std::string_view written, const TimeZone& zone, std::string_view field) const {
  Problem problem;
  problem.code = ProblemCode::not_a_date;
  problem.field = field;
  problem.given = written;
  problem.other = x_pattern;
  Fields fields;
  std::string_view rest = trimmed(written);
  for (const Step& step : x_steps) {
    const std::string_view before = rest;
    if (read_step(step, rest, fields)) continue;
    const bool two_digit_year = step.part == Part::year && before.size() >= 2 && is_digit(before[0]) &&
                                is_digit(before[1]) && (before.size() == 2 || !is_digit(before[2]));
    if (two_digit_year) problem.code = ProblemCode::year_needs_four_digits;
    return problem;
  }
  const Date day{date::year{fields.year}, date::month{static_cast<unsigned>(fields.month)},
                 date::day{static_cast<unsigned>(fields.day)}};
  if (!rest.empty() || !day.ok()) return problem;
  if (!x_instants) return day;
  return zone.day_of(date::sys_days{day} + std::chrono::hours{fields.hour} + std::chrono::seconds{fields.second} +
                     std::chrono::minutes{fields.minute - fields.offset_minutes});
}

}  // namespace psoas::storage
