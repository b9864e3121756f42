// psoasctl audit.

#include "console_run.h"
#include "domain/store/audit.h"
#include "reports/csv/audit_csv.h"
#include "ui/wording/audit_words.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

std::size_t rows_of(const std::string& csv) {
  std::size_t rows = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (csv[i] == '"') quoted = !quoted;
    if (csv[i] == '\n' && !quoted) ++rows;
  }
  return rows;
}

}  // namespace

TEST_CASE("the latest entries of the trail are shown", "[console][audit]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const Ran ran = console.run({"audit", file});
  CAPTURE(ran.out, ran.error);
  CHECK(ran.code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 51);
  CHECK(contains(ran.out, "Visit added: "));
  CHECK(contains(ran.out, "The latest 50 of "));
}

TEST_CASE("the trail of one patient has nothing of another", "[console][audit]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const Ran ran = console.run({"audit", file, "--mrn", "DEMO-0003", "--action", "add", "-o", console.path("a.csv")});
  CAPTURE(ran.error);
  REQUIRE(ran.code == 0);
  const std::string csv = console.content(console.path("a.csv"));
  CHECK(csv.starts_with("sequence,at,local_time,user,role,workstation,session,action,entity,entity_id,mrn,"));
  CHECK(contains(csv, ",patient,"));
  CHECK(contains(csv, ",DEMO-0003,"));
  for (const char* other : {",DEMO-0001,", ",DEMO-0002,", ",acknowledge,", ",raise,"})
    CHECK_FALSE(contains(csv, other));
  CHECK(rows_of(csv) > 3);
}

TEST_CASE("the whole trail is written, in more than one step when it is long", "[console][audit]") {
  ConsoleRun console;
  const std::string file = console.path("long.psoas");
  REQUIRE(console.run({"demo", file, "--patients", "200", "--years", "3"}).code == 0);
  const Ran ran = console.run({"audit", file, "-o", console.path("a.csv")});
  CAPTURE(ran.out, ran.error);
  REQUIRE(ran.code == 0);
  const std::size_t rows = rows_of(console.content(console.path("a.csv"))) - 1;
  CHECK(rows > reports::audit_entries_at_once);
  CHECK(contains(ran.out, std::to_string(rows) + " entries written"));
}

TEST_CASE("an export of the trail cannot become a formula", "[console][audit]") {
  AuditLine line;
  line.entry.reason = "=HYPERLINK(\"x\")";
  line.patient = "+Rivera";
  line.mrn = "@1";
  const std::string csv = reports::audit_csv({line});
  CHECK(contains(csv, ",'@1,'+Rivera,\"'=HYPERLINK(\"\"x\"\")\","));
}

TEST_CASE("a filter that cannot be meant is refused with what there is", "[console][audit]") {
  ConsoleRun console;
  const std::string file = console.demo();
  const std::vector<std::pair<std::vector<std::string>, int>> wrong{{{"--by", "nobody-of-this-name"}, 2},
                                                                    {{"--action", "burn"}, 2},
                                                                    {{"--from", "2026-02-30"}, 2},
                                                                    {{"--from", "2026-03-01", "--to", "2026-02-01"}, 2},
                                                                    {{"--mrn", "NONE"}, 1},
                                                                    {{"-o", console.path("a.xlsx")}, 2}};
  for (const auto& [options, code] : wrong) {
    std::vector<std::string> arguments{"audit", file};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ran ran = console.run(arguments);
    CAPTURE(options[0], ran.error);
    CHECK(ran.code == code);
    CHECK(is_one_error_line(ran.error));
  }
  CHECK(console.files() == std::vector<std::string>{"demo.psoas"});
}

TEST_CASE("an entry is said in words", "[console][audit]") {
  AuditEntry entry;
  entry.action = "correct";
  entry.entity = "adverse_event";
  CHECK(wording::audit::what(entry) == "Adverse event corrected");
  entry.action = "take_up_again";
  entry.entity = "follow_up";
  CHECK(wording::audit::what(entry) == "Follow-up taken up again");
}
