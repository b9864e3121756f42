// What the store does around a closure: the keys it holds, what it looks through and enters once the work is done, and
// how it comes back from a disk that failed.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>

#include "domain/store/audit.h"
#include "storage/record_store.h"
#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/failing_disk.h"
#include "tests/storage/sqlite_layer.h"
#include "tests/support/accounts.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

PatientId add_patient(Store& store, const Session& session = staff()) {
  return store.write(session, [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
}

// Calls `before` whenever somebody is about to read the file, but for what that itself reads.
class BeforeEachReading {
 public:
  explicit BeforeEachReading(std::function<void()> before) {
    sqlite3_vfs_register(layer(), 0);
    waiting() = std::move(before);
  }
  BeforeEachReading(const BeforeEachReading&) = delete;
  BeforeEachReading& operator=(const BeforeEachReading&) = delete;
  ~BeforeEachReading() { waiting() = nullptr; }

  static std::string name() { return "before-each-reading"; }

 private:
  static std::function<void()>& waiting() {
    static std::function<void()> before;
    return before;
  }

  static int lock(sqlite3_file* file, int level) {
    if (level == SQLITE_LOCK_SHARED && waiting()) {
      const std::function<void()> before = std::exchange(waiting(), nullptr);
      before();
      waiting() = before;
    }
    return below(file)->pMethods->xLock(below(file), level);
  }

  static sqlite3_vfs* layer() {
    static const sqlite3_io_methods calls = [] {
      sqlite3_io_methods io = calls_handed_on();
      io.xLock = lock;
      return io;
    }();
    static const std::string called = name();
    static sqlite3_vfs made = [] {
      sqlite3_vfs vfs = layer_over_usual(called.c_str());
      vfs.xOpen = [](sqlite3_vfs* of, const char* file_name, sqlite3_file* file, int flags, int* given) {
        return open_below(of, file_name, file, flags, given, &calls);
      };
      return vfs;
    }();
    return &made;
  }
};

// Locks the session once the work is under way.
class Locking final : public Progress {
 public:
  explicit Locking(std::shared_ptr<const Pass> pass) : x_pass(std::move(pass)) {}
  void at(std::string_view, std::int64_t, std::int64_t) override { x_pass->lock(); }

 private:
  std::shared_ptr<const Pass> x_pass;
};

// A clinic with an administrator who is a physician too.
struct WithAccounts {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 100, .vfs = "", .work = storage::quick_work}};
  std::unique_ptr<Store> store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  Session adams = store->entrance().make_first(account("Adams", all_roles), good, "office").session;
};

}  // namespace

TEST_CASE("a session that is locked while the record is swept takes no key away from the sweep", "[storage]") {
  WithAccounts clinic;
  add_patient(*clinic.store, clinic.adams);
  Locking locking(clinic.store->entrance().pass(clinic.adams));
  const SweepReport report = clinic.store->protection().sweep(locking);
  CHECK(report.tampered.empty());
  CHECK(report.subjects >= 3);
  CHECK(fault_of([&] { clinic.store->protection().sweep(locking); }) == StoreFault::locked_out);
}

TEST_CASE("what another program saves while a patient is looked through raises no alarm", "[storage]") {
  InFile clinic;
  const PatientId id = add_patient(*clinic.store);
  int saved = 0;
  BeforeEachReading another_saves([&] {
    clinic.store->write(staff(), [&](Writing& writing) {
      Patient changed = writing.patients().get(id);
      changed.city = "Leeds " + std::to_string(++saved);
      writing.patients().correct(changed, "moved");
    });
  });
  const auto store = storage::SqliteDoor(clinic.clock, {.busy_ms = 100, .vfs = BeforeEachReading::name()})
                         .open(clinic.folder.file(), Access::read_only);
  saved = 0;
  store->protection().sweep_some(10);
  CHECK(saved > 1);
  CHECK(store->protection().tampered().empty());
}

TEST_CASE("a save is not reported as failed for what the disk does after it", "[storage][durability]") {
  InFile clinic;
  const PatientId id = add_patient(*clinic.store);
  clinic.store.reset();
  FailingDisk disk;
  storage::SqliteDoor failing(clinic.clock, {.busy_ms = 100, .vfs = FailingDisk::name()});
  int failed_after_saving = 0;
  for (int call = 1;; ++call) {
    CAPTURE(call);
    const fs::path file = clinic.folder.file("tried.psoas");
    fs::copy_file(clinic.folder.file(), file, fs::copy_options::overwrite_existing);
    const auto store = failing.open(file, Access::read_write);
    const Visit typed = full_visit(id, day(2026, 3, 1));
    bool reported = true;
    disk.fail_at(call, DiskFault::read, false);
    try {
      store->write(staff(), [&](Writing& writing) {
        writing.visits().of_patient(id);
        writing.visits().add(typed);
      });
    } catch (const StoreError&) {
      reported = false;
    }
    const bool failed = disk.has_failed();
    disk.heal();
    const bool stored = clinic.door->open(file, Access::read_only)->read(staff(), [&](Reading& reading) {
      return reading.visits().with_uuid(typed.uuid).has_value();
    });
    CHECK(reported == stored);
    if (failed && stored) ++failed_after_saving;
    if (!failed) break;
  }
  CHECK(failed_after_saving > 0);
}

TEST_CASE("an opened chart whose entry could not be written is entered by the next look", "[storage]") {
  WithAccounts clinic;
  const PatientId id = add_patient(*clinic.store, clinic.adams);
  const auto look = [&] {
    clinic.store->read(clinic.adams, [&](Reading& reading) { reading.visits().of_patient(id); });
  };
  const auto entries = [&] {
    const auto lines =
        clinic.store->read(clinic.adams, [](Reading& reading) { return audit_trail_of(reading).entries({}, 0, 1000); });
    return std::count_if(lines.begin(), lines.end(), [](const AuditLine& line) { return line.entry.action == "open"; });
  };
  {
    SQLite::Database writing = shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE);
    writing.exec("BEGIN IMMEDIATE");
    look();
    CHECK(entries() == 0);
  }
  look();
  look();
  CHECK(entries() == 1);
}

TEST_CASE("a failed log-in that could not be counted leaves no connection that is not to be trusted",
          "[storage][durability]") {
  WithAccounts clinic;
  clinic.store.reset();
  FailingDisk disk;
  storage::SqliteDoor failing(clinic.clock, {.busy_ms = 100, .vfs = FailingDisk::name(), .work = storage::quick_work});
  const auto store = failing.open(clinic.folder.file(), Access::read_write);
  const auto log_in = [&](std::string_view password) { return store->entrance().log_in("Adams", password, "office"); };
  CHECK_THROWS_AS(log_in(better), LogInError);
  // A mark that lives as long as the connection.
  const auto connection = [&]() -> storage::SqliteConnection& {
    return dynamic_cast<storage::SqliteConnection&>(dynamic_cast<storage::RecordStore&>(*store).connection());
  };
  connection().execute("CREATE TEMP TABLE mark (number INTEGER)");
  CHECK_NOTHROW(connection().execute("INSERT INTO mark VALUES (1)"));
  disk.fail_at(1, DiskFault::sync, true);
  CHECK_THROWS_AS(log_in(better), StoreError);
  disk.heal();
  CHECK_THROWS(connection().execute("INSERT INTO mark VALUES (1)"));
  CHECK_NOTHROW(log_in(good));
}

TEST_CASE("a store that lost its file to a failing disk reads on where there is no room for saving",
          "[storage][durability]") {
  InFile clinic;
  add_patient(*clinic.store);
  clinic.store.reset();
  FailingDisk disk;
  storage::SqliteDoor failing(clinic.clock, {.busy_ms = 100, .vfs = FailingDisk::name()});
  const auto store = failing.open(clinic.folder.file(), Access::read_write);
  disk.fail_at(1, DiskFault::sync, true);
  CHECK_THROWS_AS(
      store->write(staff(), [](Writing& writing) { writing.patients().add(patient("2", "Okafor", "Ben")); }),
      StoreError);
  disk.heal();
  clinic.door->open(clinic.folder.file(), Access::read_write).reset();  // undoes what was left half done
  // A hole at its end takes no room, and asks for three times as much as there is.
  fs::resize_file(clinic.folder.file(), fs::space(clinic.folder.path()).available);
  CHECK(fault_of([&] { failing.open(clinic.folder.file(), Access::read_write); }) == StoreFault::full);
  CHECK_NOTHROW(failing.open(clinic.folder.file(), Access::read_only));
  CHECK(store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
  CHECK(store->read_only());
}
