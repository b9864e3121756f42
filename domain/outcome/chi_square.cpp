#include "domain/outcome/chi_square.h"

#include <cmath>
#include <stdexcept>

namespace psoas {

namespace {

constexpr int most_terms = 100000;
constexpr double enough = 1e-16;

double front_of(double a, double x) { return std::exp(-x + a * std::log(x) - std::lgamma(a)); }

// P(a, x) as a series; converges fast for x < a + 1.
double lower_series(double a, double x) {
  double term = 1 / a;
  double sum = term;
  for (int n = 1; n < most_terms && term > sum * enough; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * front_of(a, x);
}

// Q(a, x) as a continued fraction, evaluated from the front after Lentz; converges fast for x ≥ a + 1.
double upper_fraction(double a, double x) {
  constexpr double tiny = 1e-300;
  double b = x + 1 - a;
  double c = 1 / tiny;
  double d = 1 / b;
  double fraction = d;
  for (int n = 1; n < most_terms; ++n) {
    const double numerator = -n * (n - a);
    b += 2;
    d = numerator * d + b;
    if (std::fabs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (std::fabs(c) < tiny) c = tiny;
    d = 1 / d;
    const double step = c * d;
    fraction *= step;
    if (std::fabs(step - 1) < enough) break;
  }
  return fraction * front_of(a, x);
}

}  // namespace

double upper_incomplete_gamma(double a, double x) {
  if (!(a > 0) || !(x >= 0)) throw std::invalid_argument("incomplete gamma outside its domain");
  if (x == 0) return 1;
  return x < a + 1 ? 1 - lower_series(a, x) : upper_fraction(a, x);
}

double chi_square_upper_tail(double chi_square, int degrees) {
  if (degrees < 1) throw std::invalid_argument("chi-square without degrees of freedom");
  return chi_square <= 0 ? 1 : upper_incomplete_gamma(degrees / 2.0, chi_square / 2);
}

}  // namespace psoas
