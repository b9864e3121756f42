#pragma once

// A count out of a number, with the interval estimate that stays inside 0 to 1 for small numbers.

#include <cstdint>
#include <optional>

#include "domain/outcome/interval.h"

namespace psoas {

// Wilson's 95 % interval of part / whole, as fractions; nothing when `whole` is 0. 6 of 9 gives 0.354202 to
// 0.879416.
std::optional<Interval> wilson_interval(std::int64_t part, std::int64_t whole);

// A numerator with its denominator; never shown without both.
struct Proportion {
  std::int64_t part = 0;
  std::int64_t whole = 0;

  // Nothing when there is nothing to divide by.
  std::optional<double> fraction() const {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
  }
  std::optional<Interval> interval() const { return wilson_interval(part, whole); }
};

}  // namespace psoas
