#pragma once

// The figures of a quarter: how much was done, how complete the records are, and how the pain of those treated
// changed, beside the same figures of the quarter before and of a year ago. Pure; the store gives the counts.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/outcome/follow_up_window.h"
#include "domain/outcome/mean_of.h"
#include "domain/outcome/period_record.h"
#include "domain/outcome/wilson.h"

namespace psoas {

// The courses of some index treatments, judged in one window by the primary pain score (nrs_avg7). Every index
// treatment counts once; only closed windows are judged, so that figures do not change as scores come in.
struct WindowOutcome {
  std::int64_t indexed = 0;  // index treatments of the period
  std::int64_t with_baseline = 0;
  std::int64_t closed = 0;        // of those with baseline: the window has passed
  std::int64_t observed = 0;      // of the closed: a score in the window, not treated again before it
  std::int64_t retreated = 0;     // of the closed: a score, but treated again at the same target before it
  MeanOf baseline;                // of the observed
  MeanOf follow_up;               // of the observed
  MeanOf change;                  // of the observed: follow-up − baseline, negative is better
  std::int64_t responders30 = 0;  // of the observed: improved by at least 30 %
  std::int64_t responders50 = 0;

  // The headline: who was not observed counts as no responder.
  Proportion of_closed30() const { return {responders30, closed}; }
  Proportion of_closed50() const { return {responders50, closed}; }
  // Complete cases.
  Proportion of_observed30() const { return {responders30, observed}; }
  Proportion of_observed50() const { return {responders50, observed}; }
  Proportion completeness() const { return {observed, closed}; }
};

struct TreatmentOutcome {
  std::string treatment_code;  // "" all index treatments together
  MeanOf baseline;             // of all with baseline
  std::array<WindowOutcome, follow_up_windows.size()> windows;
};

struct PeriodFigures {
  std::int64_t visits = 0;
  std::int64_t patients_seen = 0;
  std::int64_t new_patients = 0;
  Proportion with_pain_score;  // visits
  Proportion back_dated;       // visits
  std::vector<std::pair<std::string, std::int64_t>> visits_by_kind;
  std::vector<std::pair<std::string, std::int64_t>> treatments_by_code;
  std::int64_t treatments = 0;
  TreatmentOutcome all;
  std::vector<TreatmentOutcome> by_treatment;  // by code

  // 0, or no outcome, for what did not occur.
  std::int64_t visits_of_kind(std::string_view kind) const;
  std::int64_t treatments_of_code(std::string_view code) const;
  const TreatmentOutcome* outcome_of(std::string_view treatment_code) const;
};

// `as_of` is the day on which windows are found open or closed.
PeriodFigures summarise_period(const PeriodCounts& counts, Date as_of);

struct QuarterSummary {
  Quarter quarter;
  Date as_of{};
  PeriodFigures current;
  PeriodFigures previous;  // the quarter before
  PeriodFigures year_ago;  // the same quarter a year ago
};

QuarterSummary summarise_quarter(Quarter quarter, Date as_of, const PeriodCounts& current, const PeriodCounts& previous,
                                 const PeriodCounts& year_ago);

}  // namespace psoas
