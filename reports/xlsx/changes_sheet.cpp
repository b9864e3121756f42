// What became other since the quarter was issued: each figure that moved, then and now, and the entries that can have
// moved it. Where counts are hidden, the names of the figures alone: two numbers of one count would tell the
// difference.

#include <algorithm>

#include "domain/base/minute_text.h"
#include "domain/outcome/figure_label.h"
#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> change_columns{
    {"Kind", 9},
    {"Figure or entry", 46, Style::wrapped},
    {"Key or record", 40},
    {"Then n", 9, Style::number},
    {"Then of", 9, Style::number},
    {"Then", 11, Style::two_decimals},
    {"Now n", 9, Style::number},
    {"Now of", 9, Style::number},
    {"Now", 11, Style::two_decimals},
    {"Why", 60, Style::wrapped},
};

// "late entry", "correction", "void".
std::string what_was_done(const QuarterChange& change) {
  if (change.action == "add") return "late entry";
  if (change.action == "correct") return "correction";
  return change.action;
}

std::string why(const MovedFigure& figure, const IssueComparison& comparison, const std::string& version) {
  std::string text;
  for (const QuarterChange& change : comparison.changes) {
    if (std::find(figure.entries.begin(), figure.entries.end(), change.sequence) == figure.entries.end()) continue;
    text += (text.empty() ? "" : ", ") + what_was_done(change) + " " + std::to_string(change.sequence);
    if (text.size() > 1000) return text + " and further ones";
  }
  if (!text.empty()) return text;
  if (version != comparison.issued.program_version)
    return "no entry of the record; issued with version " + comparison.issued.program_version + ", made with " +
           version;
  return "no entry of the visits, patients or adverse events: the catalogue or the follow-up protocols were changed";
}

class ChangesSheet {
 public:
  ChangesSheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue, Progress& progress)
      : x_report(report),
        x_comparison(*report.since_issue),
        x_catalogue(catalogue),
        x_table(workbook, change_columns, {"Changed since issue"}, progress) {}

  void write() {
    write_issue();
    for (const MovedFigure& figure : x_comparison.moved) write_figure(figure);
    for (const QuarterChange& change : x_comparison.changes) write_entry(change);
    x_table.finish();
  }

 private:
  bool hides() const { return x_report.least_count > 0; }

  void empty(int cells) {
    for (int i = 0; i < cells; ++i) x_table.empty();
  }

  void write_issue() {
    const IssuedQuarter& issued = x_comparison.issued;
    x_table.text("issue");
    x_table.text(with_months(issued.quarter) + ", edition " + std::to_string(issued.edition) + ", issued " +
                 minute_text(issued.issued_at) + " UTC by " + issued.issued_by + ", as of " + to_string(issued.as_of));
    x_table.text("figures " + issued.figures_digest);
    empty(6);
    x_table.text(x_comparison.moved.empty()
                     ? std::string("no figure has changed since")
                     : std::to_string(x_comparison.moved.size()) + " of " + std::to_string(issued.figures.size()) +
                           " figures have changed since");
    x_table.end_row();
  }

  void write_numbers(const std::optional<IssuedFigure>& figure) {
    if (hides() || !figure) return empty(3);
    const auto count = [&](const std::optional<std::int64_t>& number) {
      x_table.number(number ? std::optional(static_cast<double>(*number)) : std::nullopt);
    };
    count(figure->numerator);
    count(figure->denominator);
    const bool is_count = !figure->denominator;
    if (is_count && figure->value) x_table.number(*figure->value, Style::number);
    else x_table.number(figure->value);
  }

  void write_figure(const MovedFigure& figure) {
    x_table.text("figure");
    x_table.text(figure_label(figure.key, x_comparison.issued.rules, x_catalogue));
    x_table.text(figure.key);
    write_numbers(figure.then);
    write_numbers(figure.now);
    x_table.text(why(figure, x_comparison, x_report.program_version));
    x_table.end_row();
  }

  void write_entry(const QuarterChange& change) {
    x_table.text("entry");
    x_table.text(what_was_done(change) + " " + std::to_string(change.sequence) + ": " + change.entity +
                 (change.date ? " of " + to_string(*change.date) : "") +
                 (change.old_date ? ", before of " + to_string(*change.old_date) : ""));
    x_table.text(x_report.with_patients
                     ? "MRN " + change.mrn + ", " + change.entity + " " + std::to_string(change.entity_id)
                     : std::string());
    empty(6);
    x_table.text("entered " + minute_text(change.at) + " UTC by " + change.actor +
                 (change.reason.empty() || !x_report.with_patients ? "" : ": " + change.reason));
    x_table.end_row();
  }

  const QuarterReport& x_report;
  const IssueComparison& x_comparison;
  const Catalogue& x_catalogue;
  Table x_table;
};

}  // namespace

void write_changes_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue,
                         Progress& progress) {
  ChangesSheet(workbook, report, catalogue, progress).write();
}

}  // namespace psoas::reports
