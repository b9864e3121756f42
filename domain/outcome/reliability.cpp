#include "domain/outcome/reliability.h"

#include <cmath>

namespace psoas {

namespace {

constexpr double limit = 1.96;  // as Jacobson and Truax give it

}  // namespace

double standard_error_of_measurement(const Reliability& reliability) {
  return reliability.baseline_deviation * std::sqrt(1 - reliability.test_retest);
}

double standard_error_of_difference(const Reliability& reliability) {
  return std::sqrt(2.0) * standard_error_of_measurement(reliability);
}

double minimal_detectable_change(const Reliability& reliability) {
  return limit * standard_error_of_difference(reliability);
}

double reliable_change_index(double change, const Reliability& reliability) {
  return change / standard_error_of_difference(reliability);
}

bool is_reliable(double reliable_change_index) { return std::fabs(reliable_change_index) > limit; }

}  // namespace psoas
