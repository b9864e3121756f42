#pragma once

// Where ticks stand on the two axes of a chart. Pure; the caller says how much room there is.

#include <string>
#include <vector>

#include "domain/base/date.h"

namespace psoas::reports {

struct DateTick {
  Date date{};
  std::string label;  // "Feb", "14", "2025"
  std::string below;  // the month or year that begins here: "2025", "Mar 2025"; "" otherwise
};

// Whether a tick names the time that follows it (a month, a year) or a day.
enum class DateTickKind { days, months, years };

struct DateTicks {
  DateTickKind kind = DateTickKind::months;
  std::vector<DateTick> ticks;
};

// Ticks from `first` to `last` on an axis `width` long, from single days to decades, at least `least_gap`
// apart. The first tick always has a `below` when the kind is days or months.
DateTicks date_ticks(Date first, Date last, double width, double least_gap);

struct ValueScale {
  double low = 0;
  double high = 10;
  double step = 2;

  std::vector<double> ticks() const;
};

// Round numbers that cover low..high with steps at least `least_gap` apart on an axis `height` long; no step
// is finer than `decimals` decimals. Equal ends are spread.
ValueScale value_scale(double low, double high, double height, double least_gap, int decimals);

// As value_scale, but the ends stay as given (0–10 of a numeric rating scale).
ValueScale fixed_scale(double low, double high, double height, double least_gap, int decimals);

}  // namespace psoas::reports
