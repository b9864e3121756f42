// The first sheet: the quarter's figures beside those of the quarter before and of a year ago, and charts of them.

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "domain/base/minute_text.h"
#include "domain/followup/follow_up_text.h"
#include "domain/visit/visit.h"
#include "reports/xlsx/figure_cells.h"
#include "reports/xlsx/native_chart.h"
#include "reports/xlsx/quarter_sheets.h"

namespace psoas::reports {

namespace {

// Columns: the label; then for each of the three quarters count, "of" and the figure itself; then the changes.
constexpr std::uint16_t label_column = 0;
constexpr std::uint16_t first_figure_column = 1;
constexpr std::uint16_t columns_per_quarter = 3;
constexpr std::uint16_t change_column = 10;
constexpr std::uint16_t last_column = 11;
constexpr std::uint32_t chart_rows = 15;
constexpr int chart_width = 346;  // pixels; three and two gaps are as wide as the columns
constexpr int chart_gap = 15;

struct Looks {
  Style value;
  Style change;
  double change_factor;
};

constexpr Looks looks_of(FigureKind kind) {
  switch (kind) {
    case FigureKind::mean: return {Style::figure_decimal, Style::change_decimal, 1};
    case FigureKind::share: return {Style::figure_percent, Style::change_points, 100};
    case FigureKind::count: break;
  }
  return {Style::figure, Style::change, 1};
}

class SummarySheet {
 public:
  SummarySheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue)
      : x_sheet(workbook.add_page("Summary")),
        x_report(report),
        x_catalogue(catalogue),
        x_periods{&report.summary.current(), &report.summary.previous(), &report.summary.year_ago()},
        x_figures{&report.current(), &report.previous(), &report.year_ago()} {}

  void write() {
    set_up();
    write_title();
    const std::uint32_t chart_row = x_row;
    x_row += chart_rows + 1;
    write_completeness();
    write_patients();
    const CellRange kinds = write_visits();
    const CellRange treatments = write_treatments();
    const CellRange course = write_course();
    write_changes();
    write_safety();
    write_notes();
    insert_charts(chart_row, kinds, treatments, course);
  }

 private:
  void set_up();
  void write_title();
  void write_issue(const IssueComparison& comparison);
  void write_patients();
  CellRange write_visits();
  CellRange write_treatments();
  void write_completeness();
  CellRange write_course();
  void write_changes();
  void write_safety();
  void write_notes();
  void insert_charts(std::uint32_t row, const CellRange& kinds, const CellRange& treatments, const CellRange& course);

  void begin_section(std::string_view title, std::string_view part, std::string_view whole, std::string_view value);
  void note(std::string_view text, double height = 15);
  // A row of the three quarters' figures of one key.
  void row(std::string_view label, FigureKind kind, const std::string& key, Style label_style = Style::label) {
    x_sheet.text(x_row, label_column, label, label_style);
    figures(kind, key);
  }
  void figures(FigureKind kind, const std::string& key);
  void count(std::uint16_t column, const std::optional<std::int64_t>& number, Told told);
  void perhaps(std::uint16_t column, std::optional<double> number, Style style);
  void completeness_rows(const std::vector<FollowUpCompleteness> PeriodFigures::*rows, bool protocols);
  std::vector<const FollowUpWindow*> judged_windows() const;
  std::vector<std::string> codes_of(const std::vector<std::pair<std::string, std::int64_t>> PeriodFigures::*counts,
                                    const std::vector<std::string>& order) const;
  CellRange rows_since(std::uint32_t first) const {
    return {x_sheet.name(), first, label_column, x_row - 1, label_column};
  }
  NativeChart chart_of(ChartKind kind, std::string title, const CellRange& rows) const;

  Sheet& x_sheet;
  const QuarterReport& x_report;
  const Catalogue& x_catalogue;
  std::array<const PeriodFigures*, 3> x_periods;
  std::array<const QuarterFigures*, 3> x_figures;
  std::uint32_t x_row = 0;
};

void SummarySheet::set_up() {
  x_sheet.hide_gridlines();
  x_sheet.column_width(label_column, label_column, 42);
  for (std::uint16_t quarter = 0; quarter < 3; ++quarter) {
    const auto first = static_cast<std::uint16_t>(first_figure_column + quarter * columns_per_quarter);
    x_sheet.column_width(first, static_cast<std::uint16_t>(first + 1), 8);
    x_sheet.column_width(static_cast<std::uint16_t>(first + 2), static_cast<std::uint16_t>(first + 2), 10);
  }
  x_sheet.column_width(change_column, last_column, 12);
}

// "1 July to 30 September 2026", "1 November 2025 to 31 January 2026"
std::string span_of(Quarter quarter) {
  static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  const auto day = [](Date date) {
    return std::to_string(static_cast<unsigned>(date.day())) + " " + months[static_cast<unsigned>(date.month()) - 1];
  };
  const auto year = [](Date date) { return " " + std::to_string(static_cast<int>(date.year())); };
  const Date first = quarter.first_day();
  const Date last = quarter.last_day();
  return day(first) + (first.year() == last.year() ? "" : year(first)) + " to " + day(last) + year(last);
}

void SummarySheet::write_title() {
  const QuarterReport& report = x_report;
  x_sheet.row_height(x_row, 30);
  x_sheet.text(x_row++, label_column, report.clinic.name.empty() ? "Clinic without a name" : report.clinic.name,
               Style::title);
  x_sheet.text(x_row++, label_column,
               "Pain outcomes, " + with_months(report.summary.quarter) + ": " + span_of(report.summary.quarter),
               Style::section);
  x_sheet.text(x_row++, label_column,
               "Made " + minute_text(report.made_at) + " UTC with PsoasTrack " + report.program_version +
                   ". Follow-up is judged as of " + to_string(report.summary.as_of) + ".",
               Style::subtitle);
  if (report.since_issue) write_issue(*report.since_issue);
  if (report.least_count > 0) {
    const std::string least = std::to_string(report.least_count);
    x_sheet.merged(x_row++, label_column, last_column,
                   (report.outside ? "For readers outside the clinic: " : "") + ("counts below " + least) +
                       " stand as “<" + least + "”, “–” hides what would tell them; charts leave both out.",
                   Style::notice);
  }
  if (report.clinic.demo)
    x_sheet.merged(x_row++, label_column, last_column, "Demo clinic, invented patients", Style::notice);
  ++x_row;
}

void SummarySheet::write_issue(const IssueComparison& comparison) {
  const IssuedQuarter& issued = comparison.issued;
  std::string text = "Issued " + minute_text(issued.issued_at) + " UTC by " + issued.issued_by +
                     (issued.edition > 1 ? ", edition " + std::to_string(issued.edition) : "") + ": ";
  text += comparison.moved.empty()
              ? "no figure has changed since."
              : std::to_string(comparison.moved.size()) + " figures have changed since, see “Changed since issue”.";
  x_sheet.merged(x_row++, label_column, last_column, text, Style::notice);
}

void SummarySheet::begin_section(std::string_view title, std::string_view part, std::string_view whole,
                                 std::string_view value) {
  ++x_row;
  x_sheet.row_height(x_row, 22);
  x_sheet.text(x_row, label_column, title, Style::section);
  x_sheet.row_height(++x_row, 18);
  x_sheet.blank(x_row, label_column, Style::head);
  for (std::uint16_t i = 0; i < 3; ++i) {
    const auto first = static_cast<std::uint16_t>(first_figure_column + i * columns_per_quarter);
    x_sheet.merged(x_row, first, static_cast<std::uint16_t>(first + 2), to_string(x_figures[i]->quarter()),
                   Style::head_group);
  }
  x_sheet.merged(x_row, change_column, last_column, "Change against", Style::head_group);
  ++x_row;
  x_sheet.blank(x_row, label_column, Style::head);
  for (std::uint16_t i = 0; i < 3; ++i) {
    const auto first = static_cast<std::uint16_t>(first_figure_column + i * columns_per_quarter);
    x_sheet.text(x_row, first, part, Style::head);
    x_sheet.text(x_row, static_cast<std::uint16_t>(first + 1), whole, Style::head);
    x_sheet.text(x_row, static_cast<std::uint16_t>(first + 2), value, Style::head);
  }
  x_sheet.text(x_row, change_column, to_string(x_figures[1]->quarter()), Style::head);
  x_sheet.text(x_row, last_column, to_string(x_figures[2]->quarter()), Style::head);
  ++x_row;
}

void SummarySheet::perhaps(std::uint16_t column, std::optional<double> number, Style style) {
  number ? x_sheet.number(x_row, column, *number, style) : x_sheet.blank(x_row, column, style);
}

void SummarySheet::count(std::uint16_t column, const std::optional<std::int64_t>& number, Told told) {
  if (told != Told::number) x_sheet.text(x_row, column, sign_of(told, x_report.least_count), Style::figure);
  else perhaps(column, number ? std::optional(static_cast<double>(*number)) : std::nullopt, Style::figure);
}

void SummarySheet::figures(FigureKind kind, const std::string& key) {
  const Looks looks = looks_of(kind);
  std::array<std::optional<double>, 3> values;
  std::uint16_t column = first_figure_column;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const QuarterFigure& figure = x_figures[i]->at(key);
    if (kind == FigureKind::count) {
      perhaps(column++, std::nullopt, Style::figure);
      perhaps(column++, std::nullopt, Style::figure);
      count(column++, figure.part, figure.part_told);
      if (figure.value_told()) values[i] = static_cast<double>(figure.part.value_or(0));
      continue;
    }
    count(column++, figure.part, figure.part_told);
    count(column++, figure.whole, figure.whole_told);
    if (figure.value_told()) values[i] = figure.value;
    perhaps(column++, values[i], looks.value);
  }
  for (std::size_t i = 1; i < values.size(); ++i) {
    std::optional<double> change;
    if (values[0] && values[i]) change = (*values[0] - *values[i]) * looks.change_factor;
    perhaps(column++, change, looks.change);
  }
  ++x_row;
}

void SummarySheet::write_patients() {
  begin_section("Volume", "", "", "number");
  row("Patients seen", FigureKind::count, "patients_seen", Style::label_strong);
  row("of them new", FigureKind::count, "new_patients", Style::label_within);
}

// The codes that occurred in any of the quarters: known ones in the given order, then the others.
std::vector<std::string> SummarySheet::codes_of(
    const std::vector<std::pair<std::string, std::int64_t>> PeriodFigures::*counts,
    const std::vector<std::string>& order) const {
  std::set<std::string> occurred;
  for (const PeriodFigures* period : x_periods)
    for (const auto& [code, count] : period->*counts)
      if (count > 0) occurred.insert(code);
  std::vector<std::string> codes;
  for (const std::string& code : order)
    if (occurred.erase(code) > 0) codes.push_back(code);
  codes.insert(codes.end(), occurred.begin(), occurred.end());
  return codes;
}

CellRange SummarySheet::write_visits() {
  row("Visits", FigureKind::count, "visits", Style::label_strong);
  std::vector<std::string> order;
  for (const VisitKind& kind : visit_kinds()) order.emplace_back(kind.code);
  const std::uint32_t first = x_row;
  for (const std::string& kind : codes_of(&PeriodFigures::visits_by_kind, order))
    row(label_of_visit_kind(kind), FigureKind::count, figure_key::visits_of(kind), Style::label_within);
  return rows_since(first);
}

CellRange SummarySheet::write_treatments() {
  row("Treatments done", FigureKind::count, "treatments", Style::label_strong);
  std::vector<std::string> order;
  for (const TreatmentDefinition& definition : x_catalogue.treatments()) order.push_back(definition.code);
  const std::uint32_t first = x_row;
  for (const std::string& code : codes_of(&PeriodFigures::treatments_by_code, order))
    row(treatment_label(x_catalogue, code), FigureKind::count, figure_key::treatments_of(code), Style::label_within);
  return rows_since(first);
}

void SummarySheet::completeness_rows(const std::vector<FollowUpCompleteness> PeriodFigures::*rows, bool protocols) {
  std::set<std::string> names;
  for (const PeriodFigures* period : x_periods)
    for (const FollowUpCompleteness& one : period->*rows) names.insert(one.of);
  for (const std::string& name : names) {
    const std::string key =
        protocols ? figure_key::follow_up_of_protocol(name) : figure_key::follow_up_of_clinician(name);
    const std::string label = protocols      ? protocol_label(x_catalogue, name)
                              : name.empty() ? "no clinician named"
                                             : name;
    row(label, FigureKind::share, key, Style::label_within);
  }
}

// First of all how much is known at all.
void SummarySheet::write_completeness() {
  begin_section("Completeness", "n", "of", "%");
  row("Visits with a pain score", FigureKind::share, "visits_with_score", Style::label_strong);
  row("Visits entered late", FigureKind::share, "entered_late");
  row("Follow-ups answered, of those closed", FigureKind::share, "follow_up", Style::label_strong);
  completeness_rows(&PeriodFigures::follow_up_by_protocol, true);
  if (!x_report.outside) completeness_rows(&PeriodFigures::follow_up_by_clinician, false);
  for (const FollowUpWindow& window : x_report.summary.rules.windows)
    row("Outcome at " + window.label + ": observed of closed", FigureKind::share,
        figure_key::outcome("", window.code, "completeness"));
}

CellRange SummarySheet::write_course() {
  begin_section("Mean pain, average of 7 days (NRS 0–10)", "n", "of", "mean");
  const std::uint32_t first = x_row;
  x_sheet.number(x_row, label_column, 0, Style::day_label);
  figures(FigureKind::mean, figure_key::outcome("", "mean_baseline"));
  for (const FollowUpWindow& window : x_report.summary.rules.windows) {
    x_sheet.number(x_row, label_column, window.target_day, Style::day_label);
    figures(FigureKind::mean, figure_key::outcome("", window.code, "mean_follow_up"));
  }
  return rows_since(first);
}

// Windows that have closed for somebody in one of the quarters.
std::vector<const FollowUpWindow*> SummarySheet::judged_windows() const {
  std::vector<const FollowUpWindow*> windows;
  const auto& all = x_report.summary.rules.windows;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (std::any_of(x_periods.begin(), x_periods.end(), [&](const PeriodFigures* period) {
          return !period->outcomes.empty() && period->outcomes.front().windows[i].closed > 0;
        }))
      windows.push_back(&all[i]);
  return windows;
}

void SummarySheet::write_changes() {
  std::vector<std::string> treatments{""};
  std::set<std::string> indexed;
  for (const PeriodFigures* period : x_periods)
    for (const OutcomeGroup& group : period->outcomes) indexed.insert(group.code);
  indexed.erase("");
  for (const TreatmentDefinition& definition : x_catalogue.treatments())
    if (indexed.erase(definition.code) > 0) treatments.push_back(definition.code);
  treatments.insert(treatments.end(), indexed.begin(), indexed.end());

  const ResponderThresholds& responder = x_report.summary.rules.responder;
  for (const FollowUpWindow* window : judged_windows()) {
    begin_section("Pain " + window->label + " after treatment", "n", "of", "result");
    for (const std::string& code : treatments) {
      const auto key = [&](const char* figure) { return figure_key::outcome(code, window->code, figure); };
      row(code.empty() ? "All index treatments: mean change"
                       : std::string(treatment_label(x_catalogue, code)) + ": mean change",
          FigureKind::mean, key("mean_change"), Style::label_strong);
      row("at least " + percent_text(responder.moderate) + " % better", FigureKind::share, key("resp30/nri"),
          Style::label_within);
      row("at least " + percent_text(responder.substantial) + " % better", FigureKind::share, key("resp50/nri"),
          Style::label_within);
    }
  }
}

void SummarySheet::write_safety() {
  begin_section("Adverse events", "n", "of", "result");
  row("Adverse events", FigureKind::count, figure_key::adverse_event("", "events"), Style::label_strong);
  row("of them serious", FigureKind::count, figure_key::adverse_event("", "serious"), Style::label_within);
  row("Treatments with an event", FigureKind::share, figure_key::treatment_safety("", "with_event"));
}

void SummarySheet::note(std::string_view text, double height) {
  x_sheet.row_height(x_row, height);
  x_sheet.merged(x_row++, label_column, last_column, text, Style::note);
}

void SummarySheet::write_notes() {
  ++x_row;
  x_sheet.row_height(x_row, 22);
  x_sheet.text(x_row++, label_column, "How to read this", Style::section);
  note(
      "Pain is nrs_avg7, the average of the last 7 days on a scale from 0 to 10. Baseline is the latest score of the " +
          std::to_string(x_report.summary.rules.baseline_days_before) +
          " days up to the treatment; a negative change is an improvement.",
      30);
  note(
      "Only follow-up windows that had closed when the workbook was made are judged. Of those, whoever has no score, "
      "or "
      "was treated again at the same target before it, counts as not better in the percentages and is left out of the "
      "means. Counts (n, of) stand beside every percentage and mean; an empty cell means that there was nothing to "
      "divide by.",
      45);
  note(
      "The sheet Outcomes has every window with standard deviations, 95 % intervals and all counts. The sheet "
      "Definitions says what each column and figure means.",
      30);
  note("PsoasTrack records and summarises what a clinic enters. It does not diagnose and gives no treatment advice.");
}

NativeChart SummarySheet::chart_of(ChartKind kind, std::string title, const CellRange& rows) const {
  constexpr std::array<std::uint32_t, 3> colours{colour::blue, colour::orange, colour::grey};
  constexpr std::array<Marker, 3> markers{Marker::circle, Marker::square, Marker::diamond};
  NativeChart chart;
  chart.kind = kind;
  chart.title = std::move(title);
  chart.width = chart_width;
  chart.height = 290;
  for (std::size_t i = 0; i < x_figures.size(); ++i) {
    ChartSeries series;
    series.name = to_string(x_figures[i]->quarter());
    series.categories = rows;
    series.values = rows;
    series.values.first_column = static_cast<std::uint16_t>(first_figure_column + (i + 1) * columns_per_quarter - 1);
    series.values.last_column = series.values.first_column;
    series.colour = colours[i];
    series.marker = markers[i];
    series.dashed = i == 2;
    chart.series.push_back(series);
  }
  return chart;
}

void SummarySheet::insert_charts(std::uint32_t row, const CellRange& kinds, const CellRange& treatments,
                                 const CellRange& course) {
  const auto empty = [](const CellRange& range) { return range.last_row + 1 == range.first_row; };
  if (!empty(kinds)) {
    NativeChart chart = chart_of(ChartKind::bars, "Visits by kind", kinds);
    chart.x.name = "visits";
    chart.y.hidden_grid = true;
    chart.description = "Bars: number of visits by kind in three quarters; the figures stand below.";
    x_sheet.insert(row, label_column, chart);
  }
  if (!empty(treatments)) {
    NativeChart chart = chart_of(ChartKind::bars, "Treatments by kind", treatments);
    chart.x.name = "treatments done";
    chart.y.hidden_grid = true;
    chart.description = "Bars: number of treatments by kind in three quarters; the figures stand below.";
    chart.from_left = chart_width + chart_gap;
    x_sheet.insert(row, label_column, chart);
  }
  NativeChart chart = chart_of(ChartKind::scatter, "Mean pain after treatment", course);
  chart.x.name = "days after treatment";
  chart.x.low = 0;
  const std::vector<const FollowUpWindow*> judged = judged_windows();
  const int last_target = judged.empty() ? 365 : judged.back()->target_day;
  chart.x.high = last_target + 1;
  chart.x.step = last_target > 400 ? 182 : 91;
  chart.x.number_format = "0";
  chart.x.hidden_grid = true;
  chart.y.name = "NRS 0–10";
  chart.y.low = 0;
  chart.y.high = 10;
  chart.y.step = 2;
  chart.y.number_format = "0";
  chart.description = "Lines: mean pain before and after treatment in three quarters; the figures stand below.";
  chart.from_left = 2 * (chart_width + chart_gap);
  x_sheet.insert(row, label_column, chart);
}

}  // namespace

void write_summary_sheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue) {
  SummarySheet(workbook, report, catalogue).write();
}

}  // namespace psoas::reports
