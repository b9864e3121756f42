#include <catch2/catch.hpp>

#include "reports/xlsx/trend_workbook.h"
#include "tests/reports/xlsx/invented_trend.h"
#include "tests/reports/xlsx/package.h"
#include "tests/support/files.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

std::filesystem::path written(const TemporaryFolder& folder, const TrendReport& report) {
  NoProgress progress;
  const std::filesystem::path target = folder / "trend.xlsx";
  write_trend(report, target, progress);
  return target;
}

}  // namespace

TEST_CASE("The workbook of a trend is as approved") {
  const TemporaryFolder folder;
  const std::filesystem::path workbook = written(folder, invented_trend());
  const auto [part, name] = GENERATE(table<std::string, std::string>({{"xl/worksheets/sheet1.xml", "page"},
                                                                      {"xl/worksheets/sheet2.xml", "values"},
                                                                      {"xl/worksheets/sheet3.xml", "treatments"},
                                                                      {"xl/worksheets/sheet4.xml", "visits"},
                                                                      {"xl/charts/chart1.xml", "chart"},
                                                                      {"xl/sharedStrings.xml", "texts"}}));
  require_approved_xml(part_of(workbook, part), "trend_" + name + ".xml");
}

TEST_CASE("A trend's values are typed and treatments are a series on the same date axis") {
  const TemporaryFolder folder;
  const std::filesystem::path workbook = written(folder, invented_trend());
  const std::string values = part_of(workbook, "xl/worksheets/sheet2.xml");
  CHECK(cell_of(values, "A2").find("<v>45663</v>") != std::string::npos);  // 2025-01-06
  CHECK(cell_of(values, "D2").find("<v>7</v>") != std::string::npos);
  CHECK(cell_of(values, "G3").find("<v>28</v>") != std::string::npos);
  const std::string chart = part_of(workbook, "xl/charts/chart1.xml");
  CHECK(chart.find("Treatments!$A$2:$A$4") != std::string::npos);
  CHECK(chart.find("RFA L3–L5 R") != std::string::npos);
}

TEST_CASE("A patient without values or treatments has a workbook without charts") {
  const TemporaryFolder folder;
  TrendReport report = invented_trend();
  report.trend.measure.values.clear();
  report.trend.low.reset();
  report.trend.high.reset();
  report.trend.second.reset();
  report.trend.treatments.clear();
  report.trend.index.reset();
  report.trend.course.reset();
  CHECK(part_of(written(folder, report), "xl/workbook.xml").find("Treatments") != std::string::npos);
}

TEST_CASE("A patient's name stays text and out of the file's properties") {
  const TemporaryFolder folder;
  TrendReport report = invented_trend();
  report.trend.patient.family_name = "=cmd";
  report.trend.patient.given_name = "";
  const std::filesystem::path workbook = written(folder, report);
  CHECK(part_of(workbook, "xl/worksheets/sheet1.xml").find("<f>") == std::string::npos);
  CHECK(part_of(workbook, "xl/sharedStrings.xml").find("<t>=cmd</t>") != std::string::npos);
  for (const char* part : {"docProps/core.xml", "docProps/app.xml"}) {
    CHECK(part_of(workbook, part).find("=cmd") == std::string::npos);
    CHECK(part_of(workbook, part).find("DEMO-0001") == std::string::npos);
  }
}
