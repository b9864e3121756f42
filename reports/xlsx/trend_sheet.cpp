// Eight quarters in a row, with charts: is it getting better?

#include "reports/xlsx/figure_cells.h"
#include "reports/xlsx/native_chart.h"
#include "reports/xlsx/quarter_sheets.h"

namespace psoas::reports {

namespace {

constexpr std::uint32_t head_row = 3;
constexpr std::uint32_t first_row = 5;
constexpr int chart_width = 720;
constexpr int chart_height = 300;
constexpr int chart_gap = 15;

// One figure over the quarters: one column for a count, three for a share or mean, two more for its interval.
struct Strand {
  std::string title;
  std::string key;
  FigureKind kind = FigureKind::count;
  bool with_interval = false;
  std::uint16_t column = 0;  // of the value

  std::uint16_t width() const {
    return static_cast<std::uint16_t>(kind == FigureKind::count ? 1 : with_interval ? 5 : 3);
  }
};

class TrendSheet {
 public:
  TrendSheet(Workbook& workbook, const QuarterReport& report)
      : x_sheet(workbook.add_page("Eight quarters")), x_report(report) {
    const auto& windows = report.summary.rules.windows;
    const FollowUpWindow& window = windows[std::min<std::size_t>(1, windows.size() - 1)];
    const std::string percent = percent_text(report.summary.rules.responder.substantial);
    const auto key = [&](const char* figure) { return figure_key::outcome("", window.code, figure); };
    x_strands = {
        {"Patients seen", "patients_seen"},
        {"Visits", "visits"},
        {"Treatments done", "treatments"},
        {"Visits with a pain score", "visits_with_score", FigureKind::share},
        {"Follow-ups answered", "follow_up", FigureKind::share},
        {"Outcome at " + window.label + " observed", key("completeness"), FigureKind::share},
        {"Mean pain before", figure_key::outcome("", "mean_baseline"), FigureKind::mean},
        {"Mean change at " + window.label, key("mean_change"), FigureKind::mean, true},
        {"At least " + percent + " % better at " + window.label, key("resp50/nri"), FigureKind::share, true},
        {"Treatments with an adverse event", figure_key::treatment_safety("", "with_event"), FigureKind::share, true},
    };
  }

  void write() {
    x_sheet.hide_gridlines();
    x_sheet.column_width(0, 0, 12);
    x_sheet.row_height(0, 26);
    x_sheet.text(0, 0, "Eight quarters", Style::title);
    x_sheet.text(1, 0, "Each quarter's own visits and treatments, as of " + to_string(x_report.summary.as_of) + ".",
                 Style::subtitle);
    write_heads();
    for (std::size_t i = x_report.figures.size(); i-- > 0;) write_row(x_report.figures[i]);
    insert_charts();
  }

 private:
  // Row by row, as sheets want it.
  void write_heads() {
    x_sheet.row_height(head_row, 46);
    x_sheet.blank(head_row, 0, Style::head);
    std::uint16_t column = 1;
    for (const Strand& strand : x_strands) {
      const auto last = static_cast<std::uint16_t>(column + strand.width() - 1);
      x_sheet.column_width(column, last, strand.kind == FigureKind::count ? 11 : 8);
      if (last == column) x_sheet.text(head_row, column, strand.title, Style::head_group);
      else x_sheet.merged(head_row, column, last, strand.title, Style::head_group);
      column = static_cast<std::uint16_t>(last + 1);
    }
    x_sheet.text(head_row + 1, 0, "Quarter", Style::head);
    column = 1;
    for (Strand& strand : x_strands) {
      write_parts(strand, column);
      column = static_cast<std::uint16_t>(column + strand.width());
    }
  }

  void write_parts(Strand& strand, std::uint16_t column) {
    if (strand.kind == FigureKind::count) {
      strand.column = column;
      x_sheet.text(head_row + 1, column, "number", Style::head);
      return;
    }
    strand.column = static_cast<std::uint16_t>(column + 2);
    for (const char* part : {"n", "of", strand.kind == FigureKind::mean ? "mean" : "%"})
      x_sheet.text(head_row + 1, column++, part, Style::head);
    if (!strand.with_interval) return;
    for (const char* part : {"low", "high"}) x_sheet.text(head_row + 1, column++, part, Style::head);
  }

  void write_row(const QuarterFigures& figures) {
    x_sheet.text(x_row, 0, to_string(figures.quarter()), Style::label);
    for (const Strand& strand : x_strands) write_figure(strand, figures.at(strand.key));
    ++x_row;
  }

  void write_figure(const Strand& strand, const QuarterFigure& figure) {
    if (strand.kind == FigureKind::count) return count(strand.column, figure.part, figure.part_told);
    const Style look = strand.kind == FigureKind::mean ? Style::figure_decimal : Style::figure_percent;
    count(static_cast<std::uint16_t>(strand.column - 2), figure.part, figure.part_told);
    count(static_cast<std::uint16_t>(strand.column - 1), figure.whole, figure.whole_told);
    const bool told = figure.value_told();
    number(strand.column, told ? figure.value : std::nullopt, look);
    if (!strand.with_interval) return;
    const bool known = told && figure.interval;
    number(static_cast<std::uint16_t>(strand.column + 1), known ? std::optional(figure.interval->low) : std::nullopt,
           look);
    number(static_cast<std::uint16_t>(strand.column + 2), known ? std::optional(figure.interval->high) : std::nullopt,
           look);
  }

  void count(std::uint16_t column, const std::optional<std::int64_t>& number, Told told) {
    if (told != Told::number) x_sheet.text(x_row, column, sign_of(told, x_report.least_count), Style::figure);
    else this->number(column, number ? std::optional(static_cast<double>(*number)) : std::nullopt, Style::figure);
  }

  void number(std::uint16_t column, const std::optional<double>& number, Style look) {
    number ? x_sheet.number(x_row, column, *number, look) : x_sheet.blank(x_row, column, look);
  }

  ChartSeries series(std::size_t strand, std::uint32_t colour, Marker marker, bool dashed, int shift = 0) const {
    ChartSeries made;
    made.name = x_strands[strand].title;
    made.categories = {x_sheet.name(), first_row, 0, x_row - 1, 0};
    made.values = made.categories;
    made.values.first_column = made.values.last_column =
        static_cast<std::uint16_t>(x_strands[strand].column + static_cast<std::uint16_t>(shift));
    made.colour = colour;
    made.marker = marker;
    made.dashed = dashed;
    return made;
  }

  NativeChart chart(ChartKind kind, const char* title, int place) const {
    NativeChart made;
    made.kind = kind;
    made.title = title;
    made.width = chart_width;
    made.height = chart_height;
    made.from_left = place % 2 * (chart_width + chart_gap);
    made.from_top = place / 2 * (chart_height + chart_gap);
    return made;
  }

  void insert_charts() {
    const std::uint32_t row = x_row + 1;
    NativeChart volume = chart(ChartKind::columns, "How much was done", 0);
    volume.series = {series(1, colour::blue, Marker::none, false), series(2, colour::orange, Marker::none, false)};
    volume.description = "Columns: visits and treatments of eight quarters; the figures stand above.";
    x_sheet.insert(row, 0, volume);

    NativeChart complete = percent_chart("How complete it is known", 1);
    complete.series = {series(3, colour::blue, Marker::circle, false), series(4, colour::orange, Marker::square, true),
                       series(5, colour::green, Marker::diamond, false)};
    complete.description = "Lines: completeness of pain scores, follow-ups and outcomes; the figures stand above.";
    x_sheet.insert(row, 0, complete);

    NativeChart responders = percent_chart("How many are better", 2);
    responders.series = {series(8, colour::blue, Marker::circle, false), limit(8, 1), limit(8, 2)};
    responders.description = "Lines: share of responders with its 95 % limits; the figures stand above.";
    x_sheet.insert(row, 0, responders);

    NativeChart change = chart(ChartKind::lines, "Mean change of pain (below 0 is better)", 3);
    change.series = {series(7, colour::blue, Marker::circle, false), limit(7, 1), limit(7, 2)};
    change.y.name = "points";
    change.y.number_format = "0.0";
    change.x.labels_low = true;
    change.description = "Lines: mean change of pain with its 95 % limits; the figures stand above.";
    x_sheet.insert(row, 0, change);
  }

  NativeChart percent_chart(const char* title, int place) const {
    NativeChart made = chart(ChartKind::lines, title, place);
    made.y.number_format = "0%";
    made.y.low = 0;
    made.y.high = 1;
    made.y.step = 0.2;
    return made;
  }

  ChartSeries limit(std::size_t strand, int shift) const {
    ChartSeries made = series(strand, colour::sky, Marker::none, true, shift);
    made.name = shift == 1 ? "95 % limits, low" : "95 % limits, high";
    made.width = 1;
    return made;
  }

  Sheet& x_sheet;
  const QuarterReport& x_report;
  std::vector<Strand> x_strands;
  std::uint32_t x_row = first_row;
};

}  // namespace

void write_trend_sheet(Workbook& workbook, const QuarterReport& report) { TrendSheet(workbook, report).write(); }

}  // namespace psoas::reports
