#include <algorithm>
#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/failing_disk.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// Adds visits until it is killed, and tells each one that was acknowledged.
[[noreturn]] void save_until_killed(const fs::path& file, PatientId patient, int told) {
  FixedClock clock(noon(day(2026, 3, 2)));
  const auto store = sqlite_files(clock)->open(file, Access::read_write);
  for (;;) {
    const Visit typed = full_visit(patient, day(2026, 3, 1));
    store->write(staff(), [&](Writing& writing) { writing.visits().add(typed); });
    if (::write(told, typed.uuid.data(), 36) != 36) _exit(1);
  }
}

std::vector<std::string> acknowledged_before_kill(const fs::path& file, PatientId patient, int milliseconds) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    try {
      save_until_killed(file, patient, ends[1]);
    } catch (...) {
      _exit(1);
    }
  }
  close(ends[1]);
  std::this_thread::sleep_for(std::chrono::milliseconds{milliseconds});
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  std::vector<std::string> uuids;
  char uuid[36];
  while (read(ends[0], uuid, sizeof uuid) == static_cast<ssize_t>(sizeof uuid)) uuids.emplace_back(uuid, 36);
  close(ends[0]);
  return uuids;
}

void require_whole_visit(Reading& reading, VisitId id) {
  const Visit stored = reading.visits().get(id);
  CHECK(stored.scores.size() == 3);
  CHECK(stored.findings.size() == 2);
  CHECK(stored.treatments.at(0).parameters.size() == 2);
}

}  // namespace

TEST_CASE("Nothing that was acknowledged is lost when the program is killed", "[storage][durability]") {
  InFile clinic;
  const PatientId patient = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(tests::patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
  std::size_t acknowledged = 0;
  int patience = 12;  // milliseconds; more on a machine too busy to save anything in that time
  for (int round = 0; round < 40; ++round) {
    const auto uuids = acknowledged_before_kill(clinic.folder.file(), patient, patience + round * 7 % 23);
    acknowledged += uuids.size();
    if (uuids.empty()) patience = std::min(2 * patience, 500);
    const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
    store->read(staff(), [&](Reading& reading) {
      for (const std::string& uuid : uuids) {
        const auto id = reading.visits().with_uuid(uuid);
        REQUIRE(id);
        require_whole_visit(reading, *id);
      }
    });
  }
  CHECK(acknowledged > 0);
  NoProgress progress;
  const FileCheck check = clinic.door->check(clinic.folder.file(), progress);
  CHECK(check.faults.empty());
  CHECK(check.visits >= static_cast<std::int64_t>(acknowledged));
}

TEST_CASE("A save on a failing disk is whole, or refused with the old content in place", "[storage][durability]") {
  InFile clinic;
  const PatientId patient = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(tests::patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
  FailingDisk disk;
  storage::SqliteDoor failing(clinic.clock,
                              {.busy_ms = 100, .vfs = FailingDisk::name(), .steps = storage::schema_steps()});
  int refused = 0;
  for (const DiskFault fault : {DiskFault::read, DiskFault::write, DiskFault::full, DiskFault::sync})
    for (const bool lasting : {false, true})
      for (int call = 1;; ++call) {
        CAPTURE(static_cast<int>(fault), lasting, call);
        const fs::path file = clinic.folder.file("tried.psoas");
        fs::copy_file(clinic.folder.file(), file, fs::copy_options::overwrite_existing);
        auto store = failing.open(file, Access::read_write);
        const Visit typed = full_visit(patient, day(2026, 3, 1));
        bool acknowledged = false;
        disk.fail_at(call, fault, lasting);
        try {
          store->write(staff(), [&](Writing& writing) { writing.visits().add(typed); });
          acknowledged = true;
        } catch (const StoreError& error) {
          ++refused;
          CHECK((error.fault() == StoreFault::full) == (fault == DiskFault::full));
        }
        const bool failed = disk.has_failed();
        disk.heal();
        store.reset();
        const auto again = clinic.door->open(file, Access::read_write);
        again->read(staff(), [&](Reading& reading) {
          const auto id = reading.visits().with_uuid(typed.uuid);
          if (acknowledged) REQUIRE(id);
          if (id) require_whole_visit(reading, *id);
          CHECK(reading.patients().count() == 1);
        });
        NoProgress progress;
        CHECK(clinic.door->check(file, progress).faults.empty());
        fs::remove(file.string() + "-journal");
        if (!failed) break;
      }
  CHECK(refused > 20);
}

TEST_CASE("A save after the disk is well again goes through on the same store", "[storage][durability]") {
  InFile clinic;
  const PatientId patient = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(tests::patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
  FailingDisk disk;
  storage::SqliteDoor failing(clinic.clock,
                              {.busy_ms = 100, .vfs = FailingDisk::name(), .steps = storage::schema_steps()});
  const auto store = failing.open(clinic.folder.file(), Access::read_write);
  const Visit typed = full_visit(patient, day(2026, 3, 1));
  const auto save = [&] { store->write(staff(), [&](Writing& writing) { writing.visits().add(typed); }); };
  disk.fail_at(1, DiskFault::full, true);
  CHECK(fault_of(save) == StoreFault::full);
  CHECK(store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
  disk.heal();
  CHECK_NOTHROW(save());
  CHECK(store->read(staff(), [&](Reading& reading) { return reading.visits().of_patient(patient); }).size() == 1);
}

TEST_CASE("A store whose commit stays in doubt can be read once the disk is well again", "[storage][durability]") {
  InFile clinic;
  const PatientId patient = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(tests::patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
  FailingDisk disk;
  storage::SqliteDoor failing(clinic.clock,
                              {.busy_ms = 100, .vfs = FailingDisk::name(), .steps = storage::schema_steps()});
  const auto store = failing.open(clinic.folder.file(), Access::read_write);
  const auto save = [&] {
    store->write(staff(), [&](Writing& writing) { writing.visits().add(full_visit(patient, day(2026, 3, 1))); });
  };
  disk.fail_at(1, DiskFault::sync, true);
  CHECK_THROWS_AS(save(), StoreError);
  disk.heal();
  CHECK(store->read_only());
  CHECK(store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
  CHECK(fault_of(save) == StoreFault::read_only);
}

TEST_CASE("A write within a write is refused, and what the outer one did is not undone by it",
          "[storage][durability]") {
  InFile clinic;
  const auto add = [](Writing& writing, const std::string& mrn) {
    writing.patients().add(patient(mrn, "Rivera", "Ana"));
  };
  clinic.store->write(staff(), [&](Writing& writing) {
    add(writing, "1");
    CHECK_THROWS(clinic.store->write(staff(), [&](Writing& inner) { add(inner, "2"); }));
    add(writing, "3");
  });
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 2);
}
