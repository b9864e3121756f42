#pragma once

// Numbers of a kind, summarised: mean with its 95 % limits, spread, median and quartiles. The order in which the
// numbers come changes no digit.

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/outcome/interval.h"

namespace psoas {

// Standard deviation (n − 1) and 95 % limits of the mean (Student's t) need two numbers, the rest one.
struct MeanOf {
  std::int64_t n = 0;
  std::optional<double> mean;
  std::optional<double> deviation;
  std::optional<Interval> interval;
  std::optional<double> median;
  std::optional<Interval> quartiles;  // first and third
};

MeanOf mean_of(std::vector<double> numbers);

// The value below which `share` (0 to 1) of the sorted numbers lie, linear between neighbours (R's type 7). Needs
// one number.
double quantile_of_sorted(const std::vector<double>& sorted, double share);

}  // namespace psoas
