#pragma once

// Student's t distribution, as far as confidence limits of a mean need it.

namespace psoas {

// Regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1].
double incomplete_beta(double a, double b, double x);

// P(T ≤ t) with `degrees` ≥ 1 degrees of freedom.
double student_t_probability(double t, int degrees);

// The t with P(T ≤ t) = `probability`, for 0 < probability < 1 and degrees ≥ 1; throws std::invalid_argument
// otherwise. t(0.975, 8) is 2.306004.
double student_t_quantile(double probability, int degrees);

}  // namespace psoas
