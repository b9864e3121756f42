#include <cstdlib>

#include "storage/import/mapping.h"
#include "tests/bad_inputs/typed.h"
#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Problem about_day(const std::string& typed) { return problem_at(visit_typed({{"date", typed}}).problems, "date"); }

}  // namespace

TEST_CASE("bad input 04: a day that is not in the calendar is refused, by the form and by the file itself") {
  for (const char* typed : {"2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10"}) {
    CAPTURE(typed);
    CHECK(about_day(typed).code == ProblemCode::not_a_date);
    CHECK(about_day(typed).severity == Severity::refuse);
  }
  InMemory clinic;
  const PatientId whose = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  CHECK_THROWS(clinic.store->write(
      staff(), [&](Writing& writing) { writing.visits().add(full_visit(whose, day(2026, 2, 30))); }));
}

TEST_CASE("bad input 05: a visit tomorrow or before birth is refused") {
  CHECK(about_day("2026-03-03").code == ProblemCode::in_the_future);
  CHECK(about_day("1971-08-01").code == ProblemCode::before_birth);
  CHECK(about_day("1971-08-01").severity == Severity::refuse);
}

TEST_CASE("bad input 06: a birth date gives an age that is asked about above 110 and refused above 130") {
  CHECK(is_asked(patient_typed({{"birth_date", "1910-01-01"}}).problems, "birth_date"));
  CHECK(is_refused(patient_typed({{"birth_date", "1890-01-01"}}).problems, "birth_date"));
  CHECK(is_refused(patient_typed({{"birth_date", "2026-03-03"}}).problems, "birth_date"));
  CHECK_FALSE(refuses(patient_typed({{"birth_date", "2026-03-02"}}).problems));
}

TEST_CASE("bad input 07: 03/04/2026 is refused where it is typed, and read only by a stated format on import") {
  CHECK(about_day("03/04/2026").code == ProblemCode::not_a_date);
  const std::string sentence = wording::sentence(about_day("03/04/2026"), catalogue());
  CHECK(sentence.find("year, month and day") != std::string::npos);
  const import_tests::TableFolder folder;
  folder.write("p.csv", "No,Name,Born\n1,Abel,03/04/1970\n");
  const std::string mapping = "source = \"s\"\n[[patients]]\nfile = \"p.csv\"\nmrn = \"No\"\nfamily_name = \"Name\"\n";
  import_tests::ImportClinic guessed;
  const ImportReport refused =
      guessed.import(folder.write("guess.toml", mapping + "birth_date = \"Born\"\n"), folder.path());
  CHECK_FALSE(refused.stored);
  CHECK(refused.rejected.at(0).column == "Born");
  import_tests::ImportClinic stated;
  REQUIRE(
      stated
          .import(folder.write("stated.toml", mapping + "birth_date = {column = \"Born\", format = \"DD/MM/YYYY\"}\n"),
                  folder.path())
          .stored);
  CHECK(stated.store->read(stated.session, [&](Reading& reading) {
    return reading.patients().get(reading.patients().with_mrn("1").value()).birth_date;
  }) == day(1970, 4, 3));
}

TEST_CASE("bad input 08: a year of two digits is refused and four are asked for") {
  for (const char* typed : {"26-02-03", "03.02.26", "26"}) {
    CAPTURE(typed);
    CHECK(about_day(typed).severity == Severity::refuse);
  }
  CHECK(about_day("26-02-03").code == ProblemCode::year_needs_four_digits);
  CHECK(wording::sentence(about_day("26-02-03"), catalogue()).find("four digits") != std::string::npos);
}

TEST_CASE(
    "bad input 09: an hour that the clocks skip or repeat leaves the visit's day, and the moment is kept in UTC") {
  InMemory clinic;
  const PatientId whose = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  for (const char* moment : {"2026-03-29T01:30:00.000Z", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"}) {
    clinic.clock.set(parse_moment(moment));
    const Date on = clinic.clock.today();
    const Visit stored = clinic.store->write(
        staff(), [&](Writing& writing) { return writing.visits().get(writing.visits().add(full_visit(whose, on))); });
    CHECK(stored.date == on);
    CHECK(to_string(stored.entered_at) == moment);
    const AuditEntry entry =
        clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(1).at(0); });
    CHECK(to_string(entry.at) == moment);
  }
}
