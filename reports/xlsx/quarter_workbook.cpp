#include "reports/xlsx/quarter_workbook.h"

#include "domain/base/number.h"
#include "domain/store/printed_anchor.h"
#include "reports/xlsx/quarter_sheets.h"

namespace psoas::reports {

namespace {

WorkbookSettings settings_of(const QuarterReport& report, const QuarterWorkbookOptions& options) {
  WorkbookSettings settings;
  const std::string quarter = with_months(report.summary.quarter);
  settings.title = "Pain outcomes, " + quarter;
  settings.clinic = report.clinic.name;
  settings.program = "PsoasTrack " + report.program_version;
  settings.comments = report.clinic.demo ? "Demo clinic, invented patients." : "";
  settings.footer = report.clinic.name + " · " + quarter + (report.clinic.demo ? " · invented patients" : "") +
                    footer_mark(report.anchor);
  settings.made_at = report.made_at;
  settings.paper = report.clinic.paper;
  settings.temporary_folder = options.temporary_folder;
  return settings;
}

}  // namespace

std::string percent_text(double percent) { return to_text(percent); }

std::string_view treatment_label(const Catalogue& catalogue, std::string_view code) {
  const TreatmentDefinition* definition = catalogue.treatment(code);
  return definition ? std::string_view(definition->label) : code;
}

std::string_view condition_label(const Catalogue& catalogue, std::string_view code) {
  const ConditionDefinition* definition = catalogue.condition(code);
  return definition ? std::string_view(definition->label) : code;
}

void write_quarter(const QuarterReport& report, const Catalogue& catalogue, const std::filesystem::path& target,
                   Progress& progress, const QuarterWorkbookOptions& options) {
  progress.check();
  Workbook workbook(target, settings_of(report, options));
  write_summary_sheet(workbook, report, catalogue);
  if (report.since_issue) write_changes_sheet(workbook, report, catalogue, progress);
  write_trend_sheet(workbook, report);
  write_follow_up_sheet(workbook, report, catalogue, progress);
  write_outcomes_sheet(workbook, report, catalogue, progress);
  if (report.with_patients) {
    RecordSheets sheets(workbook, report.record, catalogue, progress, options.most_rows);
    sheets.write_visits();
    sheets.write_scores();
    sheets.write_findings();
    sheets.write_treatments();
    sheets.write_long_texts();
  }
  if (options.further_sheets) options.further_sheets(workbook, progress);
  write_adverse_event_sheets(workbook, report, catalogue, progress);
  write_definitions_sheet(workbook, report, progress);
  progress.check();
  progress.at("package", 0, 1);
  workbook.save(progress, options.before_naming);
  progress.at("package", 1, 1);
}

}  // namespace psoas::reports
