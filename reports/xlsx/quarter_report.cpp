#include "reports/xlsx/quarter_report.h"

#include "domain/base/version.h"

namespace psoas::reports {

namespace {

PeriodCounts counts_of(Reading& reading, Quarter quarter) {
  return reading.series().period_counts(quarter.first_day(), quarter.last_day());
}

}  // namespace

QuarterReport read_quarter(Reading& reading, Quarter quarter, Moment made_at, bool with_patients) {
  QuarterReport report;
  report.clinic = reading.clinic().settings();
  report.made_at = made_at;
  report.program_version = program_version;
  report.summary =
      summarise_quarter(quarter, Date{date::floor<date::days>(made_at)}, counts_of(reading, quarter),
                        counts_of(reading, quarter.previous()), counts_of(reading, quarter.same_a_year_ago()));
  report.adverse_events = reading.adverse_events().in_period(quarter.first_day(), quarter.last_day());
  report.adverse_event_summary = summarise_adverse_events(
      report.adverse_events, report.summary.current.treatments_by_code, quarter.first_day(), quarter.last_day());
  if (!with_patients) report.adverse_events.clear();
  report.with_patients = with_patients;
  if (with_patients) report.record = reading.series().period(quarter.first_day(), quarter.last_day());
  return report;
}

}  // namespace psoas::reports
