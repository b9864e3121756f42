// psoasctl followups.

#include "console_run.h"

using namespace psoas::tests;

TEST_CASE("the list of follow-ups comes in each format", "[console][followup]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::vector<std::pair<std::string, std::string>> beginnings{
      {"a.pdf", "%PDF-"}, {"a.xlsx", "PK"}, {"a.csv", "mrn,name,phone,follow_up"}, {"a.json", "{"}};
  for (const auto& [name, beginning] : beginnings) {
    const std::string target = console.path(name);
    const Ran ran = console.run({"followups", file, "--overdue", "--as-of", "2026-09-30", "-o", target});
    CAPTURE(ran.error);
    CHECK(ran.code == 0);
    CHECK(contains(ran.out, "overdue "));
    CHECK(console.content(target).starts_with(beginning));
  }
}

TEST_CASE("one list only, a known protocol and a real day are asked for", "[console][followup]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::string target = console.path("a.csv");
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"--due", "--lost"}, {"--protocol", "fu_nothing"}, {"--as-of", "2026-02-30"}}) {
    std::vector<std::string> arguments{"followups", file, "-o", target};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = console.run(arguments);
    CAPTURE(ran.error);
    CHECK(ran.code == 2);
    CHECK(is_one_error_line(ran.error));
  }
}
