#include "reports/pdf/patient_report.h"

#include <algorithm>
#include <cstdio>

#include "domain/base/minute_text.h"
#include "domain/base/text.h"
#include "domain/base/version.h"
#include "domain/body/pain_sites.h"
#include "domain/patient/sex_word.h"
#include "domain/store/printed_anchor.h"
#include "reports/chart/trend_chart.h"
#include "reports/chart/trend_text.h"
#include "reports/pdf/clinic_lines.h"
#include "reports/pdf/page_flow.h"
#include "reports/pdf/page_frame.h"
#include "reports/pdf/patient_tables.h"
#include "reports/pdf/trend_tables.h"

namespace psoas::reports {

namespace {

Moment local(const PatientReport& report) { return report.printed_at + std::chrono::minutes(report.offset_minutes); }

Date printed_on(const PatientReport& report) { return Date{date::floor<date::days>(local(report))}; }

// A name may be set in any script, but nothing in it may hide or change direction unseen.
std::string patient_name(const Patient& patient) { return with_visible_marks(patient.display_name()); }

std::string identity(const PatientReport& report) {
  const Patient& patient = report.trend.patient;
  const int age = age_in_years(patient.birth_date, patient.died_on.value_or(printed_on(report)));
  std::string text = "MRN " + patient.mrn + " · born " + to_string(patient.birth_date) + " · ";
  text += patient.died_on ? "died " + to_string(*patient.died_on) + " at " + std::to_string(age)
                          : std::to_string(age) + (age == 1 ? " year" : " years");
  return text.append(" · ").append(sex_word(patient.sex, "sex not recorded"));
}

// --- head and foot of every page

constexpr TextStyle name_style{14, true};
constexpr TextStyle small_style{body_size, false};
constexpr TextStyle strong_style{body_size, true};

// Texts below each other, each broken into lines where it is too long: a name is never cut.
class HeadColumn {
 public:
  HeadColumn(PageHead& head, double left, double width, bool align_right, Typesetter& typesetter)
      : x_head(head), x_left(left), x_setting{width, false, align_right}, x_typesetter(typesetter) {}

  void skip(double height) { x_height += height; }
  void add(const std::string& text, const TextStyle& style, Ink ink = Ink::text) {
    if (text.empty()) return;
    x_head.texts.push_back({text, style, ink, x_setting, x_left, margin + x_height});
    x_height += x_typesetter.measure(text, style, x_setting).height;
    x_head.height = std::max(x_head.height, x_height);
  }

 private:
  PageHead& x_head;
  double x_left;
  Setting x_setting;
  Typesetter& x_typesetter;
  double x_height = 0;
};

PageHead head_of(const PatientReport& report, double width, Typesetter& typesetter) {
  PageHead head;
  const double name_width = width * 0.64;
  HeadColumn who(head, margin, name_width, false, typesetter);
  who.add(patient_name(report.trend.patient), name_style);
  who.add(identity(report), small_style);
  HeadColumn where(head, margin + name_width + 12, width - name_width - 12, true, typesetter);
  where.skip(3);
  for (const std::string& line : clinic_lines(report.clinic)) where.add(line, strong_style);
  where.add("Pain and treatment trend", small_style, Ink::faint_text);
  return head;
}

PageFoot foot_of(const PatientReport& report) {
  return {"Printed " + minute_text(report.printed_at, report.offset_minutes) + " · PsoasTrack " + program_version +
              footer_mark(report.anchor) + " · MRN " + report.trend.patient.mrn,
          "PsoasTrack records and summarises what was entered. It does not diagnose."};
}

// --- chart and course

// Laid out as on the screen and made smaller, so that lines and signs keep their proportions.
void add_chart(PageFlow& flow, const PatientTrend& trend) {
  constexpr double scale = 0.7;
  ChartOptions options;
  options.width = flow.width() / scale;
  options.height = 372;
  options.key = false;  // the table of treatments below bears the numbers
  const double height = options.height * scale;
  flow.need(height);
  flow.page().charts.push_back({lay_out(trend, options, flow.typesetter()), flow.left(), flow.top(), scale});
  flow.skip(height + 6);
}

void add_course(PageFlow& flow, const CourseText& course) {
  constexpr double padding = 9;
  const double line = body_size * 1.5;
  const auto right_lines = static_cast<double>((course.lines.size() + 1) / 2);
  const double height = 2 * padding + std::max(22 + line, line * (1 + right_lines));
  flow.need(height);
  const double left = flow.left() + padding;
  const double top = flow.top() + padding;
  Page& page = flow.page();
  page.tints.push_back({{flow.left(), flow.top(), flow.width(), height}, Ink::moderate_zone});
  const double column = flow.width() * 0.30;
  page.texts.push_back({course.heading, strong_style, Ink::text, {}, left, top});
  page.texts.push_back({course.headline, {19, false}, Ink::measure_text, {}, left, top + line - 2});
  page.texts.push_back({course.change, strong_style, Ink::text, {}, left + column, top});
  for (std::size_t i = 0; i < course.lines.size(); ++i) {
    const double column_left = left + column * (1 + static_cast<double>(i % 2) * 1.1);
    const double line_top = top + line * (1 + static_cast<double>(i / 2));
    page.texts.push_back({course.lines[i], small_style, Ink::text, {}, column_left, line_top});
  }
  flow.skip(height + 12);
}

// The latest body chart there is, with its regions in words beside it.
void add_body_chart(PageFlow& flow, const std::vector<Visit>& latest_first, const Catalogue& catalogue) {
  constexpr double height = 190;
  constexpr double chart_width = 215;
  for (const Visit& visit : latest_first) {
    const std::vector<PainSite> sites = pain_sites(visit.findings, catalogue);
    if (sites.empty()) continue;
    flow.need(height);
    const double left = flow.left() + chart_width + 12;
    const Setting beside{flow.width() - chart_width - 12, false, false};
    flow.page().bodies.push_back(
        {lay_out_body(chart_width, height, body_size), marks_of(sites), flow.left(), flow.top()});
    flow.page().texts.push_back({"Body chart of " + to_string(visit.date) + ": " +
                                     std::to_string(body_regions_count(sites)) +
                                     (sites.size() == 1 ? " region" : " regions"),
                                 {heading_size, true},
                                 Ink::text,
                                 beside,
                                 left,
                                 flow.top()});
    flow.page().texts.push_back(
        {describe(sites, catalogue), small_style, Ink::text, beside, left, flow.top() + heading_size * 1.8});
    flow.skip(height);
    return;
  }
}

// Behind the page to read: what it rests on.
void add_detail(PageFlow& flow, const PatientTrend& trend, const Catalogue& catalogue) {
  std::vector<PageTable> tables{before_after_table(trend), treatments_table(trend, catalogue),
                                visits_table(trend, catalogue)};
  for (PageTable& table : scores_tables(trend, catalogue)) tables.push_back(std::move(table));
  for (PageTable& table : findings_tables(trend, catalogue)) tables.push_back(std::move(table));
  tables.push_back(adverse_events_table(trend, catalogue));
  std::erase_if(tables, [](const PageTable& table) { return table.rows.empty(); });
  if (!tables.empty()) flow.begin_page();
  for (const PageTable& table : tables) {
    flow.add(table);
    flow.skip(16);
  }
  add_body_chart(flow, trend.visits, catalogue);
}

}  // namespace

std::vector<Page> compose(const PatientReport& report, const Catalogue& catalogue, Typesetter& typesetter) {
  const Paper paper = paper_named(report.clinic.paper);
  const PageHead head = head_of(report, width_within(paper), typesetter);
  NoProgress progress;
  PageFlow flow(body_from(margin + head.height + 14, paper), typesetter, progress);

  add_chart(flow, report.trend);
  if (const auto course = course_text(report.trend)) add_course(flow, *course);
  if (!report.trend.standings.empty()) flow.add(instruments_table(report.trend));
  add_detail(flow, report.trend, catalogue);

  std::vector<Page> pages = flow.take();
  add_frame(pages, head, foot_of(report), paper);
  return pages;
}

}  // namespace psoas::reports
