#include <catch2/catch.hpp>

#include <limits>
#include <set>

#include "reports/xlsx/cell_text.h"
#include "reports/xlsx/quarter_workbook.h"
#include "tests/reports/xlsx/invented_quarter.h"
#include "tests/reports/xlsx/package.h"
#include "tests/support/files.h"
#include "tests/support/stopping_progress.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

std::filesystem::path written(const TemporaryFolder& folder, const QuarterReport& report,
                              const QuarterWorkbookOptions& options = {}) {
  NoProgress progress;
  const std::filesystem::path target = folder / "quarter.xlsx";
  write_quarter(report, small_catalogue(), target, progress, options);
  return target;
}

std::string sheet(const std::filesystem::path& workbook, int number) {
  return part_of(workbook, "xl/worksheets/sheet" + std::to_string(number) + ".xml");
}

// Sheets in the order of the workbook.
constexpr int summary = 1, trend = 2, follow_ups = 3, outcomes = 4, visits = 5, scores = 6, findings = 7,
              treatments = 8, adverse_events = 9, adverse_event_list = 10, definitions = 11;

}  // namespace

TEST_CASE("The quarter's workbook is as approved") {
  const TemporaryFolder folder;
  const std::filesystem::path workbook = written(folder, invented_quarter(8));
  const auto [number, name] = GENERATE(table<int, std::string>({{summary, "summary"},
                                                                {trend, "trend"},
                                                                {follow_ups, "follow_up"},
                                                                {outcomes, "outcomes"},
                                                                {visits, "visits"},
                                                                {scores, "scores"},
                                                                {findings, "findings"},
                                                                {treatments, "treatments"},
                                                                {adverse_events, "adverse_events"},
                                                                {adverse_event_list, "adverse_event_list"},
                                                                {definitions, "definitions"}}));
  require_approved_xml(sheet(workbook, number), "quarter_" + name + ".xml");
}

TEST_CASE("The quarter's charts, looks and properties are as approved") {
  const TemporaryFolder folder;
  const std::filesystem::path workbook = written(folder, invented_quarter(8));
  const auto [part, name] = GENERATE(table<std::string, std::string>({{"xl/charts/chart1.xml", "chart_visits"},
                                                                      {"xl/charts/chart3.xml", "chart_course"},
                                                                      {"xl/charts/chart6.xml", "chart_responders"},
                                                                      {"xl/workbook.xml", "workbook"},
                                                                      {"xl/styles.xml", "styles"},
                                                                      {"xl/sharedStrings.xml", "texts"},
                                                                      {"docProps/core.xml", "core"},
                                                                      {"docProps/app.xml", "app"}}));
  require_approved_xml(part_of(workbook, part), "quarter_" + name + ".xml");
}

TEST_CASE("Names that look like formulas, and numbers with leading zeros, stay text") {
  const TemporaryFolder folder;
  const std::string xml = sheet(written(folder, invented_quarter(8)), visits);
  CHECK(cell_of(xml, "C2").find("<t>000101</t>") != std::string::npos);
  CHECK(cell_of(xml, "D3").find("<t>=HYPERLINK(") != std::string::npos);
  CHECK(xml.find("<f>") == std::string::npos);
}

TEST_CASE("Without patients no sheet tells of one") {
  const TemporaryFolder folder;
  QuarterReport report = invented_quarter(8);
  report.with_patients = false;
  const std::filesystem::path workbook = written(folder, report);
  const std::string book = part_of(workbook, "xl/workbook.xml");
  for (const char* name : {"Visits", "Scores", "Findings", "Treatments", "Adverse event list"})
    CHECK(book.find(std::string("name=\"") + name + "\"") == std::string::npos);
  for (int number = 1; number <= 6; ++number) CHECK(sheet(workbook, number).find("000101") == std::string::npos);
}

TEST_CASE("Each sheet of rows continues when it is full") {
  const TemporaryFolder folder;
  QuarterWorkbookOptions options;
  options.most_rows = 100;
  const std::string book = part_of(written(folder, invented_quarter(120), options), "xl/workbook.xml");
  for (const char* name : {"Visits 2", "Scores 7", "Findings 4"})
    CHECK(book.find(std::string("name=\"") + name + "\"") != std::string::npos);
  CHECK(book.find("Scores 8") == std::string::npos);
}

TEST_CASE("A note longer than a cell stands whole on a sheet of its own") {
  const TemporaryFolder folder;
  QuarterReport report = invented_quarter(8);
  report.record.visits[2].note = std::string(40000, 'a') + "end";
  const std::filesystem::path workbook = written(folder, report);
  CHECK(part_of(workbook, "xl/workbook.xml").find("name=\"Long texts\"") != std::string::npos);
  const std::string xml = sheet(workbook, adverse_events);  // before which it stands
  CHECK(cell_of(xml, "B2").find("<v>1002</v>") != std::string::npos);
  CHECK(cell_of(xml, "E2").find(std::string(most_cell_units, 'a')) != std::string::npos);
  CHECK(cell_of(xml, "E3").find("aend</t>") != std::string::npos);
}

TEST_CASE("A damaged text in the record is refused, not written") {
  const TemporaryFolder folder;
  QuarterReport report = invented_quarter(8);
  report.record.visits[3].note = "caf\xE9";
  CHECK_THROWS_WITH(written(folder, report), "Visits, cell R5: the text is not valid UTF-8");
  CHECK(folder.entries() == 0);
}

TEST_CASE("An empty quarter makes a workbook") {
  const TemporaryFolder folder;
  QuarterReport report;
  report.made_at = date::sys_days{date::year{2026} / 10 / 2};
  report.summary = {{2026, 3}, Date{date::year{2026} / 10 / 2}, {}, {}};
  for (Quarter quarter{2026, 3}; report.summary.periods.size() < 8; quarter = quarter.previous())
    report.summary.periods.push_back(summarise_period(quarter, {}, {}));
  fill_figures(report);
  CHECK(sheet(written(folder, report), visits).find("</worksheet>") != std::string::npos);
}

TEST_CASE("Stopped anywhere, it leaves nothing behind") {
  const TemporaryFolder folder;
  tests::StoppingProgress progress(GENERATE(1, 2, 3, 4, 5, 6, 8, 10));
  CHECK_THROWS_AS(write_quarter(invented_quarter(400), small_catalogue(), folder / "a.xlsx", progress), Cancelled);
  CHECK(folder.entries() == 0);
}

TEST_CASE("Outside the clinic no cell tells of fewer than eleven, and none names a patient") {
  const TemporaryFolder folder;
  QuarterReport report = invented_quarter(40);
  report.outside = true;
  report.with_patients = false;
  report.least_count = least_told_outside;
  fill_figures(report);
  const std::filesystem::path workbook = written(folder, report);
  const std::string texts = part_of(workbook, "xl/sharedStrings.xml") + sheet(workbook, outcomes);
  CHECK(texts.find("&lt;11") != std::string::npos);
  for (const QuarterFigures& figures : report.figures)
    for (const QuarterFigure& figure : figures.all()) {
      CAPTURE(figure.key);
      CHECK((figure.part_told != Told::number || figure.part.value_or(0) == 0 || figure.part.value_or(0) >= 11));
      CHECK((figure.whole_told != Told::number || figure.whole.value_or(0) == 0 || figure.whole.value_or(0) >= 11));
    }
}

TEST_CASE("A fiscal year names its quarters, with the months they span") {
  const TemporaryFolder folder;
  QuarterReport report = invented_quarter(8);
  report.summary.quarter = {2026, 1, 7};
  const std::string texts = part_of(written(folder, report), "xl/sharedStrings.xml");
  CHECK(texts.find("Pain outcomes, FY2026 Q1 (Jul–Sep 2025): 1 July to 30 September 2025") != std::string::npos);
}

TEST_CASE("What moved since the issue stands with its entries, once with numbers and once without") {
  const TemporaryFolder folder;
  QuarterReport report = invented_quarter(8);
  IssuedQuarter issued;
  issued.quarter = report.summary.quarter;
  issued.issued_by = "osei";
  issued.figures = issued_figures(report.current());
  for (IssuedFigure& figure : issued.figures)
    if (figure.key == "visits") figure.value = 777;
  QuarterChange late;
  late.sequence = 4711;
  late.action = "add";
  late.entity = "visit";
  late.visits = true;
  late.mrn = "000101";
  report.since_issue = compare(issued, report.current(), {late});
  REQUIRE(report.since_issue->moved.size() == 1);
  std::string xml = sheet(written(folder, report), 2);
  CHECK(cell_of(xml, "F3").find("<v>777</v>") != std::string::npos);
  CHECK(cell_of(xml, "J3").find("late entry 4711") != std::string::npos);
  CHECK(xml.find("MRN 000101") != std::string::npos);
  report.with_patients = false;
  report.least_count = 5;
  fill_figures(report);
  xml = sheet(written(folder, report), 2);
  CHECK(xml.find("<v>777</v>") == std::string::npos);
  CHECK(xml.find("000101") == std::string::npos);
}

TEST_CASE("A quarter's workbook can be stopped every 256 rows, and leaves nothing") {
  const TemporaryFolder folder;
  const QuarterReport report = invented_quarter(2000);
  const Catalogue catalogue = small_catalogue();
  const auto rows = static_cast<std::int64_t>(report.record.visits.size() + report.record.scores.size() +
                                              report.record.findings.size() + report.record.treatments.size());
  const tests::StoppingProgress whole = tests::check_stops(
      [&](Progress& progress) {
        std::filesystem::remove(folder / "q.xlsx");
        write_quarter(report, catalogue, folder / "q.xlsx", progress);
      },
      [&] { return folder.entries() == 0; });
  CHECK(whole.most_between() <= 256);
  CHECK(whole.asked() >= rows / 256);
}

namespace {

// Asked while the package grows in its folder: after how many different sizes, and how often after it said stop.
class WatchingProgress final : public Progress {
 public:
  WatchingProgress(const TemporaryFolder& folder, std::size_t most_sizes) : x_folder(folder), x_most(most_sizes) {}

  void at(std::string_view, std::int64_t, std::int64_t) override {}
  bool cancelled() const override {
    for (const auto& entry : std::filesystem::directory_iterator(x_folder.path()))
      if (std::error_code gone; entry.is_regular_file(gone))
        if (const auto size = entry.file_size(gone); !gone && size > 0) x_sizes.insert(size);
    return x_sizes.size() >= x_most;
  }
  std::size_t sizes() const { return x_sizes.size(); }
  std::uintmax_t largest() const { return x_sizes.empty() ? 0 : *x_sizes.rbegin(); }

 private:
  const TemporaryFolder& x_folder;
  std::size_t x_most;
  mutable std::set<std::uintmax_t> x_sizes;
};

}  // namespace

TEST_CASE("Packing a workbook can be stopped piece by piece") {
  const TemporaryFolder folder;
  const QuarterReport report = invented_quarter(3000);
  const auto write = [&](WatchingProgress& progress) {
    write_quarter(report, small_catalogue(), folder / "q.xlsx", progress);
  };
  WatchingProgress to_its_end(folder, std::numeric_limits<std::size_t>::max());
  write(to_its_end);
  CHECK(to_its_end.sizes() > 20);
  const std::uintmax_t whole = std::filesystem::file_size(folder / "q.xlsx");
  std::filesystem::remove(folder / "q.xlsx");
  for (const std::size_t sizes : {1, 5, 20}) {
    WatchingProgress stopping(folder, sizes);
    CHECK_THROWS_AS(write(stopping), Cancelled);
    CHECK(stopping.largest() < whole);
    CHECK(folder.entries() == 0);
  }
}
