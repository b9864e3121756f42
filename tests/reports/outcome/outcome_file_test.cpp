// Each format is written whole or not at all, with or without the rows of patients.

#include "reports/outcome/outcome_file.h"

#include <catch2/catch.hpp>

#include "domain/base/output_file.h"
#include "tests/reports/chart/sample_outcomes.h"
#include "tests/reports/xlsx/package.h"
#include "tests/support/files.h"
#include "tests/support/stopping_progress.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

OutcomeReport report_of(const OutcomeResult& result, bool with_patients = true) {
  return {result, {}, parse_moment("2027-10-21T13:05:00.000Z"), 0, with_patients};
}

void write(const OutcomeReport& report, const std::filesystem::path& file) {
  NoProgress progress;
  write_outcome_file(report, Catalogue(), file, progress);
}

bool names_a_patient(const std::string& text) { return text.find("P1001") != std::string::npos; }

}  // namespace

TEST_CASE("without patient rows no format names one", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = invented_outcomes();
  for (const bool with_patients : {true, false}) {
    for (const char* name : {"a.csv", "a.json", "a.xlsx"}) write(report_of(result, with_patients), folder / name);
    CHECK(names_a_patient(bytes_of(folder / "a.csv")) == with_patients);
    CHECK(names_a_patient(bytes_of(folder / "a.json")) == with_patients);
    const std::string sheets = part_of(folder / "a.xlsx", "xl/workbook.xml");
    CHECK((sheets.find("\"Cases\"") != std::string::npos) == with_patients);
    CHECK(names_a_patient(part_of(folder / "a.xlsx", "xl/worksheets/*.xml")) == with_patients);
  }
}

TEST_CASE("a workbook has its sheets in order", "[outcome file]") {
  const TemporaryFolder folder;
  write(report_of(invented_outcomes()), folder / "a.xlsx");
  const std::string sheets = part_of(folder / "a.xlsx", "xl/workbook.xml");
  std::size_t at = 0;
  for (const char* name :
       {"Summary", "Responders", "Course", "Duration of relief", "Relief by day", "Curves", "Cases", "Definitions"}) {
    CAPTURE(name);
    const std::size_t found = sheets.find("name=\"" + std::string(name) + "\"");
    REQUIRE(found != std::string::npos);
    CHECK(found > at);
    at = found;
  }
}

TEST_CASE("a name that looks like a formula stays a name in the charts", "[outcome file]") {
  const TemporaryFolder folder;
  OutcomeResult result = invented_outcomes();
  result.groups[1].label = "=Summary!A1";
  write(report_of(result), folder / "a.xlsx");
  const std::string chart = part_of(folder / "a.xlsx", "xl/charts/chart1.xml");
  CHECK(chart.find("<c:f>Summary!A1</c:f>") == std::string::npos);
  CHECK(chart.find("<c:v> =Summary!A1</c:v>") != std::string::npos);
}

TEST_CASE("every awkward analysis can be written in every format", "[outcome file]") {
  const TemporaryFolder folder;
  for (const OutcomeResult& result :
       {outcomes_of_nobody(), outcomes_without_baselines(), outcomes_of_one(), outcomes_all_lost(),
        outcomes_all_treated_again(), outcomes_without_relief(), outcomes_without_loss(), outcomes_cut_early(),
        invented_outcomes({11, 7, true, 8})})
    for (const FileFormat& format : outcome_formats()) {
      write(report_of(result), folder / ("a." + format.ending));
      CHECK(std::filesystem::file_size(folder / ("a." + format.ending)) > 0);
    }
  CHECK(folder.entries() == outcome_formats().size());
}

TEST_CASE("a target that cannot be written leaves nothing behind", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = mini_outcomes();
  for (const FileFormat& format : outcome_formats())
    CHECK_THROWS_AS(write(report_of(result), folder / ("missing/a." + format.ending)), FileError);
  CHECK(folder.entries() == 0);
  CHECK_THROWS_AS(write(report_of(result), folder / "a.docx"), std::invalid_argument);
}

TEST_CASE("an analysis can be stopped while it is written in any format, and leaves nothing", "[outcome file]") {
  const TemporaryFolder folder;
  const OutcomeResult result = invented_outcomes({6, 60, false, 8});
  const auto courses = static_cast<std::int64_t>(result.cases.size());
  for (const FileFormat& format : outcome_formats()) {
    CAPTURE(format.ending);
    const std::filesystem::path file = folder / ("a." + format.ending);
    const StoppingProgress whole = check_stops(
        [&](Progress& progress) {
          std::filesystem::remove(file);
          write_outcome_file(report_of(result), Catalogue(), file, progress);
        },
        [&] { return folder.entries() == 0; });
    CHECK(whole.most_between() <= 256);
    // Pages ask at every row of their tables, the other formats at least every 256 rows.
    CHECK(whole.asked() >= (format.ending == "pdf" ? 6 * 8 : courses / 256));
  }
}

TEST_CASE("a file that is open in an office program, or a folder of that name, is told and left alone",
          "[outcome file]") {
  const OutcomeResult result = mini_outcomes();
  for (const FileFormat& format : outcome_formats())
    for (const std::string before : {".~lock.", "~$"}) {
      const TemporaryFolder folder;
      const std::string name = "a." + format.ending;
      const std::string mark = before + name + (before == "~$" ? "" : "#");
      CAPTURE(mark);
      std::ofstream(folder / name) << "older";
      std::ofstream(folder / mark) << "somebody";
      try {
        write(report_of(result), folder / name);
        FAIL("written over an open file");
      } catch (const FileError& error) {
        CHECK(error.file() == folder / name);
        CHECK(std::string(error.what()).find("another program has it open") != std::string::npos);
        CHECK(std::string(error.what()).find(mark) != std::string::npos);
      }
      CHECK(bytes_of(folder / name) == "older");
      CHECK(folder.entries() == 2);
      std::filesystem::remove(folder / mark);
      std::filesystem::remove(folder / name);
      std::filesystem::create_directory(folder / name);
      CHECK_THROWS_AS(write(report_of(result), folder / name), FileError);
      CHECK(folder.entries() == 1);
    }
}
