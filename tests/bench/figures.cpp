#include "tests/bench/figures.h"

#include <algorithm>
#include <cstdio>

#include "domain/base/number.h"

namespace psoas::bench {

namespace {

std::string in_ms(double ms) { return to_text(ms, ms < 10 ? 3 : ms < 1000 ? 1 : 0) + " ms"; }

std::string bar_of(const Figure& figure) {
  if (figure.most_ms) return "<= " + in_ms(*figure.most_ms);
  if (figure.most_ratio) return "<= " + to_text(*figure.most_ratio, 2) + " x bare";
  return "-";
}

}  // namespace

bool Figure::passes() const {
  if (most_ms && ours_ms > *most_ms) return false;
  return !most_ratio || (bare_ms && ours_ms <= *bare_ms * *most_ratio);
}

void Figures::add(Figure figure) {
  const std::string bare = figure.bare_ms ? in_ms(*figure.bare_ms) : "-";
  const std::string ratio = figure.bare_ms && *figure.bare_ms > 0 ? to_text(figure.ours_ms / *figure.bare_ms, 2) : "-";
  std::printf("%-58s %12s %12s %6s %15s  %s\n", figure.work.c_str(), in_ms(figure.ours_ms).c_str(), bare.c_str(),
              ratio.c_str(), bar_of(figure).c_str(),
              !figure.has_bar() ? ""
              : figure.passes() ? "pass"
                                : "FAIL");
  std::fflush(stdout);
  x_figures.push_back(std::move(figure));
}

bool Figures::all_pass() const {
  return std::all_of(x_figures.begin(), x_figures.end(), [](const Figure& figure) { return figure.passes(); });
}

void Figures::print_head() const {
  std::printf("%-58s %12s %12s %6s %15s\n", "work", "ours", "bare library", "ratio", "bar");
}

double quantile(std::vector<double> samples, double share) {
  std::sort(samples.begin(), samples.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(samples.size()));
  return samples.at(std::min(place, samples.size() - 1));
}

}  // namespace psoas::bench
