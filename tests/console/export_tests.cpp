// Exports for recipients outside the clinic.

#include "console_run.h"

using namespace psoas::tests;

namespace {

std::vector<std::string> exporting(ConsoleRun& console, const std::string& target,
                                   const std::vector<std::string>& further) {
  std::vector<std::string> arguments{"export",    console.demo(), "--study",         "Registry", "--purpose",
                                     "benchmark", "--tables",     "patients,scores", "-o",       console.path(target)};
  arguments.insert(arguments.end(), further.begin(), further.end());
  return arguments;
}

}  // namespace

TEST_CASE("an export becomes a workbook or a folder, by its name", "[console]") {
  ConsoleRun console;
  const Ran workbook = console.run(exporting(console, "a.xlsx", {}));
  CHECK(workbook.error == "");
  CHECK(workbook.code == 0);
  CHECK(contains(workbook.out, "patients: 12 rows\n"));
  CHECK(contains(workbook.out, "SHA-256 "));
  CHECK(contains(workbook.out, "shared by fewer than 11 patients"));
  CHECK(console.content(console.path("a.xlsx")).starts_with("PK"));
  const Ran folder = console.run(exporting(console, "b/", {"--columns", "visits.kind"}));
  CHECK(folder.code == 0);
  CHECK(console.content(console.path("b/visits.csv")).starts_with("study_id,visit,kind\r\n"));
  CHECK_FALSE(contains(console.content(console.path("b/patients.csv")), "DEMO"));
}

TEST_CASE("an export that makes no sense is refused before anything is written", "[console]") {
  ConsoleRun console;
  const std::vector<std::vector<std::string>> wrong{
      {"--profile", "secret"},
      {"--profile", "limited"},
      {"--rare", "hide"},
      {"--minimum", "0"},
      {"--minimum", "eleven"},
      {"--from", "2026-02-30"},
      {"--from", "2026-02-02", "--to", "2026-02-01"},
      {"--treatment", "tx_rain_dance"},
      {"--columns", "patients.name"},
      {"--columns", "patients.birth_day"},
      {"--tables", "notes"},
  };
  for (const std::vector<std::string>& further : wrong) {
    const Ran ran = console.run(exporting(console, "a.xlsx", further));
    CAPTURE(further.back(), ran.error);
    CHECK(ran.code == 2);
    CHECK(is_one_error_line(ran.error));
  }
  const Ran nothing =
      console.run({"export", console.demo(), "--study", "A", "--purpose", "b", "-o", console.path("a.xlsx")});
  CHECK(nothing.code == 2);
  CHECK(contains(nothing.error, "Nothing is ticked"));
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}

TEST_CASE("what cannot be exported is said in one line and leaves everything as it was", "[console]") {
  ConsoleRun console;
  REQUIRE(console.run(exporting(console, "a.xlsx", {})).code == 0);
  const std::string before = console.content(console.path("a.xlsx"));
  const std::vector<std::pair<std::string, std::vector<std::string>>> failing{
      {"a.xlsx", {}},
      {"nowhere/b.xlsx", {}},
      {"b.xlsx", {"--from", "2040-01-01"}},
      {"b.xlsx", {"--profile", "shifted"}},
      {"b.xlsx", {"--rare", "leave-out", "--minimum", "1000"}},
  };
  for (const auto& [target, further] : failing) {
    const Ran ran = console.run(exporting(console, target, further));
    CAPTURE(target, further.size(), ran.error);
    CHECK(ran.code == 1);
    CHECK(is_one_error_line(ran.error));
  }
  CHECK(console.content(console.path("a.xlsx")) == before);
  for (const std::string& name : console.files()) CHECK((name == "a.xlsx" || name.starts_with("demo.psoas")));
}

namespace {

// With a passphrase in a file that nobody else can read.
struct Sealing : ConsoleRun {
  Sealing() {
    write("passphrase", "seven wet herons sing\n");
    std::filesystem::permissions(path("passphrase"), std::filesystem::perms::owner_read);
  }
  Ran open(const std::string& sealed, const std::string& output) {
    return run({"open", path(sealed), "-o", path(output), "--passphrase-file", path("passphrase")});
  }
};

}  // namespace

TEST_CASE("a sealed export is one file that opens to its workbook again", "[console]") {
  Sealing console;
  const Ran ran =
      console.run(exporting(console, "a.xlsx", {"--seal", "--passphrase-file", console.path("passphrase")}));
  CHECK(ran.error == "");
  REQUIRE(ran.code == 0);
  CHECK(contains(ran.out, "tell the recipient the passphrase by another way"));
  CHECK(console.files() == std::vector<std::string>{"a.xlsx.psoas-sealed", "demo.psoas", "passphrase"});
  const std::string sealed = console.content(console.path("a.xlsx.psoas-sealed"));
  CHECK(sealed.starts_with("PSOASEAL"));
  CHECK(sealed.find("xl/worksheets") == std::string::npos);
  const Ran opened = console.open("a.xlsx.psoas-sealed", "again.xlsx");
  CHECK(opened.code == 0);
  const std::string workbook = console.content(console.path("again.xlsx"));
  CHECK(workbook.starts_with("PK"));
  CHECK(contains(workbook, "xl/worksheets"));
}

TEST_CASE("a sealed quarter with rows of patients opens to its workbook again", "[console]") {
  Sealing console;
  const Ran ran = console.run({"quarter", console.demo(), "-o", console.path("q.xlsx"), "--seal", "--passphrase-file",
                               console.path("passphrase")});
  CHECK(ran.error == "");
  REQUIRE(ran.code == 0);
  CHECK_FALSE(std::filesystem::exists(console.path("q.xlsx")));
  CHECK(console.open("q.xlsx.psoas-sealed", "again.xlsx").code == 0);
  CHECK(console.content(console.path("again.xlsx")).starts_with("PK"));
}

TEST_CASE("trend, follow-ups and outcomes leave sealed when asked, in whatever format", "[console]") {
  Sealing console;
  const std::vector<std::vector<std::string>> reports{{"trend", "t.pdf", "--mrn", "DEMO-0001"},
                                                      {"followups", "f.csv"},
                                                      {"outcomes", "o.json", "--reason", "for the board"}};
  for (std::vector<std::string> asked : reports) {
    CAPTURE(asked[0]);
    const std::string name = asked[1];
    asked[1] = console.demo();
    asked.insert(asked.end(), {"-o", console.path(name), "--seal", "--passphrase-file", console.path("passphrase")});
    const Ran ran = console.run(asked);
    CHECK(ran.error == "");
    REQUIRE(ran.code == 0);
    CHECK_FALSE(std::filesystem::exists(console.path(name)));
    CHECK(console.content(console.path(name + ".psoas-sealed")).starts_with("PSOASEAL"));
    REQUIRE(console.open(name + ".psoas-sealed", "again-" + name).code == 0);
  }
  CHECK(console.content(console.path("again-t.pdf")).starts_with("%PDF"));
  CHECK(contains(console.content(console.path("again-o.json")), "DEMO-0001"));
}

TEST_CASE("sealing that makes no sense is refused with a remedy, and nothing is written", "[console]") {
  Sealing console;
  console.write("short", "seven\n");
  std::filesystem::permissions(console.path("short"), std::filesystem::perms::owner_read);
  const Ran folder = console.run(exporting(console, "b/", {"--seal", "--passphrase-file", console.path("passphrase")}));
  CHECK(folder.code == 2);
  CHECK(contains(folder.error, "xlsx"));
  const Ran weak = console.run(exporting(console, "a.xlsx", {"--seal", "--passphrase-file", console.path("short")}));
  CHECK(weak.code == 1);
  CHECK(contains(weak.error, "15"));
  CHECK(console.run(exporting(console, "a.xlsx", {"--passphrase-file", console.path("passphrase")})).code == 2);
  CHECK(console.run({"quarter", console.demo(), "-o", console.path("q.xlsx"), "--seal", "--issue"}).code == 2);
  const Ran backup = console.open("passphrase", "again.xlsx");
  CHECK(backup.code == 1);
  CHECK(contains(backup.error, "no sealed file"));
  CHECK(console.files() == std::vector<std::string>{"demo.psoas", "passphrase", "short"});
}
