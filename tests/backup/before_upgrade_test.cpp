#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

#include "domain/store/entrance.h"
#include "storage/sqlite/door.h"
#include "tests/backup/backup_for_tests.h"

namespace psoas::tests {

namespace fs = std::filesystem;
using storage::DoorSettings;
using storage::SqliteDoor;

namespace {

constexpr const char* password = "seven wet herons sing";
const std::string recovery_of_fixture = "ES7RC-WJZPE-G8ZG1-DCQ8F-GF0Q0-9SF04-8R1VY-FBAWN";
const int present_version = static_cast<int>(storage::schema_steps().size());
constexpr std::string_view next_step = "ALTER TABLE clinic ADD COLUMN motto TEXT;";

DoorSettings settings_with(std::span<const std::string_view> steps) {
  DoorSettings settings;
  settings.busy_ms = 100;
  settings.steps = steps;
  settings.work = little_work;
  return settings;
}

// A clinic of the first version that had accounts, as that version left it; the door is this version's, or one with a
// further step.
struct OldClinic {
  explicit OldClinic(std::string_view further = "") : steps(steps_and(further)) {
    fs::copy_file(fs::path(TEST_DATA) / "files" / "version-13.psoas", folder.file());
  }
  static std::vector<std::string_view> steps_and(std::string_view further) {
    std::vector<std::string_view> all{storage::schema_steps().begin(), storage::schema_steps().end()};
    if (!further.empty()) all.push_back(further);
    return all;
  }
  int version() const { return shell_on(folder.file()).execAndGet("PRAGMA user_version").getInt(); }
  void log_in() { session = store->entrance().log_in("hale", password, "desk"); }
  std::vector<fs::path> sealed_in(const fs::path& place) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(place))
      if (entry.path().extension() == backup_ending) files.push_back(entry.path());
    return files;
  }

  FixedClock clock{noon(day(2026, 5, 4))};
  TemporaryFolder folder;
  std::vector<std::string_view> steps;  // the door holds on to where they are
  SqliteDoor door{clock, settings_with(steps)};
  std::unique_ptr<Store> store;
  Session session;
  NoProgress progress;
};

}  // namespace

TEST_CASE("a file with accounts is upgraded by its first log-in, after a copy of it was sealed") {
  OldClinic clinic;
  const auto before = digests_of_tables(clinic.folder.file());
  clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
  CHECK(clinic.version() == 13);
  CHECK(clinic.sealed_in(clinic.folder.path()).empty());
  clinic.log_in();
  CHECK(clinic.version() == present_version);
  CHECK(clinic.store->read(clinic.session, [](Reading& reading) { return reading.patients().count(); }) == 3);
  CHECK(clinic.store->protection().sweep(clinic.progress).tampered.empty());
  CHECK(clinic.store->protection().check_trail(clinic.progress).fault == TrailFault::none);

  const auto sealed = clinic.sealed_in(clinic.folder.path());
  REQUIRE(sealed.size() == 1);
  CHECK(sealed[0].filename() == "clinic.version-13-2026-05-04-120000Z.psoas-backup");
  for (const auto& entry : fs::directory_iterator(clinic.folder.path()))
    if (entry.path() != clinic.folder.file()) {
      CAPTURE(entry.path());
      CHECK(bytes_of(entry.path()).find("Family1") == std::string::npos);
    }

  const fs::path again = clinic.folder.file("again.psoas");
  const BackupSecret code{BackupSecret::Kind::recovery_code, recovery_of_fixture};
  clinic.door.prepare_restore({sealed[0], again, false, code}, clinic.progress)->put_in_place();
  CHECK((digests_of_tables(again) == before));
}

TEST_CASE("before the log-in that upgrades a file nothing of it can be used") {
  OldClinic clinic;
  clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
  CHECK(clinic.store->entrance().has_accounts());
  CHECK(fault_of([&] { clinic.store->read(staff(), [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { clinic.store->write(staff(), [](Writing&) {}); }) == StoreFault::locked_out);
  CHECK_THROWS_AS(clinic.store->entrance().log_in("hale", "another password", "desk"), LogInError);
  CHECK(clinic.version() == 13);
  CHECK(clinic.sealed_in(clinic.folder.path()).empty());
}

TEST_CASE("a recovery code upgrades an older file as a password does") {
  OldClinic clinic;
  clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
  const auto code = recovery_secret_of(recovery_of_fixture);
  REQUIRE(std::holds_alternative<RecoverySecret>(code));
  clinic.store->entrance().use_recovery_code(std::get<RecoverySecret>(code), "hale", "nine dry herons whistle", "desk");
  CHECK(clinic.version() == present_version);
  CHECK(clinic.sealed_in(clinic.folder.path()).size() == 1);
}

TEST_CASE("an upgrade that fails at log-in leaves the old version, and the next one can go through") {
  OldClinic clinic("DROP TABLE draft_field; UPDATE patient SET nothing = 1;");
  clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
  CHECK_THROWS(clinic.log_in());
  CHECK(clinic.version() == 13);
  CHECK(fault_of([&] { clinic.store->read(staff(), [](Reading&) {}); }) == StoreFault::locked_out);
  clinic.store.reset();
  SqliteDoor door(clinic.clock, settings_with(storage::schema_steps()));
  const auto store = door.open(clinic.folder.file(), Access::read_write);
  CHECK_NOTHROW(store->entrance().log_in("hale", password, "desk"));
  CHECK(clinic.version() == present_version);
}

TEST_CASE("the sealed copy goes to the clinic's folder for backups, or beside the file when that is not there") {
  for (const bool folder_is_there : {true, false}) {
    CAPTURE(folder_is_there);
    OldClinic clinic;
    const fs::path backups = clinic.folder.file("backups");
    fs::create_directory(backups);
    clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
    clinic.log_in();
    clinic.door.change_plan(*clinic.store, clinic.session, {backups, {}});
    clinic.store.reset();
    for (const fs::path& sealed : clinic.sealed_in(clinic.folder.path())) fs::remove(sealed);
    if (!folder_is_there) fs::remove(backups);

    std::vector<std::string_view> steps = clinic.steps;
    steps.push_back(next_step);
    SqliteDoor later(clinic.clock, settings_with(steps));
    const auto store = later.open(clinic.folder.file(), Access::read_write);
    store->entrance().log_in("hale", password, "desk");
    CHECK(clinic.version() == present_version + 1);
    CHECK(clinic.sealed_in(folder_is_there ? backups : clinic.folder.path()).size() == 1);
    if (folder_is_there) CHECK(clinic.sealed_in(clinic.folder.path()).empty());
  }
}

}  // namespace psoas::tests
