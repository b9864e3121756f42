#include "reports/pdf/outcome_pages.h"

#include <algorithm>

#include "domain/base/minute_text.h"
#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/base/version.h"
#include "domain/outcome/outcome_text.h"
#include "domain/store/printed_anchor.h"
#include "reports/chart/outcome_chart.h"
#include "reports/pdf/clinic_lines.h"
#include "reports/pdf/outcome_tables.h"
#include "reports/pdf/page_flow.h"
#include "reports/pdf/page_frame.h"
#include "reports/pdf/pdf_file.h"

namespace psoas::reports {

namespace {

constexpr double table_gap = 14;
constexpr TextStyle title_style{14, true};
constexpr TextStyle small_style{body_size, false};
constexpr TextStyle strong_style{body_size, true};

// --- head and foot of every page

PageHead head_of(const OutcomeReport& report, const Catalogue& catalogue, double width, Typesetter& typesetter) {
  PageHead head;
  const double left_width = width * 0.68;
  const Setting left{left_width, false, false};
  const std::string question = with_visible_marks(question_text(report.result.analysis, catalogue));
  head.texts.push_back({"Outcomes", title_style, Ink::text, left, margin, margin});
  head.texts.push_back({question, small_style, Ink::text, left, margin, margin + 20});
  head.height = 20 + typesetter.measure(question, small_style, left).height;
  const Setting right{width - left_width - 12, false, true};
  const double right_left = margin + left_width + 12;
  double top = 3;
  for (const std::string& line : clinic_lines(report.clinic)) {
    head.texts.push_back({line, strong_style, Ink::text, right, right_left, margin + top});
    top += typesetter.measure(line, strong_style, right).height;
  }
  head.height = std::max(head.height, top);
  return head;
}

PageFoot foot_of(const OutcomeReport& report) {
  return {"Printed " + minute_text(report.printed_at, report.offset_minutes) + " · as of " +
              to_string(report.result.analysis.as_of) + " · PsoasTrack " + program_version + footer_mark(report.anchor),
          association_text};
}

// --- body

void add_paragraph(PageFlow& flow, const std::string& text, Ink ink = Ink::text) {
  const Setting setting{flow.width(), false, false};
  const double height = flow.typesetter().measure(text, small_style, setting).height;
  flow.need(height);
  flow.page().texts.push_back({text, small_style, ink, setting, flow.left(), flow.top()});
  flow.skip(height + 2);
}

void add_paragraphs(PageFlow& flow, const std::string& title, const std::vector<std::string>& lines) {
  flow.need(heading_size * 1.55 + 3 * body_size * 1.4);
  flow.page().texts.push_back({title, {heading_size, true}, Ink::text, {}, flow.left(), flow.top()});
  flow.skip(heading_size * 1.55);
  for (const std::string& line : lines) add_paragraph(flow, with_visible_marks(line) + ".");
}

void add_table(PageFlow& flow, const PageTable& table) {
  flow.skip(table_gap);
  flow.add(table);
}

constexpr double chart_scale = 0.7;

OutcomeChartLayout chart_of(PageFlow& flow, const OutcomeResult& result, OutcomeChart chart, double width,
                            double height) {
  OutcomeChartOptions options;
  options.width = width / chart_scale;
  options.height = height;
  return lay_out(result, chart, options, flow.typesetter());
}

// A page is wide: a plot as high as its width asks for would leave no room for the next.
double height_of(PageFlow& flow, const OutcomeResult& result, OutcomeChart chart, double width) {
  constexpr double most_width = 460;
  OutcomeChartOptions options;
  options.width = width / chart_scale;
  const double wanted = wanted_height(result, chart, options, flow.typesetter());
  return options.width <= most_width ? wanted : wanted - std::min(80.0, wanted / 4);
}

// Charts that stand beside each other, all of one height.
struct ChartRow {
  std::vector<OutcomeChart> charts;
  double width = 0;   // of each, on the page
  double height = 0;  // of each, before it is scaled
};

constexpr double gap_beside = 12;
constexpr double gap_below = 8;

ChartRow row_of(PageFlow& flow, const OutcomeResult& result, std::vector<OutcomeChart> charts) {
  const auto columns = static_cast<double>(charts.size());
  ChartRow row{std::move(charts), (flow.width() - gap_beside * (columns - 1)) / columns, 0};
  for (const OutcomeChart chart : row.charts)
    row.height = std::max(row.height, height_of(flow, result, chart, row.width));
  return row;
}

// A little lower, when all of them fit on the page so.
void fit_on_page(std::vector<ChartRow>& rows, double room) {
  constexpr double most_taken = 0.35;
  double needed = 0;
  double heights = 0;
  for (const ChartRow& row : rows) {
    needed += row.height * chart_scale + gap_below;
    heights += row.height * chart_scale;
  }
  const double taken = (needed - room) / heights;
  if (taken <= 0 || taken > most_taken) return;
  for (ChartRow& row : rows) row.height *= 1 - taken;
}

void add_row(PageFlow& flow, const OutcomeResult& result, const ChartRow& row) {
  flow.need(row.height * chart_scale);
  double left = flow.left();
  for (const OutcomeChart chart : row.charts) {
    flow.page().charts.push_back({chart_of(flow, result, chart, row.width, row.height), left, flow.top(), chart_scale});
    left += row.width + gap_beside;
  }
  flow.skip(row.height * chart_scale + gap_below);
}

void add_all_charts(PageFlow& flow, const OutcomeResult& result) {
  constexpr std::size_t most_beside = 4;
  constexpr std::size_t most_windows_beside = 6;
  const bool beside =
      drawn_groups(result).size() <= most_beside && result.analysis.settings.windows.size() <= most_windows_beside;
  std::vector<ChartRow> rows;
  if (beside) {
    rows.push_back(row_of(flow, result, {OutcomeChart::course, OutcomeChart::relief}));
  } else {
    rows.push_back(row_of(flow, result, {OutcomeChart::course}));
    rows.push_back(row_of(flow, result, {OutcomeChart::relief}));
  }
  rows.push_back(row_of(flow, result, {OutcomeChart::responders}));
  fit_on_page(rows, flow.room());
  for (const ChartRow& row : rows) add_row(flow, result, row);
}

void add_figures(PageFlow& flow, const OutcomeResult& result) {
  const ResponderThresholds& thresholds = result.analysis.settings.responder;
  add_table(flow, follow_up_table(result));
  add_table(flow, responders_table(result, substantial_text(result.analysis.settings), &WindowResult::substantial));
  add_table(flow, responders_table(result, "≥ " + to_text(thresholds.moderate) + " % better", &WindowResult::moderate));
  if (const PageTable further = further_table(result); !further.rows.empty()) add_table(flow, further);
  add_table(flow, means_table(result));
  add_table(flow, relief_table(result));
  add_table(flow, survival_table(result));
}

}  // namespace

std::vector<Page> compose(const OutcomeReport& report, const Catalogue& catalogue, Typesetter& typesetter,
                          Progress& progress) {
  const OutcomeResult& result = report.result;
  const Paper paper = paper_named(report.clinic.paper);
  const PageHead head = head_of(report, catalogue, width_within(paper), typesetter);
  PageFlow flow(body_from(margin + head.height + 14, paper), typesetter, progress);

  add_paragraphs(flow, "The question", question_lines(result, catalogue));
  if (const std::string nothing = nothing_text(result); !nothing.empty()) {
    flow.skip(table_gap);
    add_paragraph(flow, nothing);
  }
  if (result.groups.front().indexed > 0) add_table(flow, groups_table(result));
  if (nothing_text(result).empty()) {
    flow.skip(table_gap);
    add_all_charts(flow, result);
    add_figures(flow, result);
  }
  flow.skip(table_gap);
  add_paragraphs(flow, "The rules behind the figures", rule_lines(result));

  std::vector<Page> pages = flow.take();
  add_frame(pages, head, foot_of(report), paper);
  return pages;
}

void write_outcome_pdf(const OutcomeReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
                       Typesetter& typesetter, Progress& progress) {
  write_pages(compose(report, catalogue, typesetter, progress), paper_named(report.clinic.paper),
              {"Outcomes of treatments", report.printed_at}, file, typesetter, progress);
}

}  // namespace psoas::reports
