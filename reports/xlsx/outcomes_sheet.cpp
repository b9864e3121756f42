// One row for each quarter, index treatment and follow-up window, with every count that a figure rests on.

#include "reports/xlsx/figure_cells.h"
#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

// Titles of the thresholds that were used.
struct ThresholdTitles {
  explicit ThresholdTitles(double percent) {
    const std::string start = "≥ " + percent_text(percent) + " % ";
    for (const char* end : {"n", "of", "of closed", "low", "high", "of observed", "obs. low", "obs. high"})
      titles.push_back(start + end);
  }
  std::vector<std::string> titles;
};

void add(std::vector<Column>& columns, const ThresholdTitles& threshold) {
  constexpr Style styles[] = {Style::number,  Style::number,  Style::percent, Style::percent,
                              Style::percent, Style::percent, Style::percent, Style::percent};
  for (std::size_t i = 0; i < threshold.titles.size(); ++i)
    columns.push_back({threshold.titles[i], styles[i] == Style::number ? 8.0 : 10.0, styles[i]});
}

std::vector<Column> columns_of(const ThresholdTitles& moderate, const ThresholdTitles& substantial) {
  std::vector<Column> columns{
      {"Quarter", 10},
      {"Treatment code", 16},
      {"Treatment", 26},
      {"Window", 11},
      {"Indexed", 9, Style::number},
      {"With baseline", 9, Style::number},
      {"Window closed", 9, Style::number},
      {"Observed", 10, Style::number},
      {"Treated again", 9, Style::number},
      {"Missed", 8, Style::number},
      {"Withdrawn", 10, Style::number},
      {"Died", 8, Style::number},
      {"Completeness", 13, Style::percent},
      {"Mean baseline", 10, Style::two_decimals},
      {"Mean follow-up", 10, Style::two_decimals},
      {"Mean change", 9, Style::two_decimals},
      {"SD of change", 9, Style::two_decimals},
      {"Change low", 9, Style::two_decimals},
      {"Change high", 9, Style::two_decimals},
  };
  add(columns, moderate);
  add(columns, substantial);
  return columns;
}

void responders(Table& table, const QuarterFigures& figures, const std::string& key) {
  share_cells(table, figures.at(key + "/nri"), figures.least());
  const QuarterFigure& of_observed = figures.at(key + "/complete_case");
  value_cell(table, of_observed);
  interval_cells(table, of_observed);
}

void row(Table& table, const QuarterFigures& figures, const std::string& treatment, const FollowUpWindow& window,
         const Catalogue& catalogue) {
  const auto key = [&](const char* figure) { return figure_key::outcome(treatment, window.code, figure); };
  table.text(to_string(figures.quarter()));
  table.text(treatment.empty() ? "all" : treatment);
  table.text(treatment.empty() ? "All index treatments" : treatment_label(catalogue, treatment));
  table.text(window.label);
  for (const char* count : {"indexed", "with_baseline"})
    part_cell(table, figures.at(figure_key::outcome(treatment, count)), figures.least());
  for (const char* count : {"closed", "observed", "retreated", "missed", "withdrawn", "died"})
    part_cell(table, figures.at(key(count)), figures.least());
  value_cell(table, figures.at(key("completeness")));
  value_cell(table, figures.at(key("mean_baseline")));
  value_cell(table, figures.at(key("mean_follow_up")));
  const QuarterFigure& change = figures.at(key("mean_change"));
  value_cell(table, change);
  deviation_cell(table, change);
  interval_cells(table, change);
  responders(table, figures, key("resp30"));
  responders(table, figures, key("resp50"));
  table.end_row();
}

}  // namespace

void write_outcomes_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                          Progress& progress) {
  const QuarterSummary& summary = report.summary;
  const ThresholdTitles moderate(summary.rules.responder.moderate);
  const ThresholdTitles substantial(summary.rules.responder.substantial);
  const std::vector<Column> columns = columns_of(moderate, substantial);
  Table table(workbook, columns, {"Outcomes"}, progress);
  for (const std::size_t place : {0u, 1u, 4u})
    for (const OutcomeGroup& group : summary.periods.at(place).outcomes)
      for (const FollowUpWindow& window : summary.rules.windows)
        row(table, report.figures.at(place), group.code, window, catalogue);
  table.finish();
}

}  // namespace psoas::reports
