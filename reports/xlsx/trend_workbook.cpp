#include "reports/xlsx/trend_workbook.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/outcome/change.h"
#include "domain/store/printed_anchor.h"
#include "domain/treatment/treatment.h"
#include "reports/xlsx/cell_text.h"
#include "reports/xlsx/native_chart.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> value_columns{
    {"Date", 12, Style::date},
    {"Measure code", 28},
    {"Measure", 40},
    {"Value", 9, Style::number},
    {"Unit", 9, Style::mark},
    {"Phase", 16},
    {"Days since index", 10, Style::number},
    {"Change from baseline", 11, Style::number},
};

const std::vector<Column> treatment_columns{
    {"Date", 12, Style::date},
    {"End", 12, Style::date},
    {"Mark", 22},
    {"Treatment code", 17},
    {"Details", 44},
    {"Status", 10},
    {"Index", 7, Style::mark},
    {"Target key", 38},
    {"Days since index", 10, Style::number},
    {"Height in chart", 9, Style::one_decimal},
};

const std::vector<Column> visit_columns{
    {"Date", 12, Style::date},
    {"Kind", 14},
    {"Clinician", 22},
    {"Note", 90},
};

// Names are shown beside so many treatments; with more only beside index treatments and blocks.
constexpr std::size_t most_named_marks = 10;

class TrendWorkbook {
 public:
  TrendWorkbook(const TrendReport& report, const std::filesystem::path& target, Progress& progress);

  void write();

 private:
  void write_page();
  void write_heading();
  void write_course();
  void fact(std::string_view label, std::optional<double> value, Style style, std::string_view remark);
  void write_reference_lines();
  void reference_line(std::string_view name, double value);
  void write_values();
  void write_measure(Table& values, const TrendMeasure& measure, ChartSeries series);
  void write_treatments();
  void write_visits();
  void insert_charts();
  ChartAxis date_axis() const;
  std::optional<int> day_since_index(Date day) const;
  bool close_together(Date earlier, Date later) const {
    return days_between(earlier, later) * 8 < days_between(x_trend.first_day, x_trend.last_day);
  }

  double top() const { return x_trend.measure.range.high.value_or(highest_value()); }
  double highest_value() const;

  const TrendReport& x_report;
  const PatientTrend& x_trend;
  Progress& x_progress;
  Workbook x_workbook;
  Sheet& x_page;
  std::uint32_t x_row = 0;
  std::uint32_t x_chart_row = 0;
  std::vector<ChartSeries> x_series;         // of the main chart
  std::vector<ChartSeries> x_second_series;  // of the chart below it
};

WorkbookSettings settings_of(const TrendReport& report) {
  WorkbookSettings settings;
  settings.title = "Trend of one patient";
  settings.clinic = report.clinic.name;
  settings.program = "PsoasTrack " + report.program_version;
  settings.footer =
      report.clinic.name + (report.clinic.demo ? " · invented patients" : "") + footer_mark(report.anchor);
  settings.made_at = report.made_at;
  settings.paper = report.clinic.paper;
  return settings;
}

TrendWorkbook::TrendWorkbook(const TrendReport& report, const std::filesystem::path& target, Progress& progress)
    : x_report(report),
      x_trend(report.trend),
      x_progress(progress),
      x_workbook(target, settings_of(report)),
      x_page(x_workbook.add_page("Trend")) {}

void TrendWorkbook::write() {
  write_page();
  write_values();
  write_treatments();
  write_visits();
  insert_charts();
  x_progress.check();
  x_workbook.save(x_progress);
}

double TrendWorkbook::highest_value() const {
  double highest = 1;
  for (const DatedValue& value : x_trend.measure.values) highest = std::max(highest, value.value);
  return highest;
}

std::optional<int> TrendWorkbook::day_since_index(Date day) const {
  if (!x_trend.index) return std::nullopt;
  return days_between(x_trend.index->date, day);
}

void TrendWorkbook::write_page() {
  x_page.hide_gridlines();
  x_page.column_width(0, 0, 40);
  x_page.column_width(1, 1, 14);
  x_page.column_width(2, 2, 80);
  write_heading();
  x_chart_row = x_row;
  x_row += x_trend.second ? 31 : 19;
  write_course();
  write_reference_lines();
  ++x_row;
  x_page.text(x_row++, 0, "PsoasTrack records and summarises what a clinic enters. It does not diagnose.",
              Style::subtitle);
}

void TrendWorkbook::write_heading() {
  const Patient& patient = x_trend.patient;
  x_page.row_height(x_row, 30);
  x_page.text(x_row++, 0, patient.display_name(), Style::title);
  x_page.text(x_row++, 0,
              "MRN " + patient.mrn + " · born " + to_string(patient.birth_date) + " · " +
                  std::string(code_of(patient.sex)) + " · " + x_report.clinic.name,
              Style::section);
  x_page.text(x_row++, 0,
              "Made " + to_string(x_report.made_at).substr(0, 10) + " with PsoasTrack " + x_report.program_version +
                  ". " + x_trend.measure.label + ", " + to_string(x_trend.first_day) + " to " +
                  to_string(x_trend.last_day) + ".",
              Style::subtitle);
  if (x_trend.second && x_trend.second->mixed_methods)
    x_page.text(x_row++, 0, x_trend.second->label + " was measured by different methods: compare with care.",
                Style::subtitle);
  if (x_report.clinic.demo) x_page.merged(x_row++, 0, 2, "Demo clinic, invented patients", Style::notice);
  ++x_row;
}

void TrendWorkbook::fact(std::string_view label, std::optional<double> value, Style style, std::string_view remark) {
  x_page.text(x_row, 0, label, Style::label);
  value ? x_page.number(x_row, 1, *value, style) : x_page.blank(x_row, 1, style);
  x_page.text(x_row, 2, remark, Style::label_within);
  ++x_row;
}

void TrendWorkbook::write_course() {
  if (!x_trend.index || !x_trend.course) return;
  const CourseSummary& course = *x_trend.course;
  x_page.text(x_row++, 0, "Course since " + x_trend.index->label + " on " + to_string(course.index_day),
              Style::section);
  const auto percent = [&](std::optional<double> value) -> std::string {
    if (!value || !course.baseline) return "";
    const auto improved = improvement_percent(course.baseline->value, *value, x_trend.measure.direction);
    return improved ? to_text(*improved, 1) + " % better than baseline" : "";
  };
  fact("Baseline", course.baseline ? std::optional<double>(course.baseline->value) : std::nullopt,
       Style::figure_decimal, course.baseline ? to_string(course.baseline->date) : "no score in the 30 days before");
  fact("Latest", course.latest, Style::figure_decimal, percent(course.latest));
  fact("Best", course.best, Style::figure_decimal,
       (course.best_day ? "day " + std::to_string(*course.best_day) + ", " : "") + percent(course.best));
  fact("Slope per 30 days", course.slope ? std::optional<double>(course.slope->per_day * 30) : std::nullopt,
       Style::change_decimal, "Theil–Sen; needs three values over 28 days");
  fact("Time-weighted mean", course.mean, Style::figure_decimal, "");
  fact("Days at least 50 % better", course.relief_days, Style::figure,
       course.span_days ? "of " + std::to_string(*course.span_days) + " days between first and last value" : "");
  fact("Relief lost on day", course.relief_lost_day ? std::optional<double>(*course.relief_lost_day) : std::nullopt,
       Style::figure, "first value less than 50 % better after one that was");
}

// A line across the chart needs two points in cells.
void TrendWorkbook::reference_line(std::string_view name, double value) {
  const std::uint32_t first = x_row;
  for (Date day : {x_trend.first_day, x_trend.last_day}) {
    x_page.text(x_row, 0, name, Style::label);
    x_page.number(x_row, 1, value, Style::figure_decimal);
    x_page.date(x_row, 2, day);
    ++x_row;
  }
  ChartSeries line;
  line.name = name;
  line.categories = {x_page.name(), first, 2, first + 1, 2};
  line.values = {x_page.name(), first, 1, first + 1, 1};
  line.colour = colour::grey;
  line.marker = Marker::none;
  line.dashed = true;
  line.width = 1;
  x_series.push_back(line);
}

void TrendWorkbook::write_reference_lines() {
  if (!x_trend.course || !x_trend.course->baseline) return;
  const double baseline = x_trend.course->baseline->value;
  ++x_row;
  x_page.text(x_row++, 0, "Lines of the chart", Style::section);
  reference_line("baseline", baseline);
  if (baseline == 0 || x_trend.measure.direction != Direction::lower_is_better) return;
  reference_line("30 % better", baseline * 0.7);
  reference_line("50 % better", baseline * 0.5);
}

void TrendWorkbook::write_measure(Table& values, const TrendMeasure& measure, ChartSeries series) {
  const std::uint32_t first = values.row();
  const Style style = measure.decimals == 0 ? Style::number : Style::one_decimal;
  const bool primary = measure.code == x_trend.measure.code;
  for (const DatedValue& value : measure.values) {
    values.date(value.date);
    values.text(measure.code);
    values.text(measure.label);
    values.number(value.value, style);
    values.text(measure.unit);
    values.text(code_of(value.phase));
    const std::optional<int> day = day_since_index(value.date);
    values.number(day ? std::optional<double>(*day) : std::nullopt);
    const bool changed = primary && x_trend.course && x_trend.course->baseline;
    values.number(changed ? std::optional<double>(value.value - x_trend.course->baseline->value) : std::nullopt);
    values.end_row();
  }
  if (measure.values.empty()) return;
  const std::uint32_t last = values.row() - 1;
  series.name = measure.label;
  series.categories = {values.name(), first, 0, last, 0};
  series.values = {values.name(), first, 3, last, 3};
  const bool second = x_trend.second && &measure == &*x_trend.second;
  (second ? x_second_series : x_series).push_back(series);
}

void TrendWorkbook::write_values() {
  Table values(x_workbook, value_columns, {"Values", 0, excel_rows, true}, x_progress);
  ChartSeries series;
  series.marker = Marker::circle;
  write_measure(values, x_trend.measure, series);
  series.width = 1;
  series.dashed = true;
  series.marker = Marker::none;
  series.colour = colour::sky;
  if (x_trend.high) write_measure(values, *x_trend.high, series);
  if (x_trend.low) write_measure(values, *x_trend.low, series);
  ChartSeries second;
  second.colour = colour::green;
  second.marker = Marker::square;
  if (x_trend.second) write_measure(values, *x_trend.second, second);
  values.finish();
}

void TrendWorkbook::write_treatments() {
  Table table(x_workbook, treatment_columns, {"Treatments", 0, excel_rows, true}, x_progress);
  ChartSeries marks;
  marks.name = "treatments";
  marks.line = false;
  marks.marker = Marker::triangle;
  marks.colour = colour::vermilion;
  marks.drop_lines = true;
  const bool all_named = x_trend.treatments.size() <= most_named_marks;
  std::optional<Date> last_named;
  int height = 0;  // names of treatments that follow each other closely stand one above the other
  for (const TrendTreatment& treatment : x_trend.treatments) {
    const bool named = all_named || treatment.is_index || treatment.mark == TreatmentMark::diagnostic_block;
    marks.labels.push_back(named ? treatment.label : "");
    if (named) height = last_named && close_together(*last_named, treatment.date) ? height + 1 : 0;
    if (named) last_named = treatment.date;
    table.date(treatment.date);
    table.date(treatment.end_date);
    table.text(treatment.label);
    table.text(treatment.code);
    table.text(treatment.detail);
    table.text(code_of(treatment.status));
    table.text(treatment.is_index ? "yes" : "");
    table.text(treatment.same_target_key);
    const std::optional<int> day = day_since_index(treatment.date);
    table.number(day ? std::optional<double>(*day) : std::nullopt);
    table.number(top() * (1 + 0.1 * (height % 3)));
    table.end_row();
  }
  table.finish();
  if (x_trend.treatments.empty()) return;
  marks.categories = {table.name(), 1, 0, table.row() - 1, 0};
  marks.values = {table.name(), 1, 9, table.row() - 1, 9};
  x_series.push_back(marks);
}

void TrendWorkbook::write_visits() {
  Table table(x_workbook, visit_columns, {"Visits", static_cast<std::int64_t>(x_trend.visits.size())}, x_progress);
  for (const Visit& visit : x_trend.visits) {
    const std::vector<std::string_view> pieces = cell_pieces(visit.note);
    for (std::string_view piece : pieces) {
      table.date(visit.date);
      table.text(label_of_visit_kind(visit.kind));
      table.text(visit.clinician);
      table.text(piece);
      table.end_row();
    }
  }
  table.finish();
}

ChartAxis TrendWorkbook::date_axis() const {
  ChartAxis axis;
  const double first = excel_day(x_trend.first_day);
  const double span = std::max(28.0, excel_day(x_trend.last_day) - first);
  axis.low = first - std::ceil(span * 0.03);
  axis.high = first + std::ceil(span * 1.03);
  axis.step = std::max(1.0, std::round(span / 8));
  axis.number_format = "yyyy-mm-dd";
  axis.hidden_grid = true;
  return axis;
}

void TrendWorkbook::insert_charts() {
  constexpr int width = 950;
  if (!x_series.empty()) {
    NativeChart chart;
    chart.kind = ChartKind::scatter;
    chart.title = x_trend.measure.label;
    chart.series = x_series;
    chart.x = date_axis();
    chart.y.name = x_trend.measure.unit;
    chart.y.low = x_trend.measure.range.low;
    // Room above the highest value for the names of treatments.
    chart.y.high = top() * 1.4;
    chart.y.step = top() / 5;
    chart.width = width;
    chart.height = 360;
    chart.description = "The measure by date with every treatment marked; the figures stand on Values and Treatments.";
    x_page.insert(x_chart_row, 0, chart);
  }
  if (x_second_series.empty()) return;
  NativeChart chart;
  chart.kind = ChartKind::scatter;
  chart.title = x_trend.second->label;
  chart.series = x_second_series;
  chart.x = date_axis();
  chart.y.name = x_trend.second->unit;
  chart.width = width;
  chart.height = 220;
  chart.from_top = 370;
  chart.description = "The second measure by date; the figures stand on Values.";
  x_page.insert(x_chart_row, 0, chart);
}

}  // namespace

void write_trend(const TrendReport& report, const std::filesystem::path& target, Progress& progress) {
  progress.check();
  TrendWorkbook(report, target, progress).write();
}

}  // namespace psoas::reports
