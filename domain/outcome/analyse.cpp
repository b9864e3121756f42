// From a record to the answer: select, judge, group, summarise.

#include <algorithm>
#include <atomic>
#include <functional>
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
constexpr std::size_t cases_between_questions = 256;

bool baseline_fits(const OutcomeCase& one, const Analysis& analysis) {
  if (!one.base_day) return !analysis.baseline.low && !analysis.baseline.high;
  return analysis.baseline.contains(one.base_value) &&
         (!analysis.settings.least_baseline || one.base_value >= *analysis.settings.least_baseline);
}

// Judges the cases from one place to another; `result.windows` has their room. `goes_on` is asked now and then with the
// number of cases judged; when it says no, the rest is left.
void judge_some(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue, std::size_t from,
                std::size_t to, const std::function<bool(std::size_t)>& goes_on) {
  CaseJudge judge(result.analysis, result.measure, index, catalogue);
  const std::size_t windows = result.analysis.settings.windows.size();
  for (std::size_t place = from; place < to; ++place) {
    if ((place - from) % cases_between_questions == 0 && !goes_on(place - from)) return;
    judge.judge(result.cases[place], std::span(result.windows).subspan(place * windows, windows));
  }
}

// Cases do not depend on each other: a large clinic's are judged in two halves at the same time. Only this thread asks
// the progress; it tells the other when to stop.
void judge_all(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue, Progress& progress) {
  const std::size_t cases = result.cases.size();
  result.windows.resize(cases * result.analysis.settings.windows.size());
  const bool halved = cases >= least_cases_halved;
  const auto ask = [&](std::size_t done) {
    progress.at("courses", static_cast<std::int64_t>(halved ? 2 * done : done), static_cast<std::int64_t>(cases));
    return !progress.cancelled();
  };
  if (!halved) {
    judge_some(result, index, catalogue, 0, cases, ask);
  } else {
    std::atomic<bool> stopped = false;
    std::future<void> first_half = std::async(std::launch::async, [&] {
      judge_some(result, index, catalogue, 0, cases / 2, [&](std::size_t) { return !stopped; });
    });
    judge_some(result, index, catalogue, cases / 2, cases, [&](std::size_t done) {
      stopped = !ask(done);
      return !stopped;
    });
    first_half.get();
  }
  progress.check();
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

void summarise(OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue, Progress& progress) {
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
    progress.check();
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
OutcomeResult answer(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue,
                     Progress& progress) {
  const std::optional<AnalysedMeasure> measure = analysed_measure(catalogue, analysis.measure);
  if (!measure) throw std::invalid_argument("no measure " + analysis.measure);
  OutcomeResult result;
  result.analysis = analysis;
  result.measure = *measure;
  progress.check();
  const RecordIndex index(record);
  progress.check();
  result.cases = select_cases(analysis, index);
  judge_all(result, index, catalogue, progress);
  const std::int64_t dropped = drop_other_baselines(result);
  progress.check();
  summarise(result, index, catalogue, progress);
  result.groups.front().outside_baseline = dropped;
  return result;
}

}  // namespace

OutcomeResult analyse(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue) {
  NoProgress progress;
  return analyse(analysis, record, catalogue, progress);
}

OutcomeResult analyse(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue,
                      Progress& progress) {
  OutcomeResult result = answer(analysis, record, catalogue, progress);
  result.words = record.words;
  result.patients = record.patients;
  return result;
}

OutcomeResult analyse(const Analysis& analysis, OutcomeRecord&& record, const Catalogue& catalogue,
                      Progress& progress) {
  OutcomeResult result = answer(analysis, record, catalogue, progress);
  result.words = std::move(record.words);
  result.patients = std::move(record.patients);
  return result;
}

}  // namespace psoas
