// How complete follow-up is, for each of the eight quarters: over all, by protocol and by clinician.

#include "domain/followup/follow_up_text.h"
#include "reports/xlsx/figure_cells.h"
#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> follow_up_columns{
    {"Quarter", 10},
    {"By", 11},
    {"Code", 22},
    {"Protocol or clinician", 40},
    {"Answered", 9, Style::number},
    {"Closed", 9, Style::number},
    {"Completeness", 13, Style::percent},
    {"Low", 9, Style::percent},
    {"High", 9, Style::percent},
};

void row(Table& table, const QuarterFigures& figures, const std::string& key, std::string_view by,
         std::string_view code, std::string_view label) {
  table.text(to_string(figures.quarter()));
  table.text(by);
  table.text(code);
  table.text(label);
  share_cells(table, figures.at(key), figures.least());
  table.end_row();
}

}  // namespace

void write_follow_up_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                           Progress& progress) {
  Table table(workbook, follow_up_columns, {"Follow-up"}, progress);
  for (std::size_t i = 0; i < report.summary.periods.size(); ++i) {
    const PeriodFigures& period = report.summary.periods[i];
    const QuarterFigures& figures = report.figures[i];
    row(table, figures, "follow_up", "all", "all", "All protocols");
    for (const FollowUpCompleteness& one : period.follow_up_by_protocol)
      row(table, figures, figure_key::follow_up_of_protocol(one.of), "protocol", one.of,
          protocol_label(catalogue, one.of));
    if (report.outside) continue;  // who works here is not for outside
    for (const FollowUpCompleteness& one : period.follow_up_by_clinician)
      row(table, figures, figure_key::follow_up_of_clinician(one.of), "clinician", "",
          one.of.empty() ? "no clinician named" : one.of);
  }
  table.finish();
}

}  // namespace psoas::reports
