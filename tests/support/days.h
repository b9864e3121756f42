#pragma once

#include "domain/base/date.h"

namespace psoas::tests {

inline Date day(int year, unsigned month, unsigned of_month) {
  return Date{date::year{year}, date::month{month}, date::day{of_month}};
}

}  // namespace psoas::tests
