#include "reports/xlsx/chase_workbook.h"

#include "domain/followup/follow_up_text.h"
#include "domain/store/printed_anchor.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> row_columns{{"MRN", 14, Style::identifier},
                                      {"Name", 24},
                                      {"Phone", 14},
                                      {"Follow-up", 38},
                                      {"Due", 12, Style::date},
                                      {"Opens", 12, Style::date},
                                      {"Closes", 12, Style::date},
                                      {"State", 10},
                                      {"Days past due", 10, Style::number},
                                      {"Next", 26},
                                      {"Attempts", 10, Style::number},
                                      {"Last attempt", 12, Style::date},
                                      {"Outcome", 14},
                                      {"Try again", 12, Style::date},
                                      {"Clinician", 16},
                                      {"Done", 12, Style::date},
                                      {"Reason", 30},
                                      {"Treatment", 18},
                                      {"Side", 6, Style::mark},
                                      {"Treated", 12, Style::date},
                                      {"Protocol", 18},
                                      {"Step", 12}};

void write_rows(Workbook& workbook, const ChaseWorkbook& of, const Catalogue& catalogue, Progress& progress) {
  Table table(workbook, row_columns, {"Follow-ups", static_cast<std::int64_t>(of.list.lines.size())}, progress);
  for (const FollowUpLine& line : of.list.lines) {
    const ChaseRow row = chase_row(line, catalogue, of.list.as_of, of.offset_minutes);
    table.text(row.mrn);
    table.text(row.name);
    table.text(row.phone);
    table.text(row.what);
    table.date(row.due);
    table.date(row.opens);
    table.date(row.closes);
    table.text(code_of(row.state));
    table.number(row.days_past_due);
    table.text(row.next);
    table.number(row.attempts);
    table.date(row.last_attempt_on);
    table.text(row.last_outcome);
    table.date(row.try_again_on);
    table.text(row.clinician);
    table.date(row.done_on);
    table.text(row.reason);
    table.text(row.treatment);
    table.text(code_of(row.side));
    table.date(row.treated_on);
    table.text(row.protocol);
    table.text(row.step);
    table.end_row();
  }
  table.finish();
}

// The first page: what the list is, how many there are, how complete the closed windows are.
class Front {
 public:
  Front(Sheet& sheet, const ChaseWorkbook& of, const Catalogue& catalogue)
      : x_sheet(sheet), x_of(of), x_catalogue(catalogue) {}

  void write() {
    x_sheet.hide_gridlines();
    x_sheet.column_width(0, 0, 44);
    x_sheet.column_width(1, 3, 12);
    line(title_of(x_of.list.list), Style::title);
    line(x_of.clinic.name + " · as of " + to_string(x_of.list.as_of), Style::subtitle);
    if (const std::string filter = in_words(x_of.list.filter, x_catalogue); !filter.empty())
      line(filter, Style::subtitle);
    if (x_of.clinic.demo) line("Demo clinic, invented patients", Style::notice);
    ++x_row;
    for (const FollowUpList list : follow_up_lists) {
      x_sheet.text(x_row, 0, code_of(list), Style::label);
      x_sheet.number(x_row++, 1, static_cast<double>(x_of.list.counts.of(list)), Style::figure);
    }
    completeness("Completeness by clinician", x_of.list.by_clinician, false);
    completeness("Completeness by protocol", x_of.list.by_protocol, true);
    ++x_row;
    line(
        "Complete: windows with an answer among those that closed. Deaths, void treatments and repeats at the same "
        "target are left out.",
        Style::note);
  }

 private:
  void line(const std::string& text, Style style) { x_sheet.text(x_row++, 0, text, style); }

  void completeness(const std::string& heading, const std::vector<FollowUpCompleteness>& rows, bool protocols) {
    ++x_row;
    x_sheet.text(x_row, 0, heading, Style::section);
    x_sheet.text(x_row, 1, "Observed", Style::head);
    x_sheet.text(x_row, 2, "Closed", Style::head);
    x_sheet.text(x_row++, 3, "Complete", Style::head);
    for (const FollowUpCompleteness& row : rows) {
      x_sheet.text(x_row, 0, protocols ? protocol_label(x_catalogue, row.of) : row.of, Style::label);
      x_sheet.number(x_row, 1, static_cast<double>(row.observed), Style::figure);
      x_sheet.number(x_row, 2, static_cast<double>(row.closed), Style::figure);
      x_sheet.number(x_row++, 3, static_cast<double>(row.observed) / static_cast<double>(row.closed),
                     Style::figure_percent);
    }
  }

  Sheet& x_sheet;
  const ChaseWorkbook& x_of;
  const Catalogue& x_catalogue;
  std::uint32_t x_row = 0;
};

}  // namespace

void write_chase_workbook(const ChaseWorkbook& of, const Catalogue& catalogue, const std::filesystem::path& target,
                          Progress& progress) {
  progress.check();
  WorkbookSettings settings;
  settings.title = title_of(of.list.list);
  settings.clinic = of.clinic.name;
  settings.program = "PsoasTrack " + of.program_version;
  settings.footer = of.clinic.name + footer_mark(of.anchor);
  settings.made_at = of.made_at;
  settings.paper = of.clinic.paper;
  Workbook workbook(target, settings);
  Front(workbook.add_page("Summary"), of, catalogue).write();
  write_rows(workbook, of, catalogue, progress);
  workbook.save(progress);
}

}  // namespace psoas::reports
