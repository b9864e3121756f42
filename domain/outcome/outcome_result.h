#pragma once

// The answer of an outcome analysis: a row per index treatment and follow-up window, and the figures of each group
// that are made of them, every one with the numbers it was made from.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/progress.h"
#include "domain/outcome/analysis.h"
#include "domain/outcome/mean_of.h"
#include "domain/outcome/outcome_record.h"
#include "domain/outcome/relapse.h"
#include "domain/outcome/response.h"
#include "domain/outcome/survival.h"
#include "domain/outcome/treatment_success.h"
#include "domain/outcome/wilson.h"

namespace psoas {

// What became of one window of one course.
enum class CaseStatus { observed, open, missed, retreated, withdrawn, died };
std::string_view code_of(CaseStatus status);

// By standard_indicators(): 1 met, 0 not, −1 not known.
using IndicatorMarks = std::array<std::int8_t, indicator_count>;
inline constexpr IndicatorMarks unknown_indicators{-1, -1, -1, -1, -1, -1};

struct CaseWindow {
  CaseStatus status = CaseStatus::open;
  bool due = false;                // the window has opened
  bool closed = false;             // and passed
  bool retreated_before = false;   // treated again at the same target before the value, or before the window had passed
  std::optional<int> day;          // of the value that stands for the window
  double value = 0;                // with `day`
  Response response;               // with `day` and a baseline
  std::optional<bool> impression;  // PGIC 1 or 2
  std::optional<bool> composite;
  std::optional<double> reliable_change_index;
  std::optional<double> mme_day;  // opioid dose on that day
  IndicatorMarks indicators = unknown_indicators;
};

struct CaseBlocks {
  std::optional<bool> block50;
  std::optional<bool> block80;
  std::optional<double> best_percent;
  std::optional<double> observed_hours;
  std::optional<double> interpolated_hours;
  bool prerequisite_met = false;  // by the chosen profile
};

// One index treatment and the course after it. Days since the index treatment.
struct OutcomeCase {
  std::int32_t patient = 0;  // place in OutcomeResult::patients
  std::int64_t treatment_number = 0;
  std::int32_t treatment = 0;  // word
  std::int32_t target = 0;     // word
  std::int32_t clinician = 0;  // word
  Side side = Side::none;
  DayNumber index_day = 0;
  int age = 0;
  std::int32_t group = -1;      // place in OutcomeResult::groups; −1 in none but the first
  std::optional<int> base_day;  // nothing: no baseline
  double base_value = 0;
  CaseEnds ends;
  std::optional<double> theil_sen30;
  std::optional<double> least_squares30;
  std::optional<double> time_weighted_mean;
  std::optional<double> relief_days50;
  std::array<std::optional<Relapse>, 3> relapses;  // by Loss
  std::array<std::optional<Relapse>, 3> relapses_of_all;
  std::array<std::optional<Relapse>, 3> relapses_or_retreatments;
  int repeat_relief_days = 0;
  std::optional<CaseBlocks> blocks;    // where there were diagnostic blocks and they were read
  std::optional<double> mme_day;       // at baseline
  std::optional<Adherence> adherence;  // of a programme, where it was recorded and read
};

// One yes-or-no figure by each way of dealing with what is missing.
struct Estimands {
  Proportion non_responder_imputation;  // the headline: of all with baseline and closed window
  Proportion complete_case;             // of the observed
  Proportion treatment_policy;          // of all with a value, re-treated or not
  Proportion best_case;                 // all missing respond
  Proportion worst_case;                // none does
};

struct WindowResult {
  std::int64_t indexed = 0;
  std::int64_t with_baseline = 0;
  // Of those with baseline:
  std::int64_t closed = 0;
  std::int64_t observed = 0;  // of the closed, as all below
  std::int64_t retreated = 0;
  std::int64_t missed = 0;
  std::int64_t withdrawn = 0;
  std::int64_t died = 0;
  std::int64_t open = 0;  // the window has not passed

  Estimands substantial;
  Estimands moderate;
  Estimands points2;
  Estimands points4;
  Estimands important;  // whole 0 when no important change is agreed
  Estimands important30;
  Proportion impression;       // of the closed with a PGIC
  Proportion composite;        // of the closed for which it is known
  Proportion reliably_better;  // of the observed; whole 0 without a reliability
  Proportion reliably_worse;
  std::array<Proportion, indicator_count> indicators;  // of the closed for which it is known
  std::array<std::int64_t, 6> classes{};               // of the observed, by ResponderClass
  MeanOf baseline;                                     // of the observed
  MeanOf follow_up;                                    // of the observed
  MeanOf change;                                       // of the observed

  Proportion completeness() const { return {observed, closed}; }
  Proportion loss() const { return {missed + withdrawn, closed}; }
  bool is_complete_enough(const OutcomeSettings& settings) const;  // true when nothing has closed
  bool is_much_missing(const OutcomeSettings& settings) const;     // the best and worst case are to be told
};

struct LossResult {
  Loss loss = Loss::relief50;
  SurvivalCurve curve;           // of the initial responders
  SurvivalCurve or_retreatment;  // the next procedure as an event
  SurvivalCurve of_all;          // never-responders fail at their first follow-up
};

struct OutcomeGroup {
  std::string code;   // "" all
  std::string label;  // likewise
  std::int64_t patients = 0;
  std::int64_t indexed = 0;
  std::int64_t with_baseline = 0;
  std::int64_t outside_baseline = 0;  // left out: the baseline lies outside what was asked for
  std::int64_t no_percentage = 0;     // baseline 0 or below
  std::int64_t initial_responders = 0;
  std::int64_t never_responders = 0;  // of those with baseline and a follow-up
  MeanOf baseline;
  MeanOf slope30;  // Theil–Sen
  MeanOf time_weighted_mean;
  std::vector<WindowResult> windows;  // as in the settings
  std::array<LossResult, 3> losses;   // by Loss
};

struct OutcomeResult {
  Analysis analysis;
  AnalysedMeasure measure;
  Words words;
  std::vector<RecordedPatient> patients;
  std::vector<OutcomeCase> cases;    // by index day
  std::vector<CaseWindow> windows;   // case by case
  std::vector<OutcomeGroup> groups;  // first all, then each group in order of its label
  std::optional<LogRank> log_rank;   // between the groups: loss of substantial relief

  const CaseWindow& window(std::size_t case_place, std::size_t window) const {
    return windows[case_place * analysis.settings.windows.size() + window];
  }
};

// Throws std::invalid_argument for a measure the catalogue does not know. A record that was kept answers further
// questions without being read again.
OutcomeResult analyse(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue);

// Reports the step "courses" and throws Cancelled.
OutcomeResult analyse(const Analysis& analysis, const OutcomeRecord& record, const Catalogue& catalogue,
                      Progress& progress);
OutcomeResult analyse(const Analysis& analysis, OutcomeRecord&& record, const Catalogue& catalogue, Progress& progress);

}  // namespace psoas
