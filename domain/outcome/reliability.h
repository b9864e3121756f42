#pragma once

// Whether one patient's change is more than the error of measurement (Jacobson and Truax 1991). The spread and the
// reliability of a measure come from the literature and are settings; none is shipped as truth.

#include <string>

namespace psoas {

struct Reliability {
  std::string measure;            // code of an instrument or finding
  double baseline_deviation = 0;  // SD0, of the measure in a comparable group, > 0
  double test_retest = 0;         // r, 0 ≤ r < 1
  std::string source;             // where both come from

  bool operator==(const Reliability&) const = default;
};

// SD0 × √(1 − r).
double standard_error_of_measurement(const Reliability& reliability);

// √2 × SEM: the error of a difference.
double standard_error_of_difference(const Reliability& reliability);

// 1.96 × Sdiff: the smallest change that is more than error in 95 of 100.
double minimal_detectable_change(const Reliability& reliability);

// change / Sdiff.
double reliable_change_index(double change, const Reliability& reliability);

// |RCI| > 1.96.
bool is_reliable(double reliable_change_index);

}  // namespace psoas
