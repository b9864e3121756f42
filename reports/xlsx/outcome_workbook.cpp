#include "reports/xlsx/outcome_workbook.h"

#include <algorithm>

#include "domain/outcome/figure_table.h"
#include "domain/outcome/outcome_text.h"
#include "domain/store/printed_anchor.h"
#include "reports/methods/methods_text.h"
#include "reports/xlsx/native_chart.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

constexpr std::uint32_t group_colours[] = {colour::blue, colour::vermilion, colour::green, 0xCC79A7,
                                           colour::ink,  colour::orange,    colour::sky,   0x8A8000};
constexpr Marker group_markers[] = {Marker::circle, Marker::square, Marker::triangle, Marker::diamond};
constexpr std::size_t most_series = 8;

Style style_of(FigureKind kind) {
  switch (kind) {
    case FigureKind::text: return Style::text;
    case FigureKind::count:
    case FigureKind::days:
    case FigureKind::number: return Style::number;
    case FigureKind::share: return Style::percent;
    case FigureKind::mean: break;
  }
  return Style::two_decimals;
}

double width_of(const FigureColumn& column) {
  if (column.kind != FigureKind::text) return 11;
  return column.code.ends_with("label") ? 30 : 14;
}

void write_cell(Table& table, const Figure& figure) {
  if (const double* number = std::get_if<double>(&figure)) table.number(*number);
  else if (const std::string* text = std::get_if<std::string>(&figure)) table.text(*text);
  else table.empty();
}

// Where the rows of one group are on its sheet.
struct GroupRows {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

const std::vector<Column> case_columns{{"MRN", 14, Style::identifier},
                                       {"Sex", 6, Style::mark},
                                       {"Age", 6, Style::number},
                                       {"Treatment code", 16},
                                       {"Target key", 38},
                                       {"Side", 6, Style::mark},
                                       {"Index date", 12, Style::date},
                                       {"Group", 22},
                                       {"Baseline", 9, Style::number},
                                       {"Baseline day", 9, Style::number},
                                       {"Window", 10},
                                       {"Status", 11},
                                       {"Window closed", 8, Style::mark},
                                       {"Day", 8, Style::number},
                                       {"Value", 8, Style::number},
                                       {"Change", 9, Style::number},
                                       {"Improvement %", 12, Style::two_decimals},
                                       {"Class", 13},
                                       {"Substantial", 11, Style::mark},
                                       {"Moderate", 11, Style::mark},
                                       {"Relief lost", 9, Style::mark},
                                       {"Relief until day", 9, Style::number},
                                       {"Watch ended by", 16}};

class OutcomeSheets {
 public:
  OutcomeSheets(const OutcomeWorkbook& of, const Catalogue& catalogue, const std::filesystem::path& target,
                Progress& progress);
  void write();

 private:
  static WorkbookSettings settings_of(const OutcomeWorkbook& of);
  void write_heading();
  void line(const std::string& text, Style style) { x_page.text(x_row++, 0, text, style); }
  void write_groups();
  void write_group_row(const OutcomeGroup& group);
  std::vector<GroupRows> write_figures(const FigureTable& figures, const std::string& sheet, bool for_charts);
  std::vector<GroupRows> write_curves();
  void write_cases();
  void write_case_row(Table& table, const OutcomeCase& one, std::size_t place, std::size_t window);
  void write_definitions();
  ChartSeries series_of(std::size_t shown, const std::string& sheet, const GroupRows& rows, std::uint16_t across,
                        std::uint16_t up) const;
  void insert_course_chart(const std::vector<GroupRows>& rows, const FigureTable& figures);
  void insert_responders_chart(const std::vector<GroupRows>& rows, const FigureTable& figures);
  void insert_relief_chart(const std::vector<GroupRows>& curves);
  void insert(NativeChart chart, const std::string& empty, int place);
  // Groups that are told apart, at most as many as can be.
  std::vector<std::size_t> shown_groups() const;

  const OutcomeWorkbook& x_of;
  const OutcomeResult& x_result;
  const Catalogue& x_catalogue;
  Progress& x_progress;
  Workbook x_workbook;
  Sheet& x_page;
  std::uint32_t x_row = 0;
  std::uint32_t x_chart_row = 0;
};

constexpr int chart_width = 640;
constexpr int chart_height = 320;
constexpr int rows_of_chart = 17;
constexpr std::uint16_t column_of_second_chart = 5;

std::uint16_t column_of(const FigureTable& figures, const std::string& code) {
  const auto found = std::find_if(figures.columns.begin(), figures.columns.end(),
                                  [&](const FigureColumn& column) { return column.code == code; });
  return static_cast<std::uint16_t>(found - figures.columns.begin());
}

WorkbookSettings OutcomeSheets::settings_of(const OutcomeWorkbook& of) {
  WorkbookSettings settings;
  settings.title = "Outcomes of treatments";
  settings.clinic = of.clinic.name;
  settings.program = "PsoasTrack " + of.program_version;
  settings.comments = association_text;
  settings.footer = of.clinic.name + (of.clinic.demo ? " · invented patients" : "") + footer_mark(of.anchor);
  settings.made_at = of.made_at;
  settings.paper = of.clinic.paper;
  return settings;
}

OutcomeSheets::OutcomeSheets(const OutcomeWorkbook& of, const Catalogue& catalogue, const std::filesystem::path& target,
                             Progress& progress)
    : x_of(of),
      x_result(of.result),
      x_catalogue(catalogue),
      x_progress(progress),
      x_workbook(target, settings_of(of)),
      x_page(x_workbook.add_page("Summary")) {}

void OutcomeSheets::write() {
  write_heading();
  if (x_result.groups.front().indexed > 0) write_groups();
  const FigureTable responders = responder_figures(x_result);
  const FigureTable course = course_figures(x_result);
  x_chart_row = x_row + 1;
  const std::vector<GroupRows> responder_rows = write_figures(responders, "Responders", true);
  const std::vector<GroupRows> course_rows = write_figures(course, "Course", true);
  write_figures(relief_figures(x_result), "Duration of relief", false);
  write_figures(survival_figures(x_result), "Relief by day", false);
  const std::vector<GroupRows> curves = write_curves();
  if (x_of.with_patients) write_cases();
  write_definitions();
  insert_course_chart(course_rows, course);
  insert_relief_chart(curves);
  insert_responders_chart(responder_rows, responders);
  x_progress.check();
  x_workbook.save(x_progress);
}

void OutcomeSheets::write_heading() {
  x_page.hide_gridlines();
  x_page.column_width(0, 0, 40);
  x_page.column_width(1, 12, 13);
  x_page.row_height(x_row, 30);
  line("Outcomes", Style::title);
  line(question_text(x_result.analysis, x_catalogue), Style::section);
  line(x_of.clinic.name + " · made " + to_string(x_of.made_at).substr(0, 10) + " with PsoasTrack " +
           x_of.program_version,
       Style::subtitle);
  if (x_of.clinic.demo) x_page.merged(x_row++, 0, 8, "Demo clinic, invented patients", Style::notice);
  ++x_row;
  for (const std::string& text : question_lines(x_result, x_catalogue)) line(text + ".", Style::subtitle);
  ++x_row;
  if (const std::string nothing = nothing_text(x_result); !nothing.empty()) line(nothing, Style::label_strong);
}

void OutcomeSheets::write_groups() {
  const std::vector<std::string> heads{"Group",         "Patients",    "Courses",   "With baseline",
                                       "Mean baseline", "95 % low",    "95 % high", "With relief",
                                       "Relief lost",   "Median days", "95 % low",  "95 % high"};
  for (std::size_t i = 0; i < heads.size(); ++i)
    x_page.text(x_row, static_cast<std::uint16_t>(i), heads[i], i == 0 ? Style::table_head : Style::head);
  ++x_row;
  for (const OutcomeGroup& group : x_result.groups) write_group_row(group);
  if (const std::string test = log_rank_text(x_result); !test.empty()) line(test + ".", Style::subtitle);
  line(association_text, Style::subtitle);
}

void OutcomeSheets::write_group_row(const OutcomeGroup& group) {
  const SurvivalCurve& curve = group.losses.front().curve;
  std::uint16_t column = 0;
  x_page.text(x_row, column++, group_label(group), Style::label);
  const auto number = [&](const std::optional<double>& value, Style style) {
    value ? x_page.number(x_row, column, *value, style) : x_page.blank(x_row, column, style);
    ++column;
  };
  for (const std::int64_t count : {group.patients, group.indexed, group.with_baseline})
    number(static_cast<double>(count), Style::figure);
  number(group.baseline.mean, Style::figure_decimal);
  const std::optional<Interval>& limits = group.baseline.interval;
  number(limits ? std::optional(limits->low) : std::nullopt, Style::figure_decimal);
  number(limits ? std::optional(limits->high) : std::nullopt, Style::figure_decimal);
  number(static_cast<double>(curve.subjects), Style::figure);
  number(static_cast<double>(curve.events), Style::figure);
  number(curve.median, Style::figure);
  number(curve.median_low, Style::figure);
  number(curve.median_high, Style::figure);
  ++x_row;
}

// Gives where each group's rows are, in order of the groups.
std::vector<GroupRows> OutcomeSheets::write_figures(const FigureTable& figures, const std::string& sheet,
                                                    bool for_charts) {
  std::vector<Column> columns;
  for (const FigureColumn& column : figures.columns)
    columns.push_back({column.title, width_of(column), style_of(column.kind)});
  Table table(x_workbook, columns, {sheet, static_cast<std::int64_t>(figures.rows.size()), excel_rows, for_charts},
              x_progress);
  std::vector<GroupRows> rows;
  const std::vector<Figure>* before = nullptr;
  for (const std::vector<Figure>& row : figures.rows) {
    const bool another = !before || (*before)[0] != row[0] || (*before)[1] != row[1];
    if (another) rows.push_back({table.row(), table.row()});
    rows.back().last = table.row();
    for (const Figure& figure : row) write_cell(table, figure);
    table.end_row();
    before = &row;
  }
  table.finish();
  return rows;
}

// The corners of the drawn curves, which a chart has to have in cells.
std::vector<GroupRows> OutcomeSheets::write_curves() {
  static const std::vector<Column> columns{
      {"Group", 30}, {"Day", 9, Style::number}, {"Still better", 12, Style::percent}};
  Table table(x_workbook, columns, {"Curves", 0, excel_rows, true}, x_progress);
  std::vector<GroupRows> rows(x_result.groups.size());
  for (std::size_t i = 0; i < x_result.groups.size(); ++i) {
    const OutcomeGroup& group = x_result.groups[i];
    rows[i].first = table.row();
    for (const DrawnCorner& corner : drawn_corners(group.losses.front().curve, x_result.analysis.settings)) {
      table.text(group_label(group));
      table.number(corner.day);
      table.number(corner.survival);
      table.end_row();
    }
    rows[i].last = table.row() - 1;
  }
  table.finish();
  return rows;
}

void OutcomeSheets::write_cases() {
  const std::size_t windows = x_result.analysis.settings.windows.size();
  Table table(x_workbook, case_columns, {"Cases", static_cast<std::int64_t>(x_result.cases.size() * windows)},
              x_progress);
  for (std::size_t place = 0; place < x_result.cases.size(); ++place)
    for (std::size_t window = 0; window < windows; ++window)
      write_case_row(table, x_result.cases[place], place, window);
  table.finish();
}

std::string_view yes(bool mark) { return mark ? "yes" : "no"; }

void OutcomeSheets::write_case_row(Table& table, const OutcomeCase& one, std::size_t place, std::size_t window) {
  const RecordedPatient& patient = x_result.patients[static_cast<std::size_t>(one.patient)];
  const CaseWindow& judged = x_result.window(place, window);
  table.text(patient.mrn);
  table.text(code_of(patient.sex));
  table.number(one.age);
  table.text(x_result.words.at(one.treatment));
  table.text(x_result.words.at(one.target));
  table.text(code_of(one.side));
  table.date(date_of(one.index_day));
  table.text(one.group < 0 ? "" : group_label(x_result.groups[static_cast<std::size_t>(one.group)]));
  table.number(one.base_day ? std::optional<double>(one.base_value) : std::nullopt);
  table.number(one.base_day ? std::optional<double>(*one.base_day) : std::nullopt);
  table.text(x_result.analysis.settings.windows[window].code);
  table.text(code_of(judged.status));
  table.text(yes(judged.closed));
  table.number(judged.day ? std::optional<double>(*judged.day) : std::nullopt);
  table.number(judged.day ? std::optional<double>(judged.value) : std::nullopt);
  const Response* response = judged.day && one.base_day ? &judged.response : nullptr;
  const bool has_percentage = response && response->improvement_percent;
  table.number(response ? std::optional<double>(response->change) : std::nullopt);
  table.number(has_percentage ? response->improvement_percent : std::nullopt);
  table.text(has_percentage && response->responder_class ? code_of(*response->responder_class) : "");
  table.text(has_percentage ? yes(response->substantial) : "");
  table.text(has_percentage ? yes(response->moderate) : "");
  const std::optional<Relapse>& relapse = one.relapses.front();
  table.text(relapse ? yes(relapse->event) : "");
  table.number(relapse ? std::optional<double>(relapse->day) : std::nullopt);
  table.text(relapse && !relapse->event ? code_of(relapse->reason) : "");
  table.end_row();
}

void OutcomeSheets::write_definitions() {
  static const std::vector<Column> columns{{"What", 34, Style::wrapped},
                                           {"Rule", 90, Style::wrapped},
                                           {"Formula", 40, Style::wrapped},
                                           {"Source", 34, Style::wrapped}};
  Table table(x_workbook, columns, {"Definitions"}, x_progress);
  const auto row = [&](std::string_view what, std::string_view rule, std::string_view formula,
                       std::string_view source) {
    table.row_height(15.0 * static_cast<double>(std::max(rule.size() / 85, formula.size() / 36) + 1) + 3);
    for (const std::string_view cell : {what, rule, formula, source}) table.text(cell);
    table.end_row();
  };
  for (const std::string& rule : rule_lines(x_result)) {
    const std::size_t colon = rule.find(':');
    const bool named = colon != std::string::npos && colon < 60;
    row(named ? rule.substr(0, colon) : "", named ? rule.substr(colon + 2) : rule, "", "");
  }
  row("Comparison", association_text, "", "");
  for (const char* chapter : {"course", "response", "who_counts", "mean_and_slope", "lasting_relief"})
    if (const MethodsSection* section = methods_section(chapter))
      row(section->title, section->text, section->formula, section->source);
  table.finish();
}

// --- charts

std::vector<std::size_t> OutcomeSheets::shown_groups() const {
  std::vector<std::size_t> places = compared_groups(x_result);
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return x_result.groups[a].indexed > x_result.groups[b].indexed;
  });
  if (places.size() > most_series) places.resize(most_series);
  std::sort(places.begin(), places.end());
  return places;
}

ChartSeries OutcomeSheets::series_of(std::size_t shown, const std::string& sheet, const GroupRows& rows,
                                     std::uint16_t across, std::uint16_t up) const {
  ChartSeries series;
  series.name = group_label(x_result.groups[shown_groups()[shown]]);
  series.categories = {sheet, rows.first, across, rows.last, across};
  series.values = {sheet, rows.first, up, rows.last, up};
  series.colour = group_colours[shown];
  series.marker = group_markers[shown % std::size(group_markers)];
  series.dashed = shown % 2 == 1;
  return series;
}

// Two beside each other, the third below; a sentence where there is nothing to draw.
void OutcomeSheets::insert(NativeChart chart, const std::string& empty, int place) {
  const std::uint32_t row = x_chart_row + static_cast<std::uint32_t>(place / 2 * rows_of_chart);
  if (!empty.empty()) {
    // Below each other: a sentence beside another would be cut by it.
    x_page.text(row + static_cast<std::uint32_t>(place % 2), 0, chart.title + ": " + empty, Style::subtitle);
    return;
  }
  chart.width = chart_width;
  chart.height = chart_height;
  x_page.insert(row, place % 2 == 0 ? std::uint16_t{0} : column_of_second_chart, chart);
}

void OutcomeSheets::insert_course_chart(const std::vector<GroupRows>& rows, const FigureTable& figures) {
  NativeChart chart;
  chart.kind = ChartKind::scatter;
  chart.title = "Mean: " + x_result.measure.label;
  chart.x.name = "days since treatment";
  chart.x.low = 0;
  chart.x.hidden_grid = true;
  chart.y.name = measure_axis_title(x_result);
  if (!x_result.measure.is_finding) {
    chart.y.low = x_result.measure.range.low;
    chart.y.high = x_result.measure.range.high;
  }
  chart.description = "The mean of each group by follow-up window; the figures stand on Course.";
  const std::vector<std::size_t> groups = shown_groups();
  for (std::size_t i = 0; i < groups.size(); ++i)
    chart.series.push_back(
        series_of(i, "Course", rows[groups[i]], column_of(figures, "target_day"), column_of(figures, "value_mean")));
  insert(chart, no_course_text(x_result), 0);
}

void OutcomeSheets::insert_relief_chart(const std::vector<GroupRows>& curves) {
  NativeChart chart;
  chart.kind = ChartKind::scatter;
  chart.title = "Still " + substantial_text(x_result.analysis.settings) + " (Kaplan–Meier)";
  chart.x.name = "days since treatment";
  chart.x.low = 0;
  chart.x.hidden_grid = true;
  chart.y.low = 0;
  chart.y.high = 1;
  chart.y.step = 0.25;
  chart.y.number_format = "0 %";
  chart.description = "How long relief lasts in each group; the figures stand on Relief by day.";
  const std::vector<std::size_t> groups = shown_groups();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const GroupRows& rows = curves[groups[i]];
    if (rows.last < rows.first) continue;
    chart.series.push_back(series_of(i, "Curves", rows, 1, 2));
    chart.series.back().marker = Marker::none;
  }
  insert(chart, no_relief_text(x_result), 1);
}

void OutcomeSheets::insert_responders_chart(const std::vector<GroupRows>& rows, const FigureTable& figures) {
  NativeChart chart;
  chart.kind = ChartKind::columns;
  chart.title = substantial_text(x_result.analysis.settings) + ", of all whose window has closed (NRI)";
  chart.y.low = 0;
  chart.y.high = 1;
  chart.y.step = 0.25;
  chart.y.number_format = "0 %";
  chart.x.hidden_grid = true;
  chart.description = "Responders of each group by follow-up window; the figures stand on Responders.";
  const std::vector<std::size_t> groups = shown_groups();
  for (std::size_t i = 0; i < groups.size(); ++i)
    chart.series.push_back(series_of(i, "Responders", rows[groups[i]], column_of(figures, "fu_window_label"),
                                     column_of(figures, "resp50_nri")));
  insert(chart, no_responders_text(x_result), 2);
}

}  // namespace

void write_outcome_workbook(const OutcomeWorkbook& workbook, const Catalogue& catalogue,
                            const std::filesystem::path& target, Progress& progress) {
  progress.check();
  OutcomeSheets(workbook, catalogue, target, progress).write();
}

}  // namespace psoas::reports
