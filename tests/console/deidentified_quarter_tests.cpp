// A quarter for readers outside the clinic: figures with small counts hidden, rows of patients by the rules of exports.

#include "demo_session.h"
#include "domain/store/exports.h"
#include "reports/export/file_digest.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

std::vector<std::string> quarter(ConsoleRun& console, const std::string& profile,
                                 const std::vector<std::string>& further = {}) {
  std::vector<std::string> arguments{
      "quarter", console.demo(),        "2026Q2",    "-o",       console.path("q.xlsx"), "--deidentify", profile,
      "--study", "Registry " + profile, "--purpose", "benchmark"};
  arguments.insert(arguments.end(), further.begin(), further.end());
  return arguments;
}

std::string part_of(const std::string& workbook, const std::string& part) {
  return output_of("unzip -p '" + workbook + "' '" + part + "'");
}

std::vector<LoggedExport> log_of(ConsoleRun& console) {
  const DemoSession inside(console, console.demo());
  return inside.store->read(inside.session, [](Reading& reading) { return exports_of(reading).exports(10); });
}

}  // namespace

TEST_CASE("a de-identified quarter has figures for outside, rows by study id, and its place in the log", "[console]") {
  for (const std::string profile : {"safe-harbor", "shifted", "limited"}) {
    ConsoleRun console;
    const Ran ran = console.run(quarter(console, profile, {"--agreement", "DUA 7", "--recipient", "Registry office"}));
    CAPTURE(profile, ran.error);
    REQUIRE(ran.code == 0);
    const std::string file = console.path("q.xlsx");
    const std::string book = part_of(file, "xl/workbook.xml");
    for (const char* sheet :
         {"Summary", "Outcomes", "Read me", "Study patients", "Study visits", "Study scores", "Study findings",
          "Study treatments", "Study parameters", "Study adverse events", "Codes", "Adverse events", "Definitions"})
      CHECK(contains(book, "name=\"" + std::string(sheet) + "\""));
    CHECK_FALSE(contains(book, "name=\"Visits\""));
    const std::string all = part_of(file, "xl/*.xml") + part_of(file, "xl/worksheets/*.xml");
    CHECK_FALSE(contains(all, "DEMO-"));
    CHECK(contains(all, "counts below 11"));
    const std::vector<LoggedExport> log = log_of(console);
    REQUIRE(log.size() == 1);
    CHECK(log[0].state == ExportState::written);
    CHECK(log[0].sha256 == reports::sha256_of(file));
    CHECK(contains(ran.out, "SHA-256 " + log[0].sha256));
    CHECK(log[0].request.recipient == "Registry office");
    CHECK(code_of(log[0].request.profile) == (profile == "safe-harbor" ? "safe_harbor" : profile));
  }
}

TEST_CASE("whose rows stand beside a named quarter depends on what the profile tells of days", "[console]") {
  ConsoleRun console;
  const auto asked = [&](const std::string& profile) {
    std::filesystem::remove(console.path("q.xlsx"));
    const Ran ran = console.run(quarter(console, profile, {"--agreement", "DUA 7"}));
    REQUIRE(ran.code == 0);
    return std::pair(log_of(console).front().request.filter, ran.out);
  };
  const auto [limited, of_the_quarter] = asked("limited");
  CHECK(limited.from == Date{date::year{2026} / 4 / 1});
  CHECK(limited.to == Date{date::year{2026} / 6 / 30});
  CHECK(contains(of_the_quarter, "rows of the patients of the quarter"));
  const auto [safe, of_the_year] = asked("safe-harbor");
  CHECK(safe.from == Date{date::year{2026} / 1 / 1});
  CHECK(safe.to == Date{date::year{2026} / 12 / 31});
  CHECK(contains(of_the_year, "from 2026-01-01 to 2026-12-31"));
  const auto [shifted, of_all] = asked("shifted");
  CHECK_FALSE(shifted.from);
  CHECK_FALSE(shifted.to);
  CHECK(contains(of_all, "rows of all patients"));
}

TEST_CASE("tables and columns of a de-identified quarter can be chosen", "[console]") {
  ConsoleRun console;
  REQUIRE(console.run(quarter(console, "safe-harbor", {"--tables", "patients", "--columns", "scores.total"})).code ==
          0);
  const std::string book = part_of(console.path("q.xlsx"), "xl/workbook.xml");
  CHECK(contains(book, "\"Study patients\""));
  CHECK(contains(book, "\"Study scores\""));
  CHECK_FALSE(contains(book, "\"Study visits\""));
}

TEST_CASE("a de-identified quarter that makes no sense is refused and nothing is written", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::string target = console.path("q.xlsx");
  const std::vector<std::vector<std::string>> wrong{
      quarter(console, "secret"),
      quarter(console, "limited"),
      quarter(console, "safe-harbor", {"--issue"}),
      quarter(console, "safe-harbor", {"--no-patient-sheets"}),
      quarter(console, "safe-harbor", {"--rare", "hide"}),
      quarter(console, "safe-harbor", {"--minimum", "0"}),
      quarter(console, "safe-harbor", {"--columns", "patients.name"}),
      quarter(console, "safe-harbor", {"--columns", "patients.birth_day"}),
      {"quarter", file, "2026Q2", "-o", target, "--deidentify", "safe-harbor", "--purpose", "benchmark"},
      {"quarter", file, "2026Q2", "-o", target, "--deidentify", "safe-harbor", "--study", "Registry"},
      {"quarter", file, "2026Q2", "-o", target, "--study", "Registry"},
      {"quarter", file, "2027Q2", "-o", target, "--deidentify", "shifted", "--study", "A", "--purpose", "b"},
  };
  for (const std::vector<std::string>& arguments : wrong) {
    const Ran ran = console.run(arguments);
    CAPTURE(arguments, ran.error);
    CHECK(ran.code == 2);
    CHECK(is_one_error_line(ran.error));
  }
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
  CHECK(log_of(console).empty());
}

TEST_CASE("a de-identified quarter that cannot be written leaves the old file, and says so in the log", "[console]") {
  ConsoleRun console;
  console.write("q.xlsx", "mine");
  const Ran there = console.run(quarter(console, "safe-harbor"));
  CHECK(there.code == 1);
  CHECK(contains(there.error, "is there already"));
  CHECK(console.content(console.path("q.xlsx")) == "mine");
  CHECK(log_of(console).empty());
  std::vector<std::string> nowhere = quarter(console, "safe-harbor");
  nowhere[4] = console.path("no/q.xlsx");
  CHECK(console.run(nowhere).code == 1);
  REQUIRE(log_of(console).size() == 1);
  CHECK(log_of(console).front().state == ExportState::not_written);
}
