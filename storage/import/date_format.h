#pragma once

// How a table writes its dates: a pattern such as "DD.MM.YYYY" or "YYYY-MM-DDThh:mm:ssZ", compiled once. A pattern
// that ends in a zone describes instants; they become the calendar day of a stated time zone.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"

namespace date {
class time_zone;
}

namespace psoas::storage {

// Nothing when there is no such zone on this computer. "UTC" is always known.
struct TimeZone {
  static std::optional<TimeZone> named(const std::string& name);

  Date day_of(date::sys_seconds instant) const;

  const date::time_zone* rules = nullptr;  // none: UTC
};

class DateFormat {
 public:
  // Parts: YYYY; MM, M, MMM (Jan); DD, D; hh, mm, ss (a fraction may follow); at the end Z (the letter) or zz (Z or
  // an offset such as +01:00). Any other character stands for itself. Nothing when year, month or day is missing,
  // or a year has two digits, or a zone comes without a time.
  static std::optional<DateFormat> compile(std::string_view pattern);

  const std::string& pattern() const { return x_pattern; }
  bool instants() const { return x_instants; }

  // The day written, in `zone` for an instant. Problems: not_a_date (`other` the pattern), year_needs_four_digits.
  Checked<Date> read(std::string_view written, const TimeZone& zone, std::string_view field) const;

 private:
  enum class Part { literal, year, month, month_name, day, hour, minute, second, letter_z, offset };
  struct Step {
    Part part{};
    std::size_t least = 0;  // digits
    std::size_t most = 0;
    char literal = 0;
  };
  struct Fields;
  static std::optional<Step> step_at(std::string_view pattern, std::size_t& at);
  bool read_step(const Step& step, std::string_view& rest, Fields& fields) const;

  std::string x_pattern;
  std::vector<Step> x_steps;
  bool x_instants = false;
};

}  // namespace psoas::storage
