// The log-rank test (Mantel 1966; Peto and Peto 1972).

#include <algorithm>
#include <cmath>

#include "domain/outcome/chi_square.h"
#include "domain/outcome/survival.h"

namespace psoas {

namespace {

struct Subject {
  double day = 0;
  bool event = false;
  std::size_t group = 0;
};

using Matrix = std::vector<std::vector<double>>;

// Solves a·x = b with Gauss's elimination; nothing when a row cannot be told from the others.
std::optional<std::vector<double>> solved(Matrix a, std::vector<double> b) {
  const std::size_t size = b.size();
  for (std::size_t column = 0; column < size; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < size; ++row)
      if (std::fabs(a[row][column]) > std::fabs(a[pivot][column])) pivot = row;
    if (std::fabs(a[pivot][column]) < 1e-12) return std::nullopt;
    std::swap(a[pivot], a[column]);
    std::swap(b[pivot], b[column]);
    for (std::size_t row = column + 1; row < size; ++row) {
      const double factor = a[row][column] / a[column][column];
      for (std::size_t i = column; i < size; ++i) a[row][i] -= factor * a[column][i];
      b[row] -= factor * b[column];
    }
  }
  std::vector<double> x(size);
  for (std::size_t row = size; row-- > 0;) {
    double rest = b[row];
    for (std::size_t i = row + 1; i < size; ++i) rest -= a[row][i] * x[i];
    x[row] = rest / a[row][row];
  }
  return x;
}

std::vector<Subject> by_day(const std::vector<std::vector<SurvivalTime>>& groups) {
  std::vector<Subject> subjects;
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (const SurvivalTime& time : groups[group]) subjects.push_back({time.day, time.event, group});
  std::stable_sort(subjects.begin(), subjects.end(), [](const Subject& a, const Subject& b) { return a.day < b.day; });
  return subjects;
}

// Observed and expected events, and the variances of their differences, over all days with events.
struct Tally {
  explicit Tally(std::size_t groups)
      : observed(groups), expected(groups), variance(groups, std::vector<double>(groups)) {}

  void add_day(const std::vector<double>& at_risk, const std::vector<double>& events) {
    double n = 0;
    double d = 0;
    for (std::size_t group = 0; group < at_risk.size(); ++group) {
      n += at_risk[group];
      d += events[group];
    }
    for (std::size_t i = 0; i < at_risk.size(); ++i) {
      observed[i] += events[i];
      expected[i] += d * at_risk[i] / n;
      if (n < 2) continue;
      const double common = d * (n - d) / (n - 1) * at_risk[i] / n;
      for (std::size_t j = 0; j < at_risk.size(); ++j) variance[i][j] += common * ((i == j ? 1 : 0) - at_risk[j] / n);
    }
  }

  std::vector<double> observed;
  std::vector<double> expected;
  Matrix variance;
};

Tally tally(const std::vector<std::vector<SurvivalTime>>& groups) {
  Tally tally(groups.size());
  std::vector<double> at_risk;
  for (const auto& group : groups) at_risk.push_back(static_cast<double>(group.size()));
  const std::vector<Subject> subjects = by_day(groups);
  for (std::size_t i = 0; i < subjects.size();) {
    std::vector<double> events(groups.size());
    std::vector<double> leaving(groups.size());
    bool any = false;
    const double day = subjects[i].day;
    for (; i < subjects.size() && subjects[i].day == day; ++i) {
      leaving[subjects[i].group] += 1;
      if (!subjects[i].event) continue;
      events[subjects[i].group] += 1;
      any = true;
    }
    if (any) tally.add_day(at_risk, events);
    for (std::size_t group = 0; group < groups.size(); ++group) at_risk[group] -= leaving[group];
  }
  return tally;
}

}  // namespace

std::optional<LogRank> log_rank(const std::vector<std::vector<SurvivalTime>>& groups) {
  const Tally counted = tally(groups);
  std::vector<std::size_t> telling;  // groups in which an event could have been
  for (std::size_t group = 0; group < groups.size(); ++group)
    if (counted.expected[group] > 0) telling.push_back(group);
  if (telling.size() < 2) return std::nullopt;
  const std::size_t size = telling.size() - 1;  // the differences add up to 0: one is left out
  Matrix variance(size, std::vector<double>(size));
  std::vector<double> difference(size);
  for (std::size_t i = 0; i < size; ++i) {
    difference[i] = counted.observed[telling[i]] - counted.expected[telling[i]];
    for (std::size_t j = 0; j < size; ++j) variance[i][j] = counted.variance[telling[i]][telling[j]];
  }
  const std::optional<std::vector<double>> weights = solved(variance, difference);
  if (!weights) return std::nullopt;
  LogRank result{counted.observed, counted.expected, 0, static_cast<int>(size), 1};
  for (std::size_t i = 0; i < size; ++i) result.chi_square += difference[i] * (*weights)[i];
  result.p = chi_square_upper_tail(result.chi_square, result.degrees);
  return result;
}

}  // namespace psoas
