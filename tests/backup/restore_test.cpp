#include <catch2/catch.hpp>

#include <fstream>

#include "storage/backup/drill.h"
#include "storage/sealed/sealer.h"
#include "tests/backup/backup_for_tests.h"

namespace psoas::tests {

namespace fs = std::filesystem;

namespace {

template <class Work>
std::optional<RestoreFault> restore_fault_of(Work work) {
  try {
    work();
  } catch (const RestoreError& error) {
    return error.fault();
  }
  return std::nullopt;
}

template <class Work>
std::optional<SealedFault> sealed_fault_of(Work work) {
  try {
    work();
  } catch (const SealedError& error) {
    return error.fault();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a backup brought back beside the record holds all of it") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  const fs::path target = clinic.folder.file("again.psoas");
  const auto prepared = clinic.prepare({made.file, target, false, {}});
  CHECK_FALSE(fs::exists(target));
  CHECK(prepared->restored() == made.facts);
  CHECK(prepared->put_in_place().file == target);
  CHECK((digests_of_tables(target) == digests_of_tables(clinic.folder.file())));
  CHECK_NOTHROW(clinic.door->open(target, Access::read_write));
}

TEST_CASE("a prepared backup that is not put in place leaves nothing") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  const int before = files_in(clinic.folder.path());
  clinic.prepare({made.file, clinic.folder.file("again.psoas"), false, {}}).reset();
  CHECK(files_in(clinic.folder.path()) == before);
}

TEST_CASE("a backup put in place of the record keeps the record aside under a dated name") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  add_patients(*clinic.store, 0);
  clinic.store->write(staff(), [](Writing& w) { w.patients().add(patient("LATER", "Later", "L")); });
  clinic.store.reset();
  const auto later = digests_of_tables(clinic.folder.file());

  const auto prepared = clinic.prepare({made.file, clinic.folder.file(), true, {}});
  REQUIRE(prepared->replaced());
  CHECK(prepared->replaced()->patients == 6);
  CHECK(prepared->restored().patients == 5);
  const RestoreReport report = prepared->put_in_place();
  CHECK(report.kept_aside.filename() == "clinic.psoas.replaced-2026-03-02-120000Z");
  CHECK((digests_of_tables(report.kept_aside) == later));
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  CHECK(connection_of(*store).pragma("SELECT count(*) FROM patient") == "5");
}

TEST_CASE("a record that somebody has open is not replaced") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  const auto prepared = clinic.prepare({made.file, clinic.folder.file(), true, {}});
  CHECK(fault_of([&] { prepared->put_in_place(); }) == StoreFault::busy);
  CHECK_NOTHROW(add_patients(*clinic.store, 0));
  CHECK(connection_of(*clinic.store).pragma("SELECT count(*) FROM patient") == "5");
}

TEST_CASE("a damaged record is replaced and kept aside, with its unfinished journal") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  clinic.store.reset();
  write_bytes(clinic.folder.file(), std::string(5000, 'x'));
  write_bytes(clinic.folder.file("clinic.psoas-journal"), "unfinished");
  const auto prepared = clinic.prepare({made.file, clinic.folder.file(), true, {}});
  CHECK_FALSE(prepared->replaced());
  const RestoreReport report = prepared->put_in_place();
  CHECK(bytes_of(report.kept_aside) == std::string(5000, 'x'));
  CHECK(bytes_of(report.kept_aside.string() + "-journal") == "unfinished");
  CHECK_FALSE(fs::exists(clinic.folder.file("clinic.psoas-journal")));
  CHECK_NOTHROW(clinic.door->open(clinic.folder.file(), Access::read_write));
}

namespace {

// Leaves a journal beside the name "clinic.psoas" that SQLite would play into whatever bears it, as after a power cut.
void leave_journal_behind(const fs::path& file) {
  const fs::path journal = file.string() + "-journal";
  SQLite::Database shell = shell_on(file, SQLite::OPEN_READWRITE);
  shell.exec("PRAGMA synchronous = OFF; BEGIN IMMEDIATE; UPDATE patient SET given_name = 'Cut short'");
  const std::string unfinished = bytes_of(journal);
  shell.exec("ROLLBACK");
  REQUIRE(unfinished.size() > 4096);
  write_bytes(journal, unfinished);
}

}  // namespace

TEST_CASE("a backup brought back under a name is not played over by what an earlier file has left there") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  const fs::path target = clinic.folder.file();
  const auto backed_up = digests_of_tables(target);
  clinic.store->write(staff(), [](Writing& w) { w.patients().add(patient("LATER", "Later", "L")); });
  clinic.store.reset();
  leave_journal_behind(target);
  const std::string journal = bytes_of(target.string() + "-journal");
  write_bytes(target.string() + "-wal", "a log");
  fs::rename(target, clinic.folder.file("damaged.psoas"));

  const RestoreReport report = clinic.prepare({made.file, target, false, {}})->put_in_place();
  CHECK((digests_of_tables(target) == backed_up));
  REQUIRE(report.left_over.size() == 2);
  CHECK(report.left_over[0].filename() == "clinic.psoas.replaced-2026-03-02-120000Z-journal");
  CHECK(bytes_of(report.left_over[0]) == journal);
  CHECK(bytes_of(report.left_over[1]) == "a log");
  CHECK_NOTHROW(clinic.door->open(target, Access::read_write));
}

TEST_CASE("a damaged record is replaced without the log it left, which stays beside it") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  clinic.store.reset();
  write_bytes(clinic.folder.file(), std::string(5000, 'x'));
  for (const char* left : {"-wal", "-shm"}) write_bytes(clinic.folder.file("clinic.psoas").string() + left, left);
  const RestoreReport report = clinic.prepare({made.file, clinic.folder.file(), true, {}})->put_in_place();
  for (const char* left : {"-wal", "-shm"}) {
    CHECK(bytes_of(report.kept_aside.string() + left) == left);
    CHECK_FALSE(fs::exists(clinic.folder.file().string() + left));
  }
}

TEST_CASE("a new clinic is not played over by what an earlier file of its name has left there") {
  const FixedClock clock{noon(day(2026, 3, 2))};
  const TemporaryFolder folder;
  storage::SqliteDoor door(clock);
  add_patients(*door.create(folder.file(), clinic_named("Hilltop"), staff()), 3);
  leave_journal_behind(folder.file());
  fs::rename(folder.file(), folder.file("damaged.psoas"));
  door.create(folder.file(), clinic_named("Valley"), staff());
  CHECK(connection_of(*door.open(folder.file(), Access::read_write)).pragma("SELECT count(*) FROM patient") == "0");
  CHECK(fs::exists(folder.file("clinic.psoas.replaced-2026-03-02-120000Z-journal")));
}

TEST_CASE("a file that is there is never overwritten unasked") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  const fs::path target = clinic.folder.file("again.psoas");
  const auto prepared = clinic.prepare({made.file, target, false, {}});
  write_bytes(target, "somebody else's");
  CHECK(fault_of([&] { prepared->put_in_place(); }) == StoreFault::duplicate);
  CHECK(fault_of([&] { clinic.prepare({made.file, target, false, {}}); }) == StoreFault::duplicate);
  CHECK(bytes_of(target) == "somebody else's");
}

TEST_CASE("a sealed file that is no backup, and one of a later version, are not brought back") {
  BackedUp clinic;
  const fs::path file = clinic.folder.file("sealed");
  const auto seal = [&](SealedKind kind, int schema) {
    SealedOrigin origin;
    origin.schema_version = schema;
    storage::MemoryOutput sink;
    storage::Sealer sealer({kind, origin, 3}, clinic.locks, little_work, sink);
    sealer.append(storage::Bytes{1, 2, 3});
    sealer.finish();
    write_bytes(file, {sink.bytes().begin(), sink.bytes().end()});
  };
  const auto prepare = [&] { clinic.prepare({file, clinic.folder.file("again.psoas"), false, {}}); };
  seal(SealedKind::exported, 1);
  CHECK(restore_fault_of(prepare) == RestoreFault::no_backup);
  seal(SealedKind::backup, 1000);
  CHECK(restore_fault_of(prepare) == RestoreFault::newer_schema);
  seal(SealedKind::backup, 1);
  CHECK_THROWS(prepare());
  CHECK_FALSE(fs::exists(clinic.folder.file("again.psoas")));
}

TEST_CASE("a restore drill lays three patients' last visits beside the record's") {
  BackedUp clinic(8);
  const auto made = clinic.back_up();
  const auto run = [&] {
    return storage::drill(connection_of(*clinic.store), made.file, clinic.opener(), storage::schema_steps(),
                          clinic.progress);
  };
  const DrillReport report = run();
  REQUIRE(report.lines.size() == 3);
  for (const DrillLine& line : report.lines) {
    CHECK(line.now == DrillLine::Now::same);
    CHECK(line.date == day(2026, 2, 1));
    CHECK(line.scores == 3);
    CHECK(line.findings == 2);
    CHECK(line.treatments == 1);
    CHECK(line.values > 60);
    CHECK(line.differs.empty());
    CHECK(line.newer_visits == 0);
  }
  CHECK(report.in_backup == report.in_record);
}

TEST_CASE("a restore drill tells a visit that was corrected since from one that differs without a reason") {
  BackedUp clinic(1);
  clinic.left_whole = false;
  const auto made = clinic.back_up();
  auto& connection = connection_of(*clinic.store);
  const auto now = [&] {
    return storage::drill(connection, made.file, clinic.opener(), storage::schema_steps(), clinic.progress).lines[0];
  };
  connection.execute("PRAGMA foreign_keys = OFF");
  connection.execute("UPDATE score SET total = 1 WHERE ordinal = (SELECT min(ordinal) FROM score WHERE total > 1)");
  CHECK(now().now == DrillLine::Now::different);
  CHECK(now().differs == std::vector<std::string>{"score total"});
  connection.execute("UPDATE visit SET revision = revision + 1");
  CHECK(now().now == DrillLine::Now::different);
  connection.execute("UPDATE visit SET uuid = 'another'");
  CHECK(now().now == DrillLine::Now::missing);
}

TEST_CASE("a restore drill tells what was corrected and entered since the backup from what differs") {
  BackedUp clinic(1);
  const auto made = clinic.back_up();
  clinic.store->write(staff(), [](Writing& w) {
    const PatientId id = w.patients().with_mrn("MRN-0").value();
    const Visit last = w.visits().of_patient(id).at(0);
    w.visits().add(full_visit(id, day(2026, 3, 1)));
    w.visits().void_visit(last.id, last.revision, "another patient's");
  });
  const DrillReport report = storage::drill(connection_of(*clinic.store), made.file, clinic.opener(),
                                            storage::schema_steps(), clinic.progress);
  REQUIRE(report.lines.size() == 1);
  CHECK(report.lines[0].now == DrillLine::Now::changed);
  CHECK(report.lines[0].newer_visits == 1);
  CHECK(passed(report));
}

TEST_CASE("a backup that was cut short, or opened with another key, is not brought back, each said for itself") {
  BackedUp clinic;
  const auto made = clinic.back_up();
  const RestoreRequest request{made.file, clinic.folder.file("again.psoas"), false, {}};
  const storage::SecretBytes another = storage::random_key();
  CHECK(sealed_fault_of([&] {
          storage::prepare_restore(
              request, [&](auto& unsealer) { unsealer.open_with_master_key(another); },
              {storage::schema_steps(), clinic.clock}, clinic.progress);
        }) == SealedFault::wrong_secret);
  fs::resize_file(made.file, fs::file_size(made.file) - 1000);
  CHECK(sealed_fault_of([&] { clinic.prepare(request); }) == SealedFault::cut_short);
  CHECK_FALSE(fs::exists(request.target));
}

}  // namespace psoas::tests
