// Adverse events of the quarter: how often each happened, against how many treatments, and a row for each.

#include "reports/xlsx/figure_cells.h"
#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> count_columns{
    {"Counted", 12},
    {"Code", 30},
    {"Event or treatment", 40},
    {"Grade 1", 8, Style::number},
    {"Grade 2", 8, Style::number},
    {"Grade 3", 8, Style::number},
    {"Grade 4", 8, Style::number},
    {"Grade 5", 8, Style::number},
    {"Events", 8, Style::number},
    {"Serious", 8, Style::number},
    {"Treatments with an event", 12, Style::number},
    {"Treatments done", 11, Style::number},
    {"Share", 9, Style::percent},
    {"Share low", 9, Style::percent},
    {"Share high", 9, Style::percent},
};

const std::vector<Column> event_columns{
    {"Event no.", 9, Style::identifier},
    {"Onset", 12, Style::date},
    {"Time", 7, Style::mark},
    {"MRN", 13},
    {"Patient", 26},
    {"Event code", 28},
    {"Event", 34},
    {"Grade", 7, Style::number},
    {"Serious", 8, Style::mark},
    {"Causality", 11},
    {"Expected", 9, Style::mark},
    {"Outcome", 11},
    {"Resolved", 12, Style::date},
    {"Clavien-Dindo", 9, Style::mark},
    {"Treatment no.", 11},
    {"After", 44},
    {"Days after", 8, Style::number},
    {"Action", 34},
    {"Note", 40},
};

std::string_view label_of(const Catalogue& catalogue, std::string_view code) {
  const AdverseEventDefinition* definition = catalogue.adverse_event(code);
  return definition ? std::string_view(definition->label) : code;
}

void empty_cells(Table& table, int count) {
  for (int cell = 0; cell < count; ++cell) table.empty();
}

void write_event_row(Table& table, const QuarterFigures& figures, const std::string& code, const Catalogue& catalogue) {
  table.text("events");
  table.text(code.empty() ? "all" : code);
  table.text(code.empty() ? "All adverse events" : label_of(catalogue, code));
  for (const char* figure : {"grade1", "grade2", "grade3", "grade4", "grade5", "events", "serious"})
    part_cell(table, figures.at(figure_key::adverse_event(code, figure)), figures.least());
  empty_cells(table, 5);
  table.end_row();
}

void write_treatment_row(Table& table, const QuarterFigures& figures, const std::string& code,
                         const Catalogue& catalogue) {
  table.text("treatments");
  table.text(code.empty() ? "all" : code);
  table.text(code.empty() ? "All treatments" : treatment_label(catalogue, code));
  empty_cells(table, 5);
  for (const char* figure : {"events", "serious"})
    part_cell(table, figures.at(figure_key::treatment_safety(code, figure)), figures.least());
  share_cells(table, figures.at(figure_key::treatment_safety(code, "with_event")), figures.least());
  table.end_row();
}

void write_counts(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue, Progress& progress) {
  Table table(workbook, count_columns, {"Adverse events"}, progress);
  const AdverseEventSummary& summary = report.summary.current().adverse_events;
  for (const AdverseEventCount& row : summary.by_code) write_event_row(table, report.current(), row.code, catalogue);
  for (const TreatmentSafety& row : summary.by_treatment)
    write_treatment_row(table, report.current(), row.treatment, catalogue);
  table.finish();
}

std::string numbers_of(const AdverseEvent& event) {
  std::string text;
  for (const TreatmentId treatment : event.treatments)
    text += (text.empty() ? "" : ", ") + std::to_string(treatment.number);
  return text;
}

std::string treatments_of(const PeriodAdverseEvent& row, const Catalogue& catalogue) {
  std::string text;
  for (const LinkedTreatment& linked : row.linked)
    text += (text.empty() ? "" : "; ") + std::string(treatment_label(catalogue, linked.code)) + " " +
            to_string(linked.date);
  return text;
}

// Since the latest of its treatments.
std::optional<double> days_after(const PeriodAdverseEvent& row) {
  if (row.linked.empty()) return std::nullopt;
  return days_between(row.linked.back().date, row.event.onset);
}

void write_row(Table& table, const PeriodAdverseEvent& row, const Catalogue& catalogue) {
  const AdverseEvent& event = row.event;
  table.number(static_cast<double>(event.id.number));
  table.date(event.onset);
  table.text(event.onset_time);
  table.text(row.mrn);
  table.text(row.patient_name);
  table.text(event.code);
  table.text(label_of(catalogue, event.code));
  table.number(event.grade);
  table.text(event.serious() ? "yes" : "");
  table.text(event.causality ? code_of(*event.causality) : std::string_view());
  table.text(event.expected ? (*event.expected ? "yes" : "no") : "");
  table.text(code_of(event.outcome));
  table.date(event.resolved_on);
  table.text(event.clavien_dindo);
  table.text(numbers_of(event));
  table.text(treatments_of(row, catalogue));
  table.number(days_after(row));
  table.text(event.action);
  table.text(event.note);
  table.end_row();
}

}  // namespace

void write_adverse_event_sheets(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                                Progress& progress) {
  write_counts(workbook, report, catalogue, progress);
  if (!report.with_patients) return;
  Table table(workbook, event_columns, {"Adverse event list", static_cast<std::int64_t>(report.adverse_events.size())},
              progress);
  for (const PeriodAdverseEvent& row : report.adverse_events) write_row(table, row, catalogue);
  table.finish();
}

}  // namespace psoas::reports
