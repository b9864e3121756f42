#include "console_run.h"
#include "domain/base/version.h"

using namespace psoas::tests;

TEST_CASE("the version is printed", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out == std::string("psoasctl ") + psoas::program_version + "\n");
}

TEST_CASE("help names every verb and ends well", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"--help"});
  CHECK(ran.code == 0);
  for (const char* verb : {"new", "demo", "import", "trend", "quarter", "check"}) CHECK(contains(ran.out, verb));
  CHECK(console.run({"trend", "--help"}).code == 0);
}

TEST_CASE("wrong usage is one line with a hint and exit code 2", "[console]") {
  ConsoleRun console;
  const std::vector<std::vector<std::string>> wrong{
      {},
      {"new"},
      {"new", "a.psoas", "--colour", "red"},
      {"new", "a.psoas"},
      {"new", "a.psoas", "--no-accounts", "--administrator", "adams"},
      {"trend", "a.psoas", "-o", "a.pdf"},
      {"quarter", "a.psoas", "2026Q3"},
      {"import", "a.psoas", "table.csv"},
      {"demo", "a.psoas", "--patients", "0"},
  };
  for (const std::vector<std::string>& arguments : wrong) {
    const Ran ran = console.run(arguments);
    CAPTURE(ran.error);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(is_one_error_line(ran.error));
    CHECK(contains(ran.error, "--help"));
  }
}

TEST_CASE("a verb that does not exist is answered with those that do", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"frobnicate", "x"});
  CHECK(ran.code == 2);
  CHECK(ran.error ==
        "psoasctl: “frobnicate” is not offered. Use one of: new, demo, import, diagnoses, trend, outcomes, analyses, "
        "quarter, export, open, catalogue, rules, clinic, followups, accounts, audit, check, backup, restore, "
        "backups.\n");
}
