// One number, one source: the figures of an analysis stand alike on the screen's charts, on paper, in the workbook,
// in CSV and in JSON.

#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "domain/base/number.h"
#include "domain/outcome/figure_table.h"
#include "domain/outcome/outcome_text.h"
#include "reports/chart/outcome_chart.h"
#include "reports/outcome/outcome_file.h"
#include "tests/reports/chart/sample_outcomes.h"
#include "tests/reports/xlsx/package.h"
#include "tests/support/files.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

OutcomeReport report_of(const OutcomeResult& result, bool with_patients = true) {
  OutcomeReport report{result, {}, parse_moment("2027-10-21T13:05:00.000Z"), 120, with_patients};
  report.clinic.name = "Hillside Pain Clinic";
  report.clinic.demo = true;
  return report;
}

std::filesystem::path written(const TemporaryFolder& folder, const OutcomeResult& result, const std::string& name,
                              bool with_patients = true) {
  NoProgress progress;
  write_outcome_file(report_of(result, with_patients), Catalogue(), folder / name, progress);
  return folder / name;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The numbers of a sheet, row by row as they stand in its cells; texts are left out.
std::vector<std::vector<std::string>> numbers_of(const std::string& sheet_xml) {
  std::vector<std::vector<std::string>> rows;
  const std::regex row("<row [^>]*>(.*?)</row>");
  const std::regex cell("<c r=\"[A-Z]+[0-9]+\"(?: s=\"[0-9]+\")?><v>([^<]*)</v></c>");
  for (std::sregex_iterator at(sheet_xml.begin(), sheet_xml.end(), row), end; at != end; ++at) {
    const std::string cells = (*at)[1];
    rows.emplace_back();
    for (std::sregex_iterator number(cells.begin(), cells.end(), cell); number != end; ++number)
      rows.back().push_back((*number)[1]);
  }
  return rows;
}

// Every number of the table stands in the sheet, in order, to the last digit a double has.
void check_sheet(const std::string& sheet_xml, const FigureTable& figures) {
  const auto rows = numbers_of(sheet_xml);
  REQUIRE(rows.size() == figures.rows.size() + 1);  // and the head
  for (std::size_t i = 0; i < figures.rows.size(); ++i) {
    std::vector<double> wanted;
    for (const Figure& figure : figures.rows[i])
      if (const double* number = std::get_if<double>(&figure)) wanted.push_back(*number);
    REQUIRE(rows[i + 1].size() == wanted.size());
    for (std::size_t j = 0; j < wanted.size(); ++j)
      CHECK(std::stod(rows[i + 1][j]) == Approx(wanted[j]).epsilon(1e-14));
  }
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

// What a chart shows of one group and window, without its place.
std::string shown(const OutcomeResult& result, OutcomeChart chart, std::size_t group, std::size_t window) {
  Typesetter typesetter;
  OutcomeChartOptions options;
  options.height = wanted_height(result, chart, options, typesetter);
  for (const OutcomePoint& point : lay_out(result, chart, options, typesetter).points)
    if (point.group == group && point.window == window) return point.lines[0] + "\n" + point.lines[1];
  return {};
}

constexpr std::size_t half_year = 2;

}  // namespace

TEST_CASE("screen and paper show the same responders, means and relief, to the digit", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = invented_outcomes();
  const std::string pdf =
      output_of("pdftotext -layout '" + written(folder, result, "a.pdf").string() + "' - | tr -s ' '");
  for (std::size_t place = 0; place < result.groups.size(); ++place) {
    const OutcomeGroup& group = result.groups[place];
    const WindowResult& window = group.windows[half_year];
    const Estimands& better = window.substantial;
    for (const Proportion& each : {better.non_responder_imputation, better.complete_case, better.treatment_policy}) {
      CHECK(holds(pdf, part_text(each)));
      CHECK(holds(pdf, interval_text(each.interval())));
    }
    CHECK(holds(pdf, mean_text(window.follow_up, 1) + " (" + mean_interval_text(window.follow_up, 1) + ")"));
    CHECK(holds(pdf, change_text(window.change, 1)));
    CHECK(holds(pdf, median_text(group.losses[0].curve)));
    if (place == 0) continue;
    CHECK(holds(shown(result, OutcomeChart::responders, place, half_year),
                part_text(better.non_responder_imputation) + " (95 % " +
                    interval_text(better.non_responder_imputation.interval()) + ")"));
    CHECK(holds(shown(result, OutcomeChart::course, place, half_year),
                "mean " + mean_text(window.follow_up, 1) + " (95 % " + mean_interval_text(window.follow_up, 1) + ")"));
  }
  REQUIRE(result.log_rank);
  CHECK(holds(pdf, "log-rank p " + p_text(result.log_rank->p)));
}

TEST_CASE("the workbook's cells hold the engine's figures to the last digit", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = invented_outcomes();
  const std::filesystem::path file = written(folder, result, "a.xlsx");
  check_sheet(part_of(file, "xl/worksheets/sheet2.xml"), responder_figures(result));
  check_sheet(part_of(file, "xl/worksheets/sheet3.xml"), course_figures(result));
  check_sheet(part_of(file, "xl/worksheets/sheet4.xml"), relief_figures(result));
  check_sheet(part_of(file, "xl/worksheets/sheet5.xml"), survival_figures(result));
  CHECK_FALSE(part_of(file, "xl/charts/chart3.xml").empty());
}

TEST_CASE("CSV without patients and JSON agree figure by figure", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = invented_outcomes();
  std::istringstream csv(bytes_of(written(folder, result, "a.csv", false)));
  const auto json = nlohmann::json::parse(bytes_of(written(folder, result, "a.json", false)));
  CHECK(json["cases"].is_null());
  std::string line;
  std::getline(csv, line);
  line.pop_back();
  const std::vector<std::string> names = cells_of(line);
  const auto cell = [&](const std::vector<std::string>& cells, const std::string& name) {
    const auto at = std::find(names.begin(), names.end(), name);
    REQUIRE(at != names.end());
    const auto place = static_cast<std::size_t>(at - names.begin());
    return place < cells.size() && !cells[place].empty() ? std::stod(cells[place]) : -1;
  };
  for (const auto& group : json["groups"])
    for (const auto& window : group["windows"]) {
      REQUIRE(std::getline(csv, line));
      const std::vector<std::string> cells = cells_of(line);
      CHECK(cells[2] == window["code"]);
      CHECK(cell(cells, "observed") == window["n"]["observed"]);
      CHECK(cell(cells, "resp50_nri") == window["resp50"]["nri"]["fraction"]);
      CHECK(cell(cells, "resp50_nri_low") == window["resp50"]["nri"]["low"]);
      CHECK(cell(cells, "resp30_cc_part") == window["resp30"]["complete_case"]["part"]);
      CHECK(cell(cells, "mid_nri_part") == window["mid"]["nri"]["part"]);
      CHECK(cell(cells, "abs2_nri_high") == window["abs2"]["nri"]["high"]);
      CHECK(cell(cells, "change_mean") == window["change"]["mean"]);
      CHECK(cell(cells, "value_high") == window["follow_up"]["high"]);
    }
  CHECK_FALSE(std::getline(csv, line));
}

TEST_CASE("the printed mini-cohort has its published figures", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = mini_outcomes();
  const std::string pdf =
      output_of("pdftotext -layout '" + written(folder, result, "a.pdf").string() + "' - | tr -s ' '");
  for (const char* wanted : {"6/12 · 50.0 %", "6/9 · 66.7 %", "7/10 · 70.0 %", "39.7–89.2 %", "35.4–87.9 %",
                             "−2.9 (−4.7 to −1.1)", "7.0 (6.0 to 8.0)"})
    CHECK(holds(pdf, wanted));
}
