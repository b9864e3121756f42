#include "reports/xlsx/quarter_report.h"

#include <algorithm>

#include "domain/base/version.h"
#include "domain/store/series.h"

namespace psoas::reports {

namespace {

// Rows that name patients tell everything anyway; without them a clinic's own limit holds, outside a higher one.
std::int64_t least_count_of(const QuarterReport& report) {
  if (report.outside) return std::max(least_told_outside, static_cast<std::int64_t>(report.clinic.least_count));
  return report.with_patients ? 0 : report.clinic.least_count;
}

void read_rows(QuarterReport& report, Reading& reading, Quarter quarter, Progress& progress) {
  report.adverse_events = reading.adverse_events().in_period(quarter.first_day(), quarter.last_day());
  report.record = reading.series().period(quarter.first_day(), quarter.last_day(), progress);
}

void compare_with_issue(QuarterReport& report, IssuedQuarter issued, Reading& reading, const Catalogue& catalogue,
                        Progress& progress) {
  const Quarter quarter = report.summary.quarter;
  const bool same_question = report.summary.as_of == issued.as_of && report.summary.rules == issued.rules;
  const QuarterFigures figures(same_question
                                   ? report.summary.current()
                                   : read_period(reading, catalogue, quarter, issued.as_of, issued.rules, progress),
                               issued.rules);
  std::vector<QuarterChange> changes = reading.issued_quarters().changes_since(issued.last_entry, quarter);
  report.since_issue = compare(std::move(issued), figures, std::move(changes));
}

}  // namespace

void fill_figures(QuarterReport& report) {
  report.figures.clear();
  for (const PeriodFigures& period : report.summary.periods) {
    report.figures.emplace_back(period, report.summary.rules);
    report.figures.back().hide(report.least_count);
  }
}

QuarterReport read_quarter(Reading& reading, const Catalogue& catalogue, const QuarterRequest& request,
                           Progress& progress) {
  QuarterReport report;
  report.clinic = reading.clinic().settings();
  report.made_at = request.made_at;
  report.program_version = program_version;
  report.outside = request.outside;
  report.with_patients = request.shows_patients();
  report.least_count = least_count_of(report);
  report.last_entry = reading.issued_quarters().last_entry();
  std::optional<IssuedQuarter> issued = reading.issued_quarters().latest(request.quarter);
  const bool as_issued = issued && !request.to_be_issued;
  const Date as_of = as_issued ? issued->as_of : Date{date::floor<date::days>(request.made_at)};
  const OutcomeSettings rules = as_issued ? issued->rules : reading.clinic().outcome_settings();
  report.summary = read_quarter_summary(reading, catalogue, request.quarter, as_of, rules, progress);
  fill_figures(report);
  if (issued) compare_with_issue(report, *std::move(issued), reading, catalogue, progress);
  if (report.with_patients) read_rows(report, reading, request.quarter, progress);
  return report;
}

}  // namespace psoas::reports
