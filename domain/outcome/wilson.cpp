#include "domain/outcome/wilson.h"

#include <algorithm>
#include <cmath>

#include "domain/outcome/normal.h"

namespace psoas {

std::optional<Interval> wilson_interval(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  constexpr double z = normal_quantile_975;
  const double n = static_cast<double>(whole);
  const double p = static_cast<double>(part) / n;
  const double scale = 1 + z * z / n;
  const double centre = (p + z * z / (2 * n)) / scale;
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
  // At the ends the two terms are equal; their last bits need not be.
  return Interval{part == 0 ? 0.0 : std::max(0.0, centre - half), part == whole ? 1.0 : std::min(1.0, centre + half)};
}

}  // namespace psoas
