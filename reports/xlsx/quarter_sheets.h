#pragma once

// The sheets of a quarter's workbook, one function each. Used by quarter_workbook.cpp alone.

#include <string>
#include <string_view>
#include <vector>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue.h"
#include "reports/xlsx/quarter_report.h"
#include "reports/xlsx/workbook.h"

namespace psoas::reports {

class Table;

void write_summary_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue);
void write_outcomes_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                          Progress& progress);
void write_adverse_event_sheets(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                                Progress& progress);
void write_follow_up_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                           Progress& progress);
void write_trend_sheet(Workbook& workbook, const QuarterReport& report);
void write_changes_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                         Progress& progress);
void write_definitions_sheet(Workbook& workbook, const QuarterReport& report, Progress& progress);

// A text that does not fit into its cell: the cell has its beginning, the sheet "Long texts" the whole.
struct LongText {
  std::string sheet;
  VisitId visit;
  std::string_view column;
  std::string text;
};

// The sheets with a row for each part of a patient's record. The record must outlive the object.
class RecordSheets {
 public:
  RecordSheets(Workbook& workbook, const PeriodRecord& record, const Catalogue& catalogue, Progress& progress,
               std::int64_t most_rows);
  void write_visits();
  void write_scores();
  void write_findings();
  void write_treatments();
  void write_long_texts();  // nothing when there are none

 private:
  void visit_and_patient(Table& table, std::int32_t visit) const;
  void perhaps_long(Table& table, std::string_view text, std::string_view column, VisitId visit);

  Workbook& x_workbook;
  const PeriodRecord& x_record;
  const Catalogue& x_catalogue;
  Progress& x_progress;
  std::int64_t x_most_rows;
  std::vector<LongText> x_long_texts;
};

// "50", "33.3": a threshold as it stands in titles.
std::string percent_text(double percent);

// An unknown code stands for itself.
std::string_view treatment_label(const Catalogue& catalogue, std::string_view code);
std::string_view condition_label(const Catalogue& catalogue, std::string_view code);

}  // namespace psoas::reports
