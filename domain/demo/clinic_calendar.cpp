#include "domain/demo/clinic_calendar.h"

namespace psoas {

namespace {

bool is_holiday(Date day) {
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned of_month = static_cast<unsigned>(day.day());
  return (month == 12 && of_month >= 24 && of_month <= 26) || (month == 1 && of_month == 1) ||
         (month == 7 && of_month == 4);
}

// Days by which people away on holiday put an appointment off.
int put_off(Date day, Random& random) {
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned of_month = static_cast<unsigned>(day.day());
  if (month == 8 && random.chance(0.4)) return random.between(14, 35);
  if (((month == 12 && of_month >= 20) || (month == 1 && of_month <= 3)) && random.chance(0.6))
    return random.between(10, 20);
  return 0;
}

}  // namespace

Date appointment_near(Date wished, Random& random) {
  Date day = add_days(wished, put_off(wished, random));
  for (;; day = add_days(day, 1)) {
    const date::weekday weekday{date::sys_days{day}};
    if (weekday == date::Sunday || is_holiday(day)) continue;
    if (weekday == date::Saturday && random.chance(0.8)) continue;
    return day;
  }
}

}  // namespace psoas
