#include "domain/base/text.h"
#include "reports/csv/csv_text.h"
#include "tests/bad_inputs/typed.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// Stored and read back.
Patient kept(const std::string& family, const std::string& note) {
  InMemory clinic;
  Patient typed = patient("1", family, "Ana");
  typed.note = note;
  return clinic.store->write(staff(),
                             [&](Writing& writing) { return writing.patients().get(writing.patients().add(typed)); });
}

}  // namespace

TEST_CASE("bad input 14: a name with SQL in it is stored and shown exactly") {
  const std::string name = "Robert'); DROP TABLE visit;--";
  CHECK_FALSE(refuses(patient_typed({{"family_name", name}}).problems));
  CHECK(kept(name, "").family_name == name);
}

TEST_CASE("bad input 15: what looks like a formula is stored exactly and neutralised where it leaves as CSV") {
  const Patient stored = kept("=HYPERLINK(\"http://example.org\")", "-2 points");
  CHECK(stored.family_name == "=HYPERLINK(\"http://example.org\")");
  CHECK(stored.note == "-2 points");
  CHECK(reports::neutralised(stored.family_name) == "'" + stored.family_name);
  CHECK(reports::neutralised(stored.note) == "'-2 points");
  CHECK(reports::neutralised("-2") == "-2");
}

TEST_CASE("bad input 16: a note of a megabyte is refused with the limit") {
  const Problem problem = problem_at(patient_typed({{"note", std::string(1'000'000, 'x')}}).problems, "note");
  CHECK(problem.code == ProblemCode::too_long);
  CHECK(wording::sentence(problem, catalogue()).find("64") != std::string::npos);
  CHECK(problem_at(visit_typed({{"note", std::string(70'000, 'x')}}).problems, "note").code == ProblemCode::too_long);
  CHECK_FALSE(refuses(patient_typed({{"note", std::string(most_note_bytes, 'x')}}).problems));
}

TEST_CASE(
    "bad input 17: NUL, escape codes and invalid UTF-8 are refused with line and column; tabs and lines are kept") {
  for (const std::string& bad : {std::string("a\0b", 3), std::string("a\x1B[31m"), std::string("a\xFF")}) {
    const Problem problem = problem_at(patient_typed({{"note", "first\nsecond " + bad}}).problems, "note");
    CHECK(problem.code == ProblemCode::not_text);
    CHECK(problem.other.find("line 2, column 9") != std::string::npos);
    CHECK(wording::sentence(problem, catalogue()).find("line 2, column 9") != std::string::npos);
  }
  CHECK(kept("Rivera", "one\n\ttwo").note == "one\n\ttwo");
}

TEST_CASE("bad input 18: a name that turns the writing round is asked about, with the marks made visible") {
  for (const char* name : {"Ri\xE2\x80\xAEvera", "Ri\xE2\x80\x8Bvera"}) {
    const Problem problem = problem_at(patient_typed({{"family_name", name}}).problems, "family_name");
    CHECK(problem.code == ProblemCode::suspicious_text);
    CHECK(problem.severity == Severity::confirm);
    CHECK(wording::sentence(problem, catalogue()).find("‹U+20") != std::string::npos);
    CHECK(with_visible_marks(kept(name, "").display_name()).find("‹U+20") != std::string::npos);
  }
}

TEST_CASE("bad input 19: emoji and letters of four bytes are kept exactly") {
  const std::string name = "\xF0\xA0\xAE\xB7 \xF0\x9F\x99\x82";
  CHECK(kept(name, name).family_name == name);
  CHECK(kept(name, name).note == name);
  CHECK_FALSE(refuses(patient_typed({{"family_name", name}, {"note", name}}).problems));
}
