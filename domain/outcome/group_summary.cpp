#include "domain/outcome/group_summary.h"

#include <algorithm>

namespace psoas {

namespace {

constexpr std::array<Loss, 3> losses{Loss::relief50, Loss::relief30, Loss::return_to_baseline};

// One yes-or-no figure while its cases are counted.
struct Count {
  std::int64_t observed = 0;   // yes among the observed
  std::int64_t retreated = 0;  // yes among those with a value after re-treatment
};

// What a window counts before its figures are made.
struct Counting {
  WindowResult result;
  std::int64_t values_after_retreatment = 0;
  Count substantial, moderate, points2, points4, important, important30;
  std::int64_t judged_by_importance = 0;
  std::vector<double> baselines, follow_ups, changes;
};

void count_one(Count& count, bool yes, bool observed) {
  if (!yes) return;
  ++(observed ? count.observed : count.retreated);
}

void add(Proportion& proportion, std::optional<bool> mark) {
  if (!mark) return;
  ++proportion.whole;
  if (*mark) ++proportion.part;
}

void count_value(Counting& counting, const CaseWindow& window, bool observed) {
  const Response& response = window.response;
  count_one(counting.substantial, response.substantial, observed);
  count_one(counting.moderate, response.moderate, observed);
  count_one(counting.points2, response.points2, observed);
  count_one(counting.points4, response.points4, observed);
  count_one(counting.important, response.important.value_or(false), observed);
  count_one(counting.important30, response.important30, observed);
}

void count_observed(Counting& counting, const OutcomeCase& one, const CaseWindow& window) {
  WindowResult& result = counting.result;
  counting.baselines.push_back(one.base_value);
  counting.follow_ups.push_back(window.value);
  counting.changes.push_back(window.response.change);
  if (window.response.responder_class) ++result.classes[static_cast<std::size_t>(*window.response.responder_class)];
  add(result.impression, window.impression);
  add(result.composite, window.composite);
  for (std::size_t i = 0; i < indicator_count; ++i)
    if (window.indicators[i] >= 0) add(result.indicators[i], window.indicators[i] == 1);
  if (!window.reliable_change_index) return;
  const bool reliable = is_reliable(*window.reliable_change_index);
  const bool better = window.response.improvement_points > 0;
  add(result.reliably_better, reliable && better);
  add(result.reliably_worse, reliable && !better);
}

void count(Counting& counting, const OutcomeCase& one, const CaseWindow& window) {
  WindowResult& result = counting.result;
  ++result.indexed;
  if (!one.base_day) return;
  ++result.with_baseline;
  if (!window.closed) {
    ++result.open;
    return;
  }
  ++result.closed;
  switch (window.status) {
    case CaseStatus::observed: ++result.observed; break;
    case CaseStatus::retreated: ++result.retreated; break;
    case CaseStatus::withdrawn: ++result.withdrawn; break;
    case CaseStatus::died: ++result.died; break;
    case CaseStatus::missed:
    case CaseStatus::open: ++result.missed; break;
  }
  if (!window.day) return;
  const bool observed = window.status == CaseStatus::observed;
  if (!observed) ++counting.values_after_retreatment;
  count_value(counting, window, observed);
  if (observed) count_observed(counting, one, window);
}

Estimands estimands(const Count& yes, const Counting& counting) {
  const WindowResult& result = counting.result;
  const std::int64_t missing = result.missed + result.withdrawn;
  return {{yes.observed, result.closed},
          {yes.observed, result.observed},
          {yes.observed + yes.retreated, result.observed + counting.values_after_retreatment},
          {yes.observed + missing, result.closed},
          {yes.observed, result.closed}};
}

WindowResult window_result(const OutcomeResult& result, std::span<const std::size_t> members, std::size_t window) {
  Counting counting;
  for (const std::size_t member : members) count(counting, result.cases[member], result.window(member, window));
  counting.result.substantial = estimands(counting.substantial, counting);
  counting.result.moderate = estimands(counting.moderate, counting);
  counting.result.points2 = estimands(counting.points2, counting);
  counting.result.points4 = estimands(counting.points4, counting);
  counting.result.important30 = estimands(counting.important30, counting);
  if (result.measure.important_change > 0) counting.result.important = estimands(counting.important, counting);
  counting.result.baseline = mean_of(std::move(counting.baselines));
  counting.result.follow_up = mean_of(std::move(counting.follow_ups));
  counting.result.change = mean_of(std::move(counting.changes));
  return counting.result;
}

SurvivalCurve curve_of(const OutcomeResult& result, std::span<const std::size_t> members, std::size_t loss,
                       const std::array<std::optional<Relapse>, 3> OutcomeCase::*which) {
  std::vector<SurvivalTime> times;
  for (const std::size_t member : members)
    if (const std::optional<Relapse>& relapse = (result.cases[member].*which)[loss])
      times.push_back({static_cast<double>(relapse->day), relapse->event});
  return kaplan_meier(std::move(times));
}

MeanOf mean_of_cases(const OutcomeResult& result, std::span<const std::size_t> members,
                     const std::optional<double> OutcomeCase::*which) {
  std::vector<double> numbers;
  for (const std::size_t member : members)
    if (const std::optional<double>& number = result.cases[member].*which) numbers.push_back(*number);
  return mean_of(std::move(numbers));
}

void count_courses(OutcomeGroup& group, const OutcomeResult& result, std::span<const std::size_t> members) {
  std::vector<std::int32_t> patients;
  std::vector<double> baselines;
  for (const std::size_t member : members) {
    const OutcomeCase& one = result.cases[member];
    patients.push_back(one.patient);
    if (!one.base_day) continue;
    baselines.push_back(one.base_value);
    if (one.base_value <= 0) ++group.no_percentage;
    if (one.relapses[0]) ++group.initial_responders;
    else if (one.relapses_of_all[0]) ++group.never_responders;
  }
  std::sort(patients.begin(), patients.end());
  group.patients = std::unique(patients.begin(), patients.end()) - patients.begin();
  group.indexed = static_cast<std::int64_t>(members.size());
  group.with_baseline = static_cast<std::int64_t>(baselines.size());
  group.baseline = mean_of(std::move(baselines));
}

}  // namespace

std::vector<SurvivalTime> times_of(const OutcomeResult& result, std::span<const std::size_t> members) {
  std::vector<SurvivalTime> times;
  for (const std::size_t member : members)
    if (const std::optional<Relapse>& relapse = result.cases[member].relapses[0])
      times.push_back({static_cast<double>(relapse->day), relapse->event});
  return times;
}

OutcomeGroup summarise_group(const OutcomeResult& result, std::span<const std::size_t> members) {
  OutcomeGroup group;
  count_courses(group, result, members);
  group.slope30 = mean_of_cases(result, members, &OutcomeCase::theil_sen30);
  group.time_weighted_mean = mean_of_cases(result, members, &OutcomeCase::time_weighted_mean);
  for (std::size_t window = 0; window < result.analysis.settings.windows.size(); ++window)
    group.windows.push_back(window_result(result, members, window));
  for (std::size_t i = 0; i < losses.size(); ++i) {
    group.losses[i].loss = losses[i];
    group.losses[i].curve = curve_of(result, members, i, &OutcomeCase::relapses);
    group.losses[i].or_retreatment = curve_of(result, members, i, &OutcomeCase::relapses_or_retreatments);
    group.losses[i].of_all = curve_of(result, members, i, &OutcomeCase::relapses_of_all);
  }
  return group;
}

}  // namespace psoas
