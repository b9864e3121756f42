// The verb that takes over tables.

#include "console_run.h"

using namespace psoas::tests;

namespace {

std::vector<std::string> import_of(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"import", file, SYNTHEA_TABLES, "--mapping", SYNTHEA_MAPPING};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::string new_clinic(ConsoleRun& console) {
  const std::string file = console.path("clinic.psoas");
  REQUIRE(console.run({"new", file, "--no-accounts"}).code == 0);
  return file;
}

}  // namespace

TEST_CASE("an import prints its counts, and adds nothing the second time", "[console]") {
  ConsoleRun console;
  const std::string file = new_clinic(console);
  const Ran first = console.run(import_of(file));
  CHECK(first.error == "");
  CHECK(first.code == 0);
  CHECK(contains(squeezed(first.out), "patients 27 new, 0 known"));
  CHECK(contains(first.out, "All of it was stored."));
  CHECK(contains(first.out, "No backup was made before: the clinic has chosen no folder"));
  const std::string counts = console.run({"check", file}).out;
  const Ran second = console.run(import_of(file));
  CHECK(second.code == 0);
  CHECK(contains(second.out, "Nothing was stored."));
  CHECK(console.run({"check", file}).out == counts);
}

TEST_CASE("an import makes a backup first where the clinic has a folder for them", "[console]") {
  ConsoleRun console;
  const std::string file = new_clinic(console);
  std::filesystem::create_directory(console.path("backups"));
  console.write("passphrase", "seven wet herons sing\n");
  std::filesystem::permissions(console.path("passphrase"), std::filesystem::perms::owner_read);
  REQUIRE(console
              .run({"backup", file, "-o", console.path("backups"), "--passphrase-file", console.path("passphrase"),
                    "--keep"})
              .code == 0);
  const auto backups = [&] { return std::distance(std::filesystem::directory_iterator(console.path("backups")), {}); };
  CHECK(console.run(import_of(file, {"--dry-run"})).code == 0);
  CHECK(backups() == 1);
  const Ran ran = console.run(import_of(file));
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "The backup made before is " + console.path("backups")));
  CHECK(backups() == 2);
}

TEST_CASE("an import is not begun when no backup can be made before it", "[console]") {
  ConsoleRun console;
  const std::string file = new_clinic(console);
  std::filesystem::create_directory(console.path("backups"));
  console.write("passphrase", "seven wet herons sing\n");
  std::filesystem::permissions(console.path("passphrase"), std::filesystem::perms::owner_read);
  REQUIRE(console
              .run({"backup", file, "-o", console.path("backups"), "--passphrase-file", console.path("passphrase"),
                    "--keep"})
              .code == 0);
  std::filesystem::remove_all(console.path("backups"));
  const Ran ran = console.run(import_of(file));
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "Nothing was taken over: the backup that is made before could not be."));
  CHECK(contains(ran.error, "choose another folder"));
  CHECK(contains(squeezed(console.run({"check", file}).out), "patients 0\n"));
}

TEST_CASE("a dry run stores nothing", "[console]") {
  ConsoleRun console;
  const std::string file = new_clinic(console);
  const Ran ran = console.run(import_of(file, {"--dry-run"}));
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "Dry run: every row can be taken over. Nothing was stored."));
  CHECK(contains(squeezed(console.run({"check", file}).out), "patients 0\n"));
}

TEST_CASE("rejected rows are listed with their place and value, and nothing is stored", "[console]") {
  ConsoleRun console;
  const std::string file = new_clinic(console);
  console.write("people.csv", "number,name,born\n1,Adams,1970-01-01\n2,Baker,1970-02-30\n3,Clark,=1+1\n");
  console.write("people.toml", R"(source = "people"
[[patients]]
file = "people.csv"
key = "number"
mrn = "number"
family_name = "name"
birth_date = "born"
)");
  const Ran ran = console.run({"import", file, console.path("people.csv"), "--mapping", console.path("people.toml"),
                               "--rejects", console.path("rejects.csv")});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "2 rows cannot be taken over, so nothing was stored"));
  CHECK(contains(ran.out, "people.csv, line 3, column “born”"));
  const std::string rejects = console.content(console.path("rejects.csv"));
  CHECK(rejects.starts_with("file,line,column,value,reason\r\n"));
  CHECK(contains(rejects, "people.csv,3,born,1970-02-30,"));
  CHECK(contains(rejects, ",'=1+1,"));  // no formula when a spreadsheet opens it
  CHECK(contains(squeezed(console.run({"check", file}).out), "patients 0\n"));
}

TEST_CASE("a mapping that cannot be used is named with its line", "[console]") {
  ConsoleRun console;
  const std::string file = new_clinic(console);
  console.write("broken.toml", "source = \"x\"\ntable = [\n");
  console.write("t.csv", "a\n1\n");
  const Ran ran = console.run({"import", file, console.path("t.csv"), "--mapping", console.path("broken.toml")});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "broken.toml, line "));
}
