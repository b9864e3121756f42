// From a record to the answer: select, judge, group, summarise.

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "domain/outcome/case_grouping.h"
#include "domain/outcome/case_judgement.h"
#include "domain/outcome/case_selection.h"
#include "domain/outcome/group_summary.h"

namespace psoas {

namespace {

bool baseline_fits(const OutcomeCase& one, const Analysis& analysis) {
  if (!one.base_day) return !analysis.baseline.low && !analysis.baseline.high;
  return analysis.baseline.contains(one.base_value) &&
         (!analysis.settings.least_baseline || one.base_value >= *analysis.settings.least_baseline);
}

// Judges the cases and drops those whose baseline lies outside what was asked for; gives how many these were.
std::int64_t judge_all(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue) {
  CaseJudge judge(result.analysis, result.measure, index, catalogue);
  std::vector<OutcomeCase> kept;
  kept.reserve(result.cases.size());
  const std::size_t windows = result.analysis.settings.windows.size();
  result.windows.reserve(result.cases.size() * windows);
  std::int64_t dropped = 0;
  for (OutcomeCase& one : result.cases) {
    judge.judge(one, result.windows);
    if (baseline_fits(one, result.analysis)) {
      kept.push_back(std::move(one));
    } else {
      result.windows.resize(result.windows.size() - windows);
      ++dropped;
    }
  }
  result.cases = std::move(kept);
  return dropped;
}

void summarise(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue) {
  std::vector<std::size_t> everyone(result.cases.size());
  std::iota(everyone.begin(), everyone.end(), std::size_t{0});
  result.groups.push_back(summarise_group(result, everyone));
  if (result.analysis.group_by == GroupBy::none) return;

  const Grouping grouping = group_cases(result, index, catalogue);
  std::vector<std::vector<std::size_t>> members(grouping.groups.size());
  for (const std::size_t place : everyone) {
    result.cases[place].group = grouping.group_of[place] + 1;
    members[static_cast<std::size_t>(grouping.group_of[place])].push_back(place);
  }
  std::vector<std::vector<SurvivalTime>> times;
  for (std::size_t i = 0; i < members.size(); ++i) {
    result.groups.push_back(summarise_group(result, members[i]));
    std::tie(result.groups.back().code, result.groups.back().label) = grouping.groups[i];
    times.push_back(times_of(result, members[i]));
  }
  result.log_rank = log_rank(times);
}

}  // namespace

std::string_view code_of(CaseStatus status) {
  switch (status) {
    case CaseStatus::open: return "open";
    case CaseStatus::missed: return "missed";
    case CaseStatus::retreated: return "retreated";
    case CaseStatus::withdrawn: return "withdrawn";
    case CaseStatus::died: return "died";
    case CaseStatus::observed: break;
  }
  return "observed";
}

bool WindowResult::is_complete_enough(const OutcomeSettings& settings) const {
  const std::optional<double> complete = completeness().fraction();
  return !complete || 100 * *complete >= settings.low_completeness_percent;
}

bool WindowResult::is_much_missing(const OutcomeSettings& settings) const {
  const std::optional<double> lost = loss().fraction();
  return lost && 100 * *lost > settings.large_loss_percent;
}

OutcomeResult analyse(const Analysis& analysis, OutcomeRecord record, const Catalogue& catalogue) {
  const std::optional<AnalysedMeasure> measure = analysed_measure(catalogue, analysis.measure);
  if (!measure) throw std::invalid_argument("no measure " + analysis.measure);
  OutcomeResult result;
  result.analysis = analysis;
  result.measure = *measure;
  {
    const RecordIndex index(record);
    result.cases = select_cases(analysis, index);
    const std::int64_t dropped = judge_all(result, index, catalogue);
    summarise(result, index, catalogue);
    result.groups.front().outside_baseline = dropped;
  }
  result.words = std::move(record.words);
  result.patients = std::move(record.patients);
  return result;
}

}  // namespace psoas
