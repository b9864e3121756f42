#pragma once

// Figures measured in one run, each beside its bar and, where there is one, beside the bare library.

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace psoas::bench {

struct Figure {
  std::string work;  // "patient search, 50000 patients, p99"
  double ours_ms = 0;
  std::optional<double> bare_ms;     // the bare library doing the same
  std::optional<double> most_ms;     // bar in milliseconds
  std::optional<double> most_ratio;  // bar as ours / bare

  bool has_bar() const { return most_ms || most_ratio; }
  bool passes() const;
};

class Figures {
 public:
  void add(Figure figure);  // also prints its line
  bool all_pass() const;
  void print_head() const;

 private:
  std::vector<Figure> x_figures;
};

class Stopwatch {
 public:
  double ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - x_start).count();
  }

 private:
  std::chrono::steady_clock::time_point x_start = std::chrono::steady_clock::now();
};

template <class Work>
double timed(Work work) {
  const Stopwatch watch;
  work();
  return watch.ms();
}

// The shortest of three runs, so that what else the machine does at the moment does not count.
template <class Work>
double best_of_three(Work work) {
  const double first = timed(work);
  const double second = timed(work);
  return std::min({first, second, timed(work)});
}

// The value below which this share of the samples lies; 0.5 is the median.
double quantile(std::vector<double> samples, double share);

}  // namespace psoas::bench
