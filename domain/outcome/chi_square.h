#pragma once

// The chi-square distribution, as far as the log-rank test needs it.

namespace psoas {

// Regularised upper incomplete gamma function Q(a, x) for a > 0 and x ≥ 0; throws std::invalid_argument otherwise.
double upper_incomplete_gamma(double a, double x);

// P(X ≥ chi_square) with `degrees` ≥ 1 degrees of freedom. 3.841459 with one degree is 0.05.
double chi_square_upper_tail(double chi_square, int degrees);

}  // namespace psoas
