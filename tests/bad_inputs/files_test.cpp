#include "domain/base/output_file.h"
#include "tests/bad_inputs/typed.h"
#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

const std::string mapping =
    "source = \"s\"\n[[patients]]\nfile = \"p.csv\"\nmrn = \"No\"\nfamily_name = \"Name\"\nbirth_date = \"Born\"\n";

std::string five_thousand_patients(const std::string& one_birth_date) {
  std::string table = "\xEF\xBB\xBFNo,Name,Born\r\n";
  for (int i = 1; i <= 5'000; ++i)
    table +=
        std::to_string(i) + ",Name " + std::to_string(i) + "," + (i == 4'321 ? one_birth_date : "1970-01-01") + "\r\n";
  return table;
}

StoreFault refused_untouched(const fs::path& file) {
  FixedClock clock(noon(today));
  const std::string before = bytes_of(file);
  const StoreFault fault = fault_of([&] { sqlite_files(clock)->open(file, Access::read_write); });
  CHECK(bytes_of(file) == before);
  return fault;
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("bad input 26: one bad row in 5,000 keeps all of a table out and is named; a byte order mark does no harm") {
  import_tests::ImportClinic clinic;
  const import_tests::TableFolder folder;
  const fs::path map = folder.write("map.toml", mapping);
  folder.write("p.csv", five_thousand_patients("1970-02-30"));
  const ImportReport dry = clinic.import(map, folder.path(), true);
  CHECK(dry.rejected_in_all == 1);
  const ImportReport refused = clinic.import(map, folder.path());
  CHECK_FALSE(refused.stored);
  REQUIRE(refused.rejected.size() == 1);
  CHECK(refused.rejected[0].line == 4'322);
  CHECK(refused.rejected[0].column == "Born");
  CHECK(clinic.patients() == 0);
  folder.write("p.csv", "No;Name;Born\n1;Abel;1970-01-01\n");
  CHECK_THROWS_AS(clinic.import(map, folder.path()), ImportError);
  folder.write("p.csv", "No,Surname,Born\n1,Abel,1970-01-01\n");
  CHECK_THROWS_AS(clinic.import(map, folder.path()), ImportError);
  CHECK(clinic.patients() == 0);
}

TEST_CASE("bad input 27: an import that is repeated adds nothing") {
  import_tests::ImportClinic clinic;
  const import_tests::TableFolder folder;
  const fs::path map = folder.write("map.toml", mapping);
  folder.write("p.csv", five_thousand_patients("1970-03-01"));
  REQUIRE(clinic.import(map, folder.path()).stored);
  CHECK(clinic.import(map, folder.path()).seen_before);
  folder.write("p.csv", five_thousand_patients("1970-03-01") + "5001,New,1980-01-01\r\n");
  const ImportReport grown = clinic.import(map, folder.path());
  CHECK(import_tests::count(grown, "patient").added == 1);
  CHECK(clinic.patients() == 5'001);
}

TEST_CASE("bad input 28: a newer, foreign, empty or random file is refused and not a byte of it changed") {
  InFile clinic;
  clinic.store.reset();
  std::string newer = bytes_of(clinic.folder.file());
  newer[63] = 99;  // the version in SQLite's header
  write(clinic.folder.file("newer"), newer);
  CHECK(refused_untouched(clinic.folder.file("newer")) == StoreFault::newer_schema);
  std::string foreign = bytes_of(clinic.folder.file());
  foreign[68] = 'X';
  write(clinic.folder.file("foreign"), foreign);
  CHECK(refused_untouched(clinic.folder.file("foreign")) == StoreFault::foreign_file);
  write(clinic.folder.file("empty"), "");
  CHECK(refused_untouched(clinic.folder.file("empty")) == StoreFault::foreign_file);
  write(clinic.folder.file("random"), std::string(50'000, '\x5A'));
  CHECK(refused_untouched(clinic.folder.file("random")) == StoreFault::foreign_file);
}

// The full disk and the killed program are campaigns of their own: T5, T1 and T18 of tests/faults.
TEST_CASE("bad input 30: a file that could not be finished never bears its final name, and what was typed is a draft") {
  TemporaryFolder folder;
  write(folder.file("report.csv"), "older");
  {
    OutputFile unfinished(folder.file("report.csv"));
    unfinished.append("half");
  }
  CHECK(bytes_of(folder.file("report.csv")) == "older");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);

  InFile clinic;
  const PatientId whose = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  VisitDraft draft;
  draft.patient = whose;
  draft.put("note", "half a sent");
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().keep_draft(draft); });
  clinic.store.reset();
  const auto again = clinic.door->open(clinic.folder.file(), Access::read_write);
  again->read(staff(), [](Reading& reading) {
    const auto drafts = reading.visits().drafts();
    REQUIRE(drafts.size() == 1);
    CHECK(reading.visits().draft(drafts[0].id)->text("note") == "half a sent");
  });
}
