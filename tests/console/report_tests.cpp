// Verbs that write reports.

#include "console_run.h"

using namespace psoas::tests;

TEST_CASE("the ending of the output decides what a trend becomes", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::vector<std::pair<std::string, std::string>> beginnings{{"a.pdf", "%PDF-"}, {"a.PDF", "%PDF-"},
                                                                    {"a.svg", "<?xml"}, {"a.png", "\x89PNG"},
                                                                    {"a.xlsx", "PK"},   {"a.json", "{"}};
  for (const auto& [name, beginning] : beginnings) {
    const std::string target = console.path(name);
    const Ran ran = console.run({"trend", file, "--mrn", "DEMO-0001", "-o", target});
    CAPTURE(ran.error);
    CHECK(ran.code == 0);
    CHECK(ran.out == "Made " + target + "\n");
    CHECK(console.content(target).starts_with(beginning));
  }
}

TEST_CASE("a trend takes another measure, a second one, a span and a paper", "[console]") {
  ConsoleRun console;
  const std::string target = console.path("a.svg");
  const Ran ran = console.run({"trend", console.demo(), "--mrn", "DEMO-0001", "--instrument", "peg", "--second",
                               "exam_thomas_mod_angle_deg/R", "--from", "2025-01-01", "--to", "2025-12-31", "--paper",
                               "Letter", "-o", target});
  CHECK(ran.error == "");
  CHECK(ran.code == 0);
}

TEST_CASE("a trend that makes no sense is refused before anything is written", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::vector<std::vector<std::string>> wrong{
      {"-o", console.path("a.doc")},
      {"-o", console.path("noending")},
      {"-o", console.path("a.pdf"), "--instrument", "happiness"},
      {"-o", console.path("a.pdf"), "--second", "exam_nothing"},
      {"-o", console.path("a.pdf"), "--second", "peg/Q"},
      {"-o", console.path("a.pdf"), "--from", "2026-02-30"},
      {"-o", console.path("a.pdf"), "--from", "2026-02-02", "--to", "2026-02-01"},
      {"-o", console.path("a.pdf"), "--paper", "A3"},
  };
  for (std::vector<std::string> arguments : wrong) {
    arguments.insert(arguments.begin(), {"trend", file, "--mrn", "DEMO-0001"});
    const Ran ran = console.run(arguments);
    CAPTURE(arguments.back(), ran.error);
    CHECK(ran.code == 2);
    CHECK(is_one_error_line(ran.error));
  }
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}

TEST_CASE("an unknown record number is named", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"trend", console.demo(), "--mrn", "DEMO-1", "-o", console.path("a.pdf")});
  CHECK(ran.code == 1);
  CHECK(contains(ran.error, "No patient has the record number “DEMO-1”"));
  CHECK(is_one_error_line(ran.error));
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}

TEST_CASE("a report that cannot be written leaves what was there", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  for (const char* name : {"nowhere/a.pdf", "nowhere/a.xlsx"}) {
    const bool workbook = std::string(name).ends_with("xlsx");
    const Ran ran = workbook ? console.run({"quarter", file, "2026Q3", "-o", console.path(name)})
                             : console.run({"trend", file, "--mrn", "DEMO-0001", "-o", console.path(name)});
    CHECK(ran.code == 1);
    CHECK(is_one_error_line(ran.error));
    CHECK(contains(ran.error, name));
  }
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}

TEST_CASE("a quarter becomes a workbook, with or without patients", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::string whole = console.path("whole.xlsx");
  const std::string bare = console.path("bare.xlsx");
  CHECK(console.run({"quarter", file, "2026Q3", "-o", whole}).code == 0);
  CHECK(console.run({"quarter", file, "2026q3", "--no-patient-sheets", "-o", bare}).code == 0);
  CHECK(console.content(whole).starts_with("PK"));
  CHECK(console.content(bare).starts_with("PK"));
  CHECK(console.content(bare).size() < console.content(whole).size());
}

TEST_CASE("without a quarter the latest full one with visits is taken", "[console]") {
  ConsoleRun console;
  const std::string file = console.path("old.psoas");
  REQUIRE(console.run({"demo", file, "--patients", "12", "--as-of", "2024-05-20"}).code == 0);
  const Ran ran = console.run({"quarter", file, "-o", console.path("last.xlsx")});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "2024Q2"));
}

TEST_CASE("a clinic without visits has no latest quarter", "[console]") {
  ConsoleRun console;
  REQUIRE(console.run({"new", console.path("empty.psoas"), "--no-accounts"}).code == 0);
  const Ran ran = console.run({"quarter", console.path("empty.psoas"), "-o", console.path("a.xlsx")});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(console.files() == std::vector<std::string>{"empty.psoas"});
}

TEST_CASE("a quarter of the clinic's fiscal year is read by its month", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const Ran wrong = console.run({"clinic", file, "--fiscal-year-start", "13"});
  CHECK(wrong.code == 2);
  CHECK(contains(wrong.error, "1 to 12"));
  const Ran set = console.run({"clinic", file, "--fiscal-year-start", "7", "--least-count", "0"});
  CHECK(set.code == 0);
  CHECK(contains(set.out, "fiscal year: begins in July"));
  const Ran made = console.run({"quarter", file, "FY2027Q1", "-o", console.path("a.xlsx")});
  CHECK(made.error == "");
  CHECK(contains(made.out, "FY2027Q1"));
  CHECK(contains(console.run({"quarter", file, "-o", console.path("b.xlsx")}).out, "FY2027Q1"));
}

TEST_CASE("an administrator answers for a disk that is not encrypted", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  CHECK(contains(console.run({"clinic", file}).out, "disk that is not encrypted: nobody has accepted it"));
  const Ran accepted = console.run({"clinic", file, "--accept-open-disk", "it stands in a locked room"});
  CHECK(accepted.code == 0);
  CHECK(contains(accepted.out, "on 2026-11-02: it stands in a locked room"));
  CHECK(contains(console.run({"clinic", file, "--accept-open-disk", ""}).out, "nobody has accepted it"));
}

TEST_CASE("a quarter of the future is refused, and one that still runs is not issued", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const Ran future = console.run({"quarter", file, "2027Q1", "-o", console.path("a.xlsx")});
  CHECK(future.code == 2);
  CHECK(contains(future.error, "has not begun"));
  const Ran running = console.run({"quarter", file, "2026Q4", "--issue", "-o", console.path("a.xlsx")});
  CHECK(running.code == 2);
  CHECK(contains(running.error, "not over"));
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}

TEST_CASE("a quarter is issued once, listed, and again only with a reason", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  CHECK(contains(console.run({"quarter", file, "--issued"}).out, "No quarter was issued yet."));
  const Ran first = console.run({"quarter", file, "2026Q3", "--issue", "-o", console.path("a.xlsx")});
  CHECK(first.error == "");
  CHECK(contains(first.out, "edition 1"));
  const Ran second = console.run({"quarter", file, "2026Q3", "--issue", "-o", console.path("b.xlsx")});
  CHECK(second.code == 1);
  CHECK(contains(second.error, "give its reason"));
  CHECK(contains(console.run({"quarter", file, "2026Q3", "-o", console.path("c.xlsx")}).out,
                 "No figure has changed since the issue"));
  CHECK(console.run({"quarter", file, "2026Q3", "--issue", "--reason", "late", "-o", console.path("b.xlsx")}).code ==
        0);
  CHECK(contains(console.run({"quarter", file, "--issued"}).out, "edition 2: late"));
}

TEST_CASE("the workbook for outside holds no patient, and is smaller", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  CHECK(console.run({"quarter", file, "2026Q3", "--external", "-o", console.path("a.xlsx")}).code == 0);
  CHECK(console.run({"quarter", file, "2026Q3", "-o", console.path("b.xlsx")}).code == 0);
  CHECK(console.content(console.path("a.xlsx")).size() < console.content(console.path("b.xlsx")).size());
}

TEST_CASE("rules are set from a file whole or not at all, and outcomes go by them", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  console.write("wrong.toml", "[responder]\nsubstantial = 200\n");
  const Ran wrong = console.run({"rules", file, "set", console.path("wrong.toml")});
  CHECK(wrong.code == 1);
  CHECK(contains(wrong.error, "line 2"));
  console.write("rules.toml", "[responder]\nsubstantial = 70\n");
  CHECK(console.run({"rules", file, "set", console.path("rules.toml"), "--reason", "policy"}).code == 0);
  CHECK(contains(console.run({"rules", file, "show"}).out, "substantial = 70"));
  CHECK(contains(console.run({"outcomes", file, "-o", console.path("o.json")}).out, "at least 70 % better"));
  console.write("once.toml", "[responder]\nsubstantial = 60\n");
  CHECK(contains(
      console.run({"outcomes", file, "--settings", console.path("once.toml"), "-o", console.path("o.json")}).out,
      "at least 60 % better"));
}

TEST_CASE("a quarter is written as year and quarter, a workbook ends in xlsx", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const Ran quarter = console.run({"quarter", file, "2026Q5", "-o", console.path("a.xlsx")});
  CHECK(quarter.code == 2);
  CHECK(contains(quarter.error, "such as 2026Q3"));
  CHECK(console.run({"quarter", file, "2026Q3", "-o", console.path("a.pdf")}).code == 2);
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}
