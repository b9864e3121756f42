#include "domain/measure/reliable_change.h"

#include <cmath>
#include <numbers>

namespace psoas {

namespace {
constexpr double two_sided_95 = 1.96;
}

double standard_error_of_measurement(const Reliability& reliability) {
  return reliability.standard_deviation * std::sqrt(1 - reliability.coefficient);
}

double minimal_detectable_change(const Reliability& reliability) {
  return two_sided_95 * std::numbers::sqrt2 * standard_error_of_measurement(reliability);
}

double reliable_change_index(double change, const Reliability& reliability) {
  return change / (std::numbers::sqrt2 * standard_error_of_measurement(reliability));
}

bool is_reliable_change(double change, const Reliability& reliability) {
  return std::abs(reliable_change_index(change, reliability)) > two_sided_95;
}

}  // namespace psoas
