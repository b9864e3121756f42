// Verbs that make and check a clinic's file.

#include "console_run.h"

using namespace psoas::tests;

TEST_CASE("a new clinic is whole and empty", "[console]") {
  ConsoleRun console;
  const std::string file = console.path("clinic.psoas");
  const Ran made = console.run({"new", file, "--clinic", "Harbour", "--no-accounts"});
  CHECK(made.error == "");
  CHECK(made.code == 0);
  CHECK(made.out == "Made " + file + "\n");
  const Ran checked = console.run({"check", file});
  CHECK(checked.code == 0);
  CHECK(contains(checked.out, "No fault found."));
  CHECK(contains(squeezed(checked.out), "patients 0\n"));
}

TEST_CASE("a file that is there is not made anew", "[console]") {
  ConsoleRun console;
  console.write("clinic.psoas", "precious");
  const std::string file = console.path("clinic.psoas");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"new", file, "--no-accounts"}, {"demo", file}}) {
    const Ran ran = console.run(arguments);
    CHECK(ran.code == 1);
    CHECK(is_one_error_line(ran.error));
    CHECK(console.content(console.path("clinic.psoas")) == "precious");
  }
  CHECK(console.files() == std::vector<std::string>{"clinic.psoas"});
}

TEST_CASE("the same options make the same demo clinic", "[console]") {
  ConsoleRun console;
  REQUIRE(console.run({"demo", console.path("one.psoas"), "--patients", "9", "--seed", "4"}).code == 0);
  REQUIRE(console.run({"demo", console.path("two.psoas"), "--patients", "9", "--seed", "4"}).code == 0);
  const std::string one = console.run({"check", console.path("one.psoas")}).out;
  CHECK(contains(squeezed(one), "patients 9\n"));
  CHECK(one == console.run({"check", console.path("two.psoas")}).out);
  CHECK(console.files() == std::vector<std::string>{"one.psoas", "two.psoas"});
}

TEST_CASE("a demo clinic has no visits after its last day, which is not in the future", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"demo", console.path("demo.psoas"), "--as-of", "2026-11-03"});
  CHECK(ran.code == 2);
  CHECK(contains(ran.error, "“2026-11-03” lies in the future"));
  CHECK(console.run({"demo", console.path("demo.psoas"), "--as-of", "yesterday"}).code == 2);
  CHECK(console.files().empty());
}

TEST_CASE("a clinic in a folder that does not exist is refused by name", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"demo", console.path("nowhere/demo.psoas")});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "nowhere"));
}

TEST_CASE("a file that is not ours is refused and left as it is", "[console]") {
  ConsoleRun console;
  console.write("letter.psoas", "Dear colleague, this is no database of any kind, but long enough to be looked at.");
  const std::string before = console.content(console.path("letter.psoas"));
  const Ran ran = console.run({"check", console.path("letter.psoas")});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(console.content(console.path("letter.psoas")) == before);
}

TEST_CASE("a file that is not there is named", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"check", console.path("gone.psoas")});
  CHECK(ran.code == 1);
  CHECK(contains(ran.error, "gone.psoas"));
  CHECK(console.files().empty());
}

TEST_CASE("damage is found, counted and left alone", "[console]") {
  ConsoleRun console;
  const std::string file = console.demo();
  std::string bytes = console.content(file);
  for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 4096; ++at) bytes[at] = '\x5A';
  console.write("demo.psoas", bytes);
  const Ran ran = console.run({"check", file});
  CHECK(ran.code == 1);
  CHECK(is_one_error_line(ran.error));
  CHECK(contains(ran.error, "damaged"));
  CHECK(console.content(file) == bytes);
}
