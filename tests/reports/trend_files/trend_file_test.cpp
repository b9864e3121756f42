#include "reports/trend/trend_file.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "tests/reports/chart/sample_trend.h"
#include "tests/support/files.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

PatientReport golden_report() {
  PatientReport report;
  report.trend = golden_trend();
  report.clinic.name = "Hillside Pain Clinic";
  report.printed_at = parse_moment("2025-10-21T13:05:00.000Z");
  return report;
}

}  // namespace

TEST_CASE("every offered format is written as what its ending says", "[trend_file]") {
  const std::vector<std::pair<std::string, std::string>> beginnings{{"pdf", "%PDF-1."},  {"xlsx", "PK\x03\x04"},
                                                                    {"png", "\x89PNG"},  {"svg", "<?xml"},
                                                                    {"csv", "row_type"}, {"json", "{\n"}};
  REQUIRE(trend_formats().size() == beginnings.size());
  const TemporaryFolder folder;
  for (const FileFormat& format : trend_formats()) {
    INFO(format.ending);
    const auto file = folder / ("trend." + format.ending);
    write_trend_file(golden_report(), {}, file);
    const auto wanted = std::find_if(beginnings.begin(), beginnings.end(),
                                     [&](const auto& beginning) { return beginning.first == format.ending; });
    REQUIRE(wanted != beginnings.end());
    CHECK(bytes_of(file).starts_with(wanted->second));
  }
}

TEST_CASE("an ending in capitals is understood, an unknown one refused", "[trend_file]") {
  const TemporaryFolder folder;
  const auto file = folder / "trend.CSV";
  write_trend_file(golden_report(), {}, file);
  CHECK(std::filesystem::exists(file));
  CHECK_THROWS_AS(write_trend_file(golden_report(), {}, folder / "trend.docx"), std::invalid_argument);
}
