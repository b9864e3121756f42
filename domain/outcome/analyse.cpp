// From a record to the answer: select, judge, group, summarise.

#include <algorithm>
#include <future>
#include <numeric>
#include <span>
#include <stdexcept>

#include "domain/outcome/case_grouping.h"
#include "domain/outcome/case_judgement.h"
#include "domain/outcome/case_selection.h"
#include "domain/outcome/group_summary.h"

namespace psoas {

namespace {

constexpr std::size_t least_cases_halved = 4000;

bool baseline_fits(const OutcomeCase& one, const Analysis& analysis) {
  if (!one.base_day) return !analysis.baseline.low && !analysis.baseline.high;
  return analysis.baseline.contains(one.base_value) &&
         (!analysis.settings.least_baseline || one.base_value >= *analysis.settings.least_baseline);
}

// Judges the cases from one place to another; `result.windows` has their room.
void judge_some(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue, std::size_t from,
                std::size_t to) {
  CaseJudge judge(result.analysis, result.measure, index, catalogue);
  const std::size_t windows = result.analysis.settings.windows.size();
  for (std::size_t place = from; place < to; ++place)
    judge.judge(result.cases[place], std::span(result.windows).subspan(place * windows, windows));
}

// Cases do not depend on each other: a large clinic's are judged in two halves at the same time.
void judge_all(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue) {
  const std::size_t cases = result.cases.size();
  result.windows.resize(cases * result.analysis.settings.windows.size());
  if (cases < least_cases_halved) return judge_some(result, index, catalogue, 0, cases);
  std::future<void> first_half =
      std::async(std::launch::async, [&] { judge_some(result, index, catalogue, 0, cases / 2); });
  judge_some(result, index, catalogue, cases / 2, cases);
  first_half.get();
}

// Drops the cases whose baseline lies outside what was asked for; gives how many these were.
std::int64_t drop_other_baselines(OutcomeResult& result) {
  const std::size_t windows = result.analysis.settings.windows.size();
  std::size_t kept = 0;
  for (std::size_t place = 0; place < result.cases.size(); ++place) {
    if (!baseline_fits(result.cases[place], result.analysis)) continue;
    if (kept != place) {
      result.cases[kept] = std::move(result.cases[place]);
      std::move(result.windows.begin() + static_cast<std::ptrdiff_t>(place * windows),
                result.windows.begin() + static_cast<std::ptrdiff_t>((place + 1) * windows),
                result.windows.begin() + static_cast<std::ptrdiff_t>(kept * windows));
    }
    ++kept;
  }
  const std::size_t dropped = result.cases.size() - kept;
  result.cases.resize(kept);
  result.windows.resize(kept * windows);
  return static_cast<std::int64_t>(dropped);
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

namespace {

// All but the words and patients of the record.
OutcomeResult answer(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue) {
  const std::optional<AnalysedMeasure> measure = analysed_measure(catalogue, analysis.measure);
  if (!measure) throw std::invalid_argument("no measure " + analysis.measure);
  OutcomeResult result;
  result.analysis = analysis;
  result.measure = *measure;
  const RecordIndex index(record);
  result.cases = select_cases(analysis, index);
  judge_all(result, index, catalogue);
  const std::int64_t dropped = drop_other_baselines(result);
  summarise(result, index, catalogue);
  result.groups.front().outside_baseline = dropped;
  return result;
}

}  // namespace

OutcomeResult analyse(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue) {
  OutcomeResult result = answer(analysis, record, catalogue);
  result.words = record.words;
  result.patients = record.patients;
  return result;
}

OutcomeResult analyse(const Analysis& analysis, OutcomeRecord&& record, const Catalogue& catalogue) {
  OutcomeResult result = answer(analysis, record, catalogue);
  result.words = std::move(record.words);
  result.patients = std::move(record.patients);
  return result;
}

}  // namespace psoas
