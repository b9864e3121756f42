#include "domain/outcome/student_t.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace psoas {

namespace {

// A denominator of the continued fraction that must not vanish.
double away_from_zero(double number) { return std::fabs(number) < 1e-300 ? 1e-300 : number; }

// The continued fraction of I_x(a, b), evaluated from the front after Lentz. Converges fast for
// x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m <= 10000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    const double step = d * c;
    fraction *= step;
    if (std::fabs(step - 1) < 1e-16) break;
  }
  return fraction;
}

}  // namespace

double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double student_t_probability(double t, int degrees) {
  const double tail = incomplete_beta(degrees / 2.0, 0.5, degrees / (degrees + t * t)) / 2;
  return t > 0 ? 1 - tail : tail;
}

double student_t_quantile(double probability, int degrees) {
  if (!(probability > 0 && probability < 1) || degrees < 1)
    throw std::invalid_argument("t quantile outside its domain");
  if (probability < 0.5) return -student_t_quantile(1 - probability, degrees);
  double low = 0;
  double high = 1;
  while (student_t_probability(high, degrees) < probability && high < std::numeric_limits<double>::max() / 4) high *= 2;
  // Halving until the limits are neighbours: the probability never falls, so the root stays between them.
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    (student_t_probability(middle, degrees) < probability ? low : high) = middle;
  }
}

}  // namespace psoas
