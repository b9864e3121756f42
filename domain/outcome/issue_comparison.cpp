#include "domain/outcome/issue_comparison.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace psoas {

namespace {

// Room for the last bits of sums that another compiler may add in another order.
constexpr double tolerance = 1e-9;

bool same(const std::optional<double>& one, const std::optional<double>& other) {
  return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) <= tolerance);
}

bool same(const IssuedFigure& one, const IssuedFigure& other) {
  return one.numerator == other.numerator && one.denominator == other.denominator && same(one.value, other.value);
}

}  // namespace

std::vector<IssuedFigure> issued_figures(const QuarterFigures& figures) {
  std::vector<IssuedFigure> issued;
  for (const QuarterFigure& figure : figures.all()) {
    const bool is_count = figure.kind == FigureKind::count;
    issued.push_back({figure.key, is_count ? std::nullopt : figure.part, figure.whole, figure.value});
  }
  std::sort(issued.begin(), issued.end(), [](const IssuedFigure& a, const IssuedFigure& b) { return a.key < b.key; });
  return issued;
}

bool touches(const QuarterChange& change, std::string_view key) {
  const auto begins = [&](std::string_view start) { return key.starts_with(start); };
  if (begins("outcome/")) {
    if (change.outcomes_of.empty()) return false;
    return begins("outcome/all/") ||
           std::any_of(change.outcomes_of.begin(), change.outcomes_of.end(),
                       [&](const std::string& code) { return begins("outcome/" + code + "/"); });
  }
  if (begins("treatment_safety/")) return change.adverse_events || change.treatments;
  if (begins("adverse_event/")) return change.adverse_events;
  if (begins("treatments")) return change.treatments;
  if (begins("follow_up")) return change.follow_ups;
  return change.visits;
}

IssueComparison compare(IssuedQuarter issued, const QuarterFigures& now, std::vector<QuarterChange> changes) {
  std::map<std::string, MovedFigure> both;
  for (const IssuedFigure& figure : issued.figures) both[figure.key].then = figure;
  for (const IssuedFigure& figure : issued_figures(now)) both[figure.key].now = figure;
  IssueComparison comparison;
  for (auto& [key, figure] : both) {
    if (figure.then && figure.now && same(*figure.then, *figure.now)) continue;
    figure.key = key;
    for (const QuarterChange& change : changes)
      if (touches(change, key)) figure.entries.push_back(change.sequence);
    comparison.moved.push_back(std::move(figure));
  }
  comparison.issued = std::move(issued);
  comparison.changes = std::move(changes);
  return comparison;
}

}  // namespace psoas
