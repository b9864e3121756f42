#include "domain/outcome/quarter_summary.h"

#include <algorithm>

#include "domain/outcome/read_outcomes.h"
#include "domain/store/adverse_events.h"
#include "domain/store/series.h"

namespace psoas {

namespace {

void read_follow_ups(PeriodFigures& period, Reading& reading, Date as_of) {
  FollowUpFilter filter;
  filter.since = period.quarter.first_day();
  const Date day_after = std::min(as_of, add_days(period.quarter.last_day(), 1));
  period.follow_up_by_protocol = reading.follow_ups().completeness_by_protocol(filter, day_after);
  period.follow_up_by_clinician = reading.follow_ups().completeness_by_clinician(filter, day_after);
}

}  // namespace

Proportion PeriodFigures::follow_up() const {
  Proportion all;
  for (const FollowUpCompleteness& protocol : follow_up_by_protocol) {
    all.part += protocol.observed;
    all.whole += protocol.closed;
  }
  return all;
}

Analysis outcome_question(Quarter quarter, Date as_of, const OutcomeSettings& rules) {
  Analysis analysis;
  analysis.from = quarter.first_day();
  analysis.to = quarter.last_day();
  analysis.as_of = as_of;
  analysis.group_by = GroupBy::treatment;
  analysis.with_details = false;
  analysis.settings = rules;
  return analysis;
}

PeriodFigures summarise_period(Quarter quarter, const PeriodCounts& counts, std::vector<OutcomeGroup> outcomes) {
  PeriodFigures figures;
  figures.quarter = quarter;
  figures.visits = counts.visits;
  figures.patients_seen = counts.patients_seen;
  figures.new_patients = counts.new_patients;
  figures.with_pain_score = {counts.visits_with_pain_score, counts.visits};
  figures.entered_late = {counts.entered_late, counts.visits};
  figures.visits_by_kind = counts.visits_by_kind;
  figures.treatments_by_code = counts.treatments_by_code;
  for (const auto& [code, count] : counts.treatments_by_code) figures.treatments += count;
  figures.outcomes = std::move(outcomes);
  return figures;
}

PeriodFigures read_period(Reading& reading, const Catalogue& catalogue, Quarter quarter, Date as_of,
                          const OutcomeSettings& rules, Progress& progress) {
  OutcomeResult result = read_outcomes(reading, catalogue, outcome_question(quarter, as_of, rules), progress);
  PeriodFigures period = summarise_period(
      quarter, reading.series().period_counts(quarter.first_day(), quarter.last_day()), std::move(result.groups));
  read_follow_ups(period, reading, as_of);
  period.adverse_events =
      summarise_adverse_events(reading.adverse_events().in_period(quarter.first_day(), quarter.last_day()),
                               period.treatments_by_code, quarter.first_day(), quarter.last_day());
  return period;
}

QuarterSummary read_quarter_summary(Reading& reading, const Catalogue& catalogue, Quarter quarter, Date as_of,
                                    const OutcomeSettings& rules, Progress& progress) {
  QuarterSummary summary{quarter, as_of, rules, {}};
  Quarter one = quarter;
  for (int i = 0; i < quarters_of_a_summary; ++i, one = one.previous()) {
    progress.at("quarters", i, quarters_of_a_summary);
    progress.check();
    summary.periods.push_back(read_period(reading, catalogue, one, as_of, rules, progress));
  }
  return summary;
}

}  // namespace psoas
