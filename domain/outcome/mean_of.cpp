#include "domain/outcome/mean_of.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "domain/outcome/student_t.h"

namespace psoas {

double quantile_of_sorted(const std::vector<double>& sorted, double share) {
  assert(!sorted.empty());
  const double place = share * static_cast<double>(sorted.size() - 1);
  const std::size_t below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

MeanOf mean_of(std::vector<double> numbers) {
  MeanOf result;
  result.n = static_cast<std::int64_t>(numbers.size());
  if (numbers.empty()) return result;
  std::sort(numbers.begin(), numbers.end());
  const double n = static_cast<double>(numbers.size());
  double sum = 0;
  for (const double number : numbers) sum += number;
  const double mean = sum / n;
  result.mean = mean;
  result.median = quantile_of_sorted(numbers, 0.5);
  result.quartiles = Interval{quantile_of_sorted(numbers, 0.25), quantile_of_sorted(numbers, 0.75)};
  if (numbers.size() < 2) return result;
  double squares = 0;
  for (const double number : numbers) squares += (number - mean) * (number - mean);
  result.deviation = std::sqrt(squares / (n - 1));
  const double half =
      student_t_quantile(0.975, static_cast<int>(numbers.size()) - 1) * *result.deviation / std::sqrt(n);
  result.interval = Interval{mean - half, mean + half};
  return result;
}

}  // namespace psoas
