// The verb for a clinic's own catalogue.

#include "console_run.h"

using namespace psoas::tests;

namespace {

constexpr const char* sleep_scale = R"([[instrument]]
code = "x_sleep"
label = "Sleep quality"
item = [{ code = "value", label = "sleep" }]
item_range = [0, 10]
score_range = [0, 10]
direction = "higher_is_better"
)";

struct Clinic {
  ConsoleRun console;
  std::string file = console.path("clinic.psoas");

  Clinic() { REQUIRE(console.run({"new", file, "--no-accounts"}).code == 0); }

  Ran catalogue(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"catalogue", file});
    return console.run(std::move(arguments));
  }
  Ran add(const std::string& text, std::vector<std::string> more = {}) {
    console.write("own.toml", text);
    more.insert(more.begin(), {"add", console.path("own.toml")});
    return catalogue(std::move(more));
  }
};

}  // namespace

TEST_CASE("a catalogue file's entries are added, listed, changed and exported again", "[console]") {
  Clinic clinic;
  const Ran added = clinic.add(sleep_scale);
  CHECK(added.error == "");
  CHECK(contains(added.out, "added    instrument x_sleep, Sleep quality\n"));
  CHECK(contains(squeezed(clinic.catalogue({"list", "--own"}).out), "instrument x_sleep Sleep quality (own)\n"));
  CHECK(contains(clinic.add(sleep_scale).out, "Nothing was changed."));
  std::string renamed = sleep_scale;
  renamed.replace(renamed.find("quality"), 7, "at last");
  CHECK(contains(clinic.add(renamed).out, "changed  instrument x_sleep, Sleep at last\n"));
  const std::string out = clinic.console.path("out.toml");
  CHECK(clinic.catalogue({"export", "-o", out}).code == 0);
  CHECK(contains(clinic.console.content(out), "label = \"Sleep at last\""));
  CHECK(contains(clinic.add(clinic.console.content(out)).out, "the same instrument x_sleep"));
}

TEST_CASE("the program's whole catalogue can be exported and is the same when it is added", "[console]") {
  Clinic clinic;
  const std::string out = clinic.console.path("all.toml");
  REQUIRE(clinic.catalogue({"export", "--all", "-o", out}).code == 0);
  const Ran again = clinic.catalogue({"add", "--dry-run", out});
  CHECK(again.code == 0);
  CHECK(contains(again.out, "finding exam_thomas_mod_angle_deg"));
}

TEST_CASE("a dry run of a catalogue file changes nothing", "[console]") {
  Clinic clinic;
  const Ran ran = clinic.add(sleep_scale, {"--dry-run"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "Dry run: the file can be taken as it is. Nothing was changed."));
  CHECK(clinic.catalogue({"list", "--own"}).out == "");
}

TEST_CASE("each fault of a catalogue file is a line with place, entry and remedy", "[console]") {
  Clinic clinic;
  const Ran ran =
      clinic.add(std::string(sleep_scale) + "colour = \"red\"\n[[finding]]\ncode = \"x_a\"\nlabel = \"A\"\n" +
                 "kind = \"exam\"\nvalue = { kind = \"number\", hard = [9, 1] }\n");
  CHECK(ran.code == 1);
  CHECK(contains(ran.out, "own.toml:8: x_sleep: “colour” does not belong here. Remove it, or correct its spelling.\n"));
  CHECK(contains(ran.out, "own.toml:13: x_a: the limits of “hard” do not fit. Put the lower end first.\n"));
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "own.toml” has 2 faults. Nothing was changed."));
  CHECK(clinic.catalogue({"list", "--own"}).out == "");
}

TEST_CASE("files that hold no catalogue are refused, and the old one stays in force", "[console]") {
  Clinic clinic;
  REQUIRE(clinic.add(sleep_scale).code == 0);
  const auto refused = [&](const std::string& text, const std::string& why) {
    const Ran ran = clinic.add(text);
    CHECK(ran.code == 1);
    CHECK(is_one_error_line(ran.error));
    INFO(ran.out);
    CHECK(contains(ran.out, why));
  };
  refused("[[finding\n", "own.toml:1: this is not TOML: ");
  refused("\xFF\xFE[\0[\0", "this is no UTF-8 text (UTF-16). Save it as UTF-8");
  refused("label = \"M\xFCller\"\n", "own.toml:1: this is no UTF-8 text.");
  refused(std::string(50'000'000, 'x'), "this is too large for a catalogue: ");
  refused(std::string(1'900'000, '['), "own.toml:1: this is not TOML: ");
  refused("[[adverse_event]]\ncode = \"x_e\"\nlabel = \"bell \\u0007\"\n", "own.toml:3: x_e: the text of “label”");
  refused("[[adverse_event]]\ncode = \"x_e\"\nlabel = \"E\"\n[[adverse_event]]\ncode = \"x_e\"\nlabel = \"F\"\n",
          "own.toml:5: x_e: the code “x_e” is used a second time");
  refused(
      "[[protocol]]\ncode = \"x_p\"\nlabel = \"P\"\ntreatments = [\"tx_magic\"]\n"
      "[[protocol.step]]\ncode = \"s\"\nlabel = \"S\"\nday = 7\ninstruments = [\"peg\"]\n",
      "own.toml:1: x_p: nothing in the catalogue has the code “tx_magic”.");
  CHECK(contains(clinic.catalogue({"list", "--own"}).out, "x_sleep"));
  CHECK(clinic.catalogue({"add", clinic.console.path("nowhere.toml")}).code == 1);
}

TEST_CASE("an entry is retired on a day, the program's own as well", "[console]") {
  Clinic clinic;
  const Ran ran = clinic.catalogue({"retire", "exam_faber", "--on", "2026-12-01"});
  CHECK(ran.out == "exam_faber is retired: not offered from 2026-12-01 on. Old records still show it.\n");
  CHECK(contains(squeezed(clinic.catalogue({"list", "--kind", "finding", "--own"}).out),
                 "(worded by the clinic, retired on 2026-12-01)"));
  CHECK(clinic.catalogue({"retire", "exam_magic"}).code == 1);
  CHECK(clinic.catalogue({"retire", "exam_faber", "--on", "2026-13-01"}).code == 2);
  CHECK(clinic.catalogue({"list", "--kind", "spell"}).code == 2);
}

TEST_CASE("a clinic's own instrument is imported, charted and in the quarter's workbook", "[console]") {
  Clinic clinic;
  REQUIRE(clinic.add(sleep_scale).code == 0);
  clinic.console.write("people.csv", "No,Name,Born\n7,Rivera,1971-02-03\n");
  clinic.console.write("visits.csv", "No,Day,Sleep\n7,2026-08-05,4\n7,2026-09-05,7\n");
  clinic.console.write("map.toml", R"(source = "diary"
[[patients]]
file = "people.csv"
mrn = "No"
family_name = "Name"
birth_date = "Born"
[[visits]]
file = "visits.csv"
patient = "No"
date = "Day"
scores = { x_sleep = "Sleep" }
)");
  const auto path = [&](const std::string& name) { return clinic.console.path(name); };
  REQUIRE(
      clinic.console.run({"import", clinic.file, path("people.csv"), path("visits.csv"), "--mapping", path("map.toml")})
          .code == 0);
  REQUIRE(
      clinic.console.run({"trend", clinic.file, "--mrn", "7", "--instrument", "x_sleep", "-o", path("t.csv")}).code ==
      0);
  CHECK(contains(clinic.console.content(path("t.csv")), ",x_sleep,Sleep quality,7,"));
  CHECK(clinic.console.run({"quarter", clinic.file, "2026Q3", "-o", path("q.xlsx")}).code == 0);
}
