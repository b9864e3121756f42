// The first sheet: the quarter's figures beside those of the quarter before and of a year ago, and charts of them.

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "domain/visit/visit.h"
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

// One figure of one quarter. Percentages and means stand beside what they were made from.
struct Figure {
  std::optional<std::int64_t> part;
  std::optional<std::int64_t> whole;
  std::optional<double> value;
};

// How the value of a row is shown, and its change.
enum class Shown { count, mean, percent };

struct Looks {
  Style value;
  Style change;
  double change_factor;
};

constexpr Looks looks_of(Shown shown) {
  switch (shown) {
    case Shown::mean: return {Style::figure_decimal, Style::change_decimal, 1};
    case Shown::percent: return {Style::figure_percent, Style::change_points, 100};
    case Shown::count: break;
  }
  return {Style::figure, Style::change, 1};
}

Figure count_figure(std::int64_t count) { return {std::nullopt, std::nullopt, static_cast<double>(count)}; }

Figure percent_figure(const Proportion& proportion) {
  return {proportion.part, proportion.whole, proportion.fraction()};
}

Figure mean_figure(const MeanOf& mean, std::int64_t whole) { return {mean.n, whole, mean.mean}; }

const WindowOutcome no_outcome{};

const WindowOutcome& outcome_of(const PeriodFigures& period, std::string_view treatment, std::size_t window) {
  if (treatment.empty()) return period.all.windows[window];
  const TreatmentOutcome* outcome = period.outcome_of(treatment);
  return outcome ? outcome->windows[window] : no_outcome;
}

class SummarySheet {
 public:
  SummarySheet(Workbook& workbook, const QuarterReport& report, const Catalogue& catalogue)
      : x_sheet(workbook.add_page("Summary")),
        x_report(report),
        x_catalogue(catalogue),
        x_periods{&report.summary.current, &report.summary.previous, &report.summary.year_ago},
        x_quarters{report.summary.quarter, report.summary.quarter.previous(),
                   report.summary.quarter.same_a_year_ago()} {}

  void write() {
    set_up();
    write_title();
    const std::uint32_t chart_row = x_row;
    x_row += chart_rows + 1;
    write_patients();
    const CellRange kinds = write_visits();
    const CellRange treatments = write_treatments();
    write_completeness();
    const CellRange course = write_course();
    write_changes();
    write_notes();
    insert_charts(chart_row, kinds, treatments, course);
  }

 private:
  void set_up();
  void write_title();
  void write_patients();
  CellRange write_visits();
  CellRange write_treatments();
  void write_completeness();
  CellRange write_course();
  void write_changes();
  void write_notes();
  void insert_charts(std::uint32_t row, const CellRange& kinds, const CellRange& treatments, const CellRange& course);

  void begin_section(std::string_view title, std::string_view part, std::string_view whole, std::string_view value);
  void note(std::string_view text, double height = 15);
  // A row of the three quarters' figures; `figure` gives one for a period.
  template <class FigureOf>
  void row(std::string_view label, Shown shown, FigureOf figure_of, Style label_style = Style::label) {
    x_sheet.text(x_row, label_column, label, label_style);
    figures(shown, {figure_of(*x_periods[0]), figure_of(*x_periods[1]), figure_of(*x_periods[2])});
  }
  void figures(Shown shown, const std::array<Figure, 3>& figures);
  void perhaps(std::uint16_t column, std::optional<double> number, Style style);
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
  std::array<Quarter, 3> x_quarters;
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

// "1 July to 30 September 2026"
std::string span_of(Quarter quarter) {
  static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  const auto first = static_cast<std::size_t>(quarter.number * 3 - 3);
  const auto last_day = static_cast<unsigned>(quarter.last_day().day());
  return std::string("1 ") + months[first] + " to " + std::to_string(last_day) + " " + months[first + 2] + " " +
         std::to_string(quarter.year);
}

void SummarySheet::write_title() {
  const QuarterReport& report = x_report;
  x_sheet.row_height(x_row, 30);
  x_sheet.text(x_row++, label_column, report.clinic.name.empty() ? "Clinic without a name" : report.clinic.name,
               Style::title);
  x_sheet.text(x_row++, label_column,
               "Pain outcomes, " + to_string(report.summary.quarter) + ": " + span_of(report.summary.quarter),
               Style::section);
  const std::string made_at = to_string(report.made_at);
  x_sheet.text(x_row++, label_column,
               "Made " + made_at.substr(0, 10) + " " + made_at.substr(11, 5) + " UTC with PsoasTrack " +
                   report.program_version + ". Follow-up is judged as of " + to_string(report.summary.as_of) + ".",
               Style::subtitle);
  if (report.clinic.demo)
    x_sheet.merged(x_row++, label_column, last_column, "Demo clinic, invented patients", Style::notice);
  ++x_row;
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
    x_sheet.merged(x_row, first, static_cast<std::uint16_t>(first + 2), to_string(x_quarters[i]), Style::head_group);
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
  x_sheet.text(x_row, change_column, to_string(x_quarters[1]), Style::head);
  x_sheet.text(x_row, last_column, to_string(x_quarters[2]), Style::head);
  ++x_row;
}

void SummarySheet::perhaps(std::uint16_t column, std::optional<double> number, Style style) {
  number ? x_sheet.number(x_row, column, *number, style) : x_sheet.blank(x_row, column, style);
}

void SummarySheet::figures(Shown shown, const std::array<Figure, 3>& figures) {
  const Looks looks = looks_of(shown);
  std::uint16_t column = first_figure_column;
  for (const Figure& figure : figures) {
    perhaps(column++, figure.part ? std::optional<double>(static_cast<double>(*figure.part)) : std::nullopt,
            Style::figure);
    perhaps(column++, figure.whole ? std::optional<double>(static_cast<double>(*figure.whole)) : std::nullopt,
            Style::figure);
    perhaps(column++, figure.value, looks.value);
  }
  for (std::size_t i = 1; i < figures.size(); ++i) {
    std::optional<double> change;
    if (figures[0].value && figures[i].value) change = (*figures[0].value - *figures[i].value) * looks.change_factor;
    perhaps(column++, change, looks.change);
  }
  ++x_row;
}

void SummarySheet::write_patients() {
  begin_section("Volume", "", "", "number");
  row(
      "Patients seen", Shown::count, [](const PeriodFigures& p) { return count_figure(p.patients_seen); },
      Style::label_strong);
  row(
      "of them new", Shown::count, [](const PeriodFigures& p) { return count_figure(p.new_patients); },
      Style::label_within);
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
  row(
      "Visits", Shown::count, [](const PeriodFigures& p) { return count_figure(p.visits); }, Style::label_strong);
  std::vector<std::string> order;
  for (const VisitKind& kind : visit_kinds()) order.emplace_back(kind.code);
  const std::uint32_t first = x_row;
  for (const std::string& kind : codes_of(&PeriodFigures::visits_by_kind, order))
    row(
        label_of_visit_kind(kind), Shown::count,
        [&](const PeriodFigures& p) { return count_figure(p.visits_of_kind(kind)); }, Style::label_within);
  return rows_since(first);
}

CellRange SummarySheet::write_treatments() {
  row(
      "Treatments done", Shown::count, [](const PeriodFigures& p) { return count_figure(p.treatments); },
      Style::label_strong);
  std::vector<std::string> order;
  for (const TreatmentDefinition& definition : x_catalogue.treatments()) order.push_back(definition.code);
  const std::uint32_t first = x_row;
  for (const std::string& code : codes_of(&PeriodFigures::treatments_by_code, order))
    row(
        treatment_label(x_catalogue, code), Shown::count,
        [&](const PeriodFigures& p) { return count_figure(p.treatments_of_code(code)); }, Style::label_within);
  return rows_since(first);
}

void SummarySheet::write_completeness() {
  begin_section("Completeness", "n", "of", "%");
  row("Visits with a pain score", Shown::percent,
      [](const PeriodFigures& p) { return percent_figure(p.with_pain_score); });
  row("Visits entered late", Shown::percent, [](const PeriodFigures& p) { return percent_figure(p.back_dated); });
  for (std::size_t window = 0; window < follow_up_windows.size(); ++window)
    row("Follow-up at " + std::string(follow_up_windows[window].label) + ": observed of closed", Shown::percent,
        [&](const PeriodFigures& p) { return percent_figure(p.all.windows[window].completeness()); });
}

CellRange SummarySheet::write_course() {
  begin_section("Mean pain, average of 7 days (NRS 0–10)", "n", "of", "mean");
  const std::uint32_t first = x_row;
  x_sheet.number(x_row, label_column, 0, Style::day_label);
  figures(Shown::mean, {mean_figure(x_periods[0]->all.baseline, x_periods[0]->all.windows[0].indexed),
                        mean_figure(x_periods[1]->all.baseline, x_periods[1]->all.windows[0].indexed),
                        mean_figure(x_periods[2]->all.baseline, x_periods[2]->all.windows[0].indexed)});
  for (std::size_t window = 0; window < follow_up_windows.size(); ++window) {
    x_sheet.number(x_row, label_column, follow_up_windows[window].target_day, Style::day_label);
    std::array<Figure, 3> means;
    for (std::size_t i = 0; i < means.size(); ++i) {
      const WindowOutcome& outcome = x_periods[i]->all.windows[window];
      means[i] = mean_figure(outcome.follow_up, outcome.closed);
    }
    figures(Shown::mean, means);
  }
  return rows_since(first);
}

void SummarySheet::write_changes() {
  std::vector<std::string> treatments{""};
  std::set<std::string> indexed;
  for (const PeriodFigures* period : x_periods)
    for (const TreatmentOutcome& outcome : period->by_treatment) indexed.insert(outcome.treatment_code);
  for (const TreatmentDefinition& definition : x_catalogue.treatments())
    if (indexed.erase(definition.code) > 0) treatments.push_back(definition.code);
  treatments.insert(treatments.end(), indexed.begin(), indexed.end());

  for (std::size_t window : {0u, 1u}) {
    const std::string when(follow_up_windows[window].label);
    begin_section("Pain " + when + " after treatment", "n", "of", "result");
    for (const std::string& code : treatments) {
      const auto outcome = [&](const PeriodFigures& p) -> const WindowOutcome& { return outcome_of(p, code, window); };
      row(
          code.empty() ? "All index treatments: mean change"
                       : std::string(treatment_label(x_catalogue, code)) + ": mean change",
          Shown::mean, [&](const PeriodFigures& p) { return mean_figure(outcome(p).change, outcome(p).closed); },
          Style::label_strong);
      row(
          "at least 30 % better", Shown::percent,
          [&](const PeriodFigures& p) { return percent_figure(outcome(p).of_closed30()); }, Style::label_within);
      row(
          "at least 50 % better", Shown::percent,
          [&](const PeriodFigures& p) { return percent_figure(outcome(p).of_closed50()); }, Style::label_within);
    }
  }
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
      "Pain is nrs_avg7, the average of the last 7 days on a scale from 0 to 10. Baseline is the latest score of the "
      "30 days up to the treatment; a negative change is an improvement.",
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
  for (std::size_t i = 0; i < x_quarters.size(); ++i) {
    ChartSeries series;
    series.name = to_string(x_quarters[i]);
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
  chart.x.high = 366;
  chart.x.step = 91;
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
