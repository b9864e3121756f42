#pragma once

// A quarter beside the seven before it: how complete the records are, how much was done, how those treated fared and
// what went wrong. Outcomes are the answer of analyse() to the index treatments of each quarter.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/progress.h"
#include "domain/outcome/adverse_event_counts.h"
#include "domain/outcome/outcome_result.h"
#include "domain/outcome/period_record.h"
#include "domain/store/follow_ups.h"
#include "domain/store/store.h"

namespace psoas {

struct PeriodFigures {
  Quarter quarter;
  std::int64_t visits = 0;
  std::int64_t patients_seen = 0;
  std::int64_t new_patients = 0;
  Proportion with_pain_score;  // visits
  Proportion entered_late;     // visits
  std::vector<std::pair<std::string, std::int64_t>> visits_by_kind;
  std::vector<std::pair<std::string, std::int64_t>> treatments_by_code;
  std::int64_t treatments = 0;
  std::vector<FollowUpCompleteness> follow_up_by_protocol;  // of the windows that closed in the quarter
  std::vector<FollowUpCompleteness> follow_up_by_clinician;
  std::vector<OutcomeGroup> outcomes;  // first all index treatments, then by treatment
  AdverseEventSummary adverse_events;

  // Of all protocols.
  Proportion follow_up() const;
};

inline constexpr int quarters_of_a_summary = 8;

struct QuarterSummary {
  Quarter quarter;
  Date as_of{};  // windows were found open or closed on this day
  OutcomeSettings rules;
  std::vector<PeriodFigures> periods;  // this quarter first, then the seven before it

  const PeriodFigures& current() const { return periods.at(0); }
  const PeriodFigures& previous() const { return periods.at(1); }
  const PeriodFigures& year_ago() const { return periods.at(4); }
};

// What is asked of the index treatments of a quarter: by treatment, average pain of seven days.
Analysis outcome_question(Quarter quarter, Date as_of, const OutcomeSettings& rules);

// Puts the counts of a quarter and the groups of its analysis together.
PeriodFigures summarise_period(Quarter quarter, const PeriodCounts& counts, std::vector<OutcomeGroup> outcomes);

// One quarter alone.
PeriodFigures read_period(Reading& reading, const Catalogue& catalogue, Quarter quarter, Date as_of,
                          const OutcomeSettings& rules, Progress& progress);

// Everything at once. Cost grows with what was done in these two years and the patients treated then, not with the
// file. Throws StoreError, Cancelled.
QuarterSummary read_quarter_summary(Reading& reading, const Catalogue& catalogue, Quarter quarter, Date as_of,
                                    const OutcomeSettings& rules, Progress& progress);

}  // namespace psoas
