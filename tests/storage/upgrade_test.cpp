#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>

#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// A second version with what splitting at semicolons would break.
constexpr std::string_view second_step =
    "ALTER TABLE clinic ADD COLUMN motto TEXT;\n"
    "CREATE TRIGGER clinic_stays BEFORE DELETE ON clinic\n"
    "BEGIN SELECT RAISE(ABORT, 'a clinic; stays'); SELECT 1; END;\n";

struct NextVersion {
  explicit NextVersion(std::string_view step) : steps{storage::schema_steps()[0], step} {}
  std::array<std::string_view, 2> steps;
  storage::DoorSettings settings() const { return {.busy_ms = 100, .vfs = "", .steps = steps}; }
};

int version_of(const fs::path& file) {
  return SQLite::Database(file.string()).execAndGet("PRAGMA user_version").getInt();
}

void close_with_a_patient(InFile& clinic) {
  clinic.store->write(staff(), [](Writing& writing) { writing.patients().add(patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
}

}  // namespace

TEST_CASE("An older file is upgraded after a backup beside it", "[storage][upgrade]") {
  InFile clinic;
  close_with_a_patient(clinic);
  const NextVersion next(second_step);
  const auto store = storage::SqliteDoor(clinic.clock, next.settings()).open(clinic.folder.file(), Access::read_write);
  CHECK(store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
  CHECK(version_of(clinic.folder.file()) == 2);
  const fs::path backup = clinic.folder.file("clinic.psoas.version-1.backup");
  REQUIRE(fs::exists(backup));
  CHECK((fs::status(backup).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(version_of(backup) == 1);
  CHECK(clinic.door->open(backup, Access::read_only)->read(staff(), [](Reading& reading) {
    return reading.patients().count();
  }) == 1);
}

TEST_CASE("An upgrade that fails leaves the old version in place", "[storage][upgrade]") {
  InFile clinic;
  close_with_a_patient(clinic);
  const NextVersion broken("DROP TABLE draft_field; UPDATE patient SET nothing = 1;");
  CHECK_THROWS(storage::SqliteDoor(clinic.clock, broken.settings()).open(clinic.folder.file(), Access::read_write));
  CHECK(version_of(clinic.folder.file()) == 1);
  NoProgress progress;
  CHECK(clinic.door->check(clinic.folder.file(), progress).faults.empty());
  CHECK_NOTHROW(clinic.door->open(clinic.folder.file(), Access::read_write));
}

TEST_CASE("An older file is not upgraded when it is opened for reading", "[storage][upgrade]") {
  InFile clinic;
  close_with_a_patient(clinic);
  const NextVersion next(second_step);
  CHECK(fault_of([&] {
          storage::SqliteDoor(clinic.clock, next.settings()).open(clinic.folder.file(), Access::read_only);
        }) == StoreFault::read_only);
  CHECK(version_of(clinic.folder.file()) == 1);
}
