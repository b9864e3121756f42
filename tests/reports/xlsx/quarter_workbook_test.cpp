#include <catch2/catch.hpp>

#include "reports/xlsx/cell_text.h"
#include "reports/xlsx/quarter_workbook.h"
#include "tests/reports/xlsx/invented_quarter.h"
#include "tests/reports/xlsx/package.h"

using namespace psoas;
using namespace psoas::reports;

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
constexpr int summary = 1, outcomes = 2, visits = 3, scores = 4, findings = 5, treatments = 6, adverse_events = 7,
              adverse_event_list = 8, definitions = 9;

// Stops after so many looks at it.
class Impatient final : public Progress {
 public:
  explicit Impatient(int looks) : x_looks(looks) {}
  void at(std::string_view, std::int64_t, std::int64_t) override {}
  bool cancelled() const override { return --x_looks < 0; }

 private:
  mutable int x_looks;
};

}  // namespace

TEST_CASE("The quarter's workbook is as approved") {
  const TemporaryFolder folder;
  const std::filesystem::path workbook = written(folder, invented_quarter(8));
  const auto [number, name] = GENERATE(table<int, std::string>({{summary, "summary"},
                                                                {outcomes, "outcomes"},
                                                                {visits, "visits"},
                                                                {scores, "scores"},
                                                                {findings, "findings"},
                                                                {treatments, "treatments"},
                                                                {adverse_events, "adverse_events"},
                                                                {adverse_event_list, "adverse_event_list"},
                                                                {definitions, "definitions"}}));
  require_approved(sheet(workbook, number), "quarter_" + name + ".xml");
}

TEST_CASE("The quarter's charts, looks and properties are as approved") {
  const TemporaryFolder folder;
  const std::filesystem::path workbook = written(folder, invented_quarter(8));
  const auto [part, name] = GENERATE(table<std::string, std::string>({{"xl/charts/chart1.xml", "chart_visits"},
                                                                      {"xl/charts/chart3.xml", "chart_course"},
                                                                      {"xl/workbook.xml", "workbook"},
                                                                      {"xl/styles.xml", "styles"},
                                                                      {"xl/sharedStrings.xml", "texts"},
                                                                      {"docProps/core.xml", "core"},
                                                                      {"docProps/app.xml", "app"}}));
  require_approved(part_of(workbook, part), "quarter_" + name + ".xml");
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
  for (int number : {1, 2, 3, 4}) CHECK(sheet(workbook, number).find("000101") == std::string::npos);
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
  report.summary = summarise_quarter({2026, 3}, Date{date::year{2026} / 10 / 2}, {}, {}, {});
  CHECK(sheet(written(folder, report), visits).find("</worksheet>") != std::string::npos);
}

TEST_CASE("Stopped anywhere, it leaves nothing behind") {
  const TemporaryFolder folder;
  const int looks = GENERATE(0, 1, 2, 3, 4, 5, 7, 9);
  Impatient progress(looks);
  CHECK_THROWS_AS(write_quarter(invented_quarter(400), small_catalogue(), folder / "a.xlsx", progress), Cancelled);
  CHECK(folder.entries() == 0);
}
