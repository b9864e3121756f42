// One row for each quarter, index treatment and follow-up window, with every count that a figure rests on.

#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> outcome_columns{
    {"Quarter", 10},
    {"Treatment code", 16},
    {"Treatment", 26},
    {"Window", 11},
    {"Indexed", 9, Style::number},
    {"With baseline", 9, Style::number},
    {"Window closed", 9, Style::number},
    {"Observed", 10, Style::number},
    {"Treated again", 9, Style::number},
    {"Completeness", 13, Style::percent},
    {"Mean baseline", 10, Style::two_decimals},
    {"Mean follow-up", 10, Style::two_decimals},
    {"Mean change", 9, Style::two_decimals},
    {"SD of change", 9, Style::two_decimals},
    {"Change low", 9, Style::two_decimals},
    {"Change high", 9, Style::two_decimals},
    {"≥ 30 % n", 8, Style::number},
    {"≥ 30 % of closed", 10, Style::percent},
    {"≥ 30 % low", 9, Style::percent},
    {"≥ 30 % high", 9, Style::percent},
    {"≥ 30 % of observed", 10, Style::percent},
    {"≥ 50 % n", 8, Style::number},
    {"≥ 50 % of closed", 10, Style::percent},
    {"≥ 50 % low", 9, Style::percent},
    {"≥ 50 % high", 9, Style::percent},
    {"≥ 50 % of observed", 10, Style::percent},
};

void interval(Table& table, const std::optional<Interval>& limits) {
  table.number(limits ? std::optional<double>(limits->low) : std::nullopt);
  table.number(limits ? std::optional<double>(limits->high) : std::nullopt);
}

void responders(Table& table, const Proportion& of_closed, const Proportion& of_observed) {
  table.number(static_cast<double>(of_closed.part));
  table.number(of_closed.fraction());
  interval(table, of_closed.interval());
  table.number(of_observed.fraction());
}

void row(Table& table, Quarter quarter, const TreatmentOutcome& treatment, std::size_t window,
         const Catalogue& catalogue) {
  const WindowOutcome& outcome = treatment.windows[window];
  const bool all = treatment.treatment_code.empty();
  table.text(to_string(quarter));
  table.text(all ? "all" : treatment.treatment_code);
  table.text(all ? "All index treatments" : treatment_label(catalogue, treatment.treatment_code));
  table.text(follow_up_windows[window].label);
  for (std::int64_t count :
       {outcome.indexed, outcome.with_baseline, outcome.closed, outcome.observed, outcome.retreated})
    table.number(static_cast<double>(count));
  table.number(outcome.completeness().fraction());
  table.number(outcome.baseline.mean);
  table.number(outcome.follow_up.mean);
  table.number(outcome.change.mean);
  table.number(outcome.change.deviation);
  interval(table, outcome.change.interval);
  responders(table, outcome.of_closed30(), outcome.of_observed30());
  responders(table, outcome.of_closed50(), outcome.of_observed50());
  table.end_row();
}

}  // namespace

void write_outcomes_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                          Progress& progress) {
  Table table(workbook, outcome_columns, {"Outcomes"}, progress);
  const QuarterSummary& summary = report.summary;
  const auto period = [&](Quarter quarter, const PeriodFigures& figures) {
    for (std::size_t window = 0; window < follow_up_windows.size(); ++window)
      row(table, quarter, figures.all, window, catalogue);
    for (const TreatmentOutcome& treatment : figures.by_treatment)
      for (std::size_t window = 0; window < follow_up_windows.size(); ++window)
        row(table, quarter, treatment, window, catalogue);
  };
  period(summary.quarter, summary.current);
  period(summary.quarter.previous(), summary.previous);
  period(summary.quarter.same_a_year_ago(), summary.year_ago);
  table.finish();
}

}  // namespace psoas::reports
