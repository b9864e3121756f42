#include "reports/chart/axes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace psoas::reports {

namespace {

constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string month_name(Date day) { return month_names.at(static_cast<unsigned>(day.month()) - 1); }
std::string year_text(Date day) { return std::to_string(static_cast<int>(day.year())); }

// Every `step` days; whole weeks begin on Mondays.
DateTicks day_ticks(Date first, Date last, int step) {
  DateTicks result{DateTickKind::days, {}};
  const date::sys_days monday{date::year{1970} / 1 / 5};
  const auto offset = (date::sys_days{first} - monday).count();
  auto day = date::sys_days{first} + date::days{(step - offset % step) % step};
  std::string month_before;
  for (; day <= date::sys_days{last}; day += date::days{step}) {
    const Date date{day};
    const std::string month = month_name(date) + " " + year_text(date);
    result.ticks.push_back(
        {date, std::to_string(static_cast<unsigned>(date.day())), month == month_before ? "" : month});
    month_before = month;
  }
  return result;
}

// Every `step` months, a divisor or multiple of 12, counted from a January.
DateTicks month_ticks(Date first, Date last, int step) {
  DateTicks result{step < 12 ? DateTickKind::months : DateTickKind::years, {}};
  const int from = static_cast<int>(first.year()) * 12 + static_cast<int>(static_cast<unsigned>(first.month())) - 1;
  std::string year_before;
  for (int month = from / step * step;; month += step) {
    const Date day = date::year{month / 12} / static_cast<int>(month % 12 + 1) / 1;
    if (day > last) break;
    if (day < first) continue;
    const std::string year = year_text(day);
    if (step < 12) {
      result.ticks.push_back({day, month_name(day), year == year_before ? "" : year});
    } else {
      result.ticks.push_back({day, year, ""});
    }
    year_before = year;
  }
  return result;
}

constexpr double most_value_steps = 7;  // more lines than this are noise, however high the plot

double finest_step(int decimals) { return std::pow(10.0, -decimals); }

// The smallest of 1, 2, 5 × 10^n that is at least `least`.
double round_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

double step_for(double span, double height, double least_gap, int decimals) {
  const double most_steps = std::clamp(std::floor(height / std::max(least_gap, 1.0)), 1.0, most_value_steps);
  return std::max(round_step(span / most_steps), finest_step(decimals));
}

}  // namespace

DateTicks date_ticks(Date first, Date last, double width, double least_gap) {
  const double days = std::max(1, days_between(first, last));
  const double least_days = least_gap * days / std::max(width, 1.0);
  for (const int step : {1, 2, 7, 14})
    if (step >= least_days && days <= 70 * (step > 2 ? 1.5 : 1)) return day_ticks(first, last, step);
  for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 240})
    if (step * 28.0 >= least_days) {
      DateTicks ticks = month_ticks(first, last, step);
      if (!ticks.ticks.empty()) return ticks;
    }
  return day_ticks(first, last, static_cast<int>(days));
}

std::vector<double> ValueScale::ticks() const {
  std::vector<double> values;
  const double start = std::ceil(low / step - 1e-9);
  for (double i = start; i * step <= high + step * 1e-9; ++i) values.push_back(i * step);
  return values;
}

ValueScale value_scale(double low, double high, double height, double least_gap, int decimals) {
  if (high - low < finest_step(decimals) / 2) {
    const double spread = std::max(finest_step(decimals), std::abs(low) * 0.1);
    low -= spread;
    high += spread;
  }
  const double step = step_for(high - low, height, least_gap, decimals);
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

ValueScale fixed_scale(double low, double high, double height, double least_gap, int decimals) {
  return {low, high, step_for(high - low, height, least_gap, decimals)};
}

}  // namespace psoas::reports
