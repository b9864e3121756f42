#include "tests/console/console_run.h"

using namespace psoas::tests;

TEST_CASE("diagnoses list finds codes and says which list is in force") {
  ConsoleRun console;
  const Ran ran = console.run({"diagnoses", console.demo(), "list", "psoas", "right"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "M76.11\tPsoas tendinitis, right hip\t2015-10-01\t\n"));
  CHECK(contains(ran.out, "comes with PsoasTrack"));
  CHECK_FALSE(contains(ran.out, "M76.12"));
}

TEST_CASE("diagnoses replace takes a whole list, and a bad one leaves the old in force") {
  ConsoleRun console;
  const std::string file = console.demo();
  console.write("bad.csv", "code,label,valid_from\nM76.11,Psoas,2015-10-01\nM76.12,Psoas,1 Oct 2015\n");
  const Ran refused = console.run({"diagnoses", file, "replace", console.path("bad.csv")});
  CHECK(refused.code == 1);
  CHECK(is_one_error_line(refused.error));
  CHECK(contains(refused.error, "line 3"));
  CHECK(contains(refused.error, "valid_from"));
  CHECK(contains(console.run({"diagnoses", file, "list", "M76"}).out, "comes with PsoasTrack"));

  console.write("ours.csv", "code,label\nM76.11,Ours\n");
  CHECK(console.run({"diagnoses", file, "replace", console.path("ours.csv")}).code == 0);
  const std::string listed = console.run({"diagnoses", file, "list"}).out;
  CHECK(contains(listed, "M76.11\tOurs"));
  CHECK(contains(listed, "ours.csv, 1 code"));
}

TEST_CASE("diagnoses with another action is wrong usage") {
  ConsoleRun console;
  const std::string file = console.demo();
  CHECK(console.run({"diagnoses", file, "forget"}).code == 2);
  CHECK(console.run({"diagnoses", file, "replace"}).code == 2);
}
