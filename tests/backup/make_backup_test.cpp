#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <fstream>

#include "storage/backup/image.h"
#include "tests/backup/backup_for_tests.h"

namespace psoas::tests {

namespace fs = std::filesystem;
using storage::MadeBackup;

TEST_CASE("a backup holds the record byte for byte, sealed") {
  BackedUp clinic;
  const MadeBackup made = clinic.back_up();
  const std::string sealed = bytes_of(made.file);
  CHECK(made.bytes == sealed.size());
  CHECK(sealed.find("Family1") == std::string::npos);
  CHECK(sealed.find("SQLite format 3") == std::string::npos);

  SealedOrigin origin;
  const auto image =
      storage::opened_backup(made.file, clinic.opener(), storage::schema_steps(), clinic.progress, origin);
  CHECK((digests_of_tables(*image) == digests_of_tables(connection_of(*clinic.store))));
  CHECK(origin.made_at == clinic.clock.now());
}

TEST_CASE("a backup can be read by its owner alone and bears the moment in its name") {
  BackedUp clinic;
  const MadeBackup made = clinic.back_up();
  CHECK(made.file.filename() == "clinic-2026-03-02-120000Z.psoas-backup");
  CHECK(clinic.back_up().file.filename() == "clinic-2026-03-02-120000Z-2.psoas-backup");
  struct stat status {};
  REQUIRE(::stat(made.file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a backup tells what the record held") {
  BackedUp clinic(7);
  const MadeBackup made = clinic.back_up();
  CHECK(made.facts.patients == 7);
  CHECK(made.facts.visits == 7);
  CHECK(made.facts.last_visit == day(2026, 2, 1));
  CHECK(made.facts.audit_sequence > 0);
}

TEST_CASE("a store in memory can be backed up too") {
  InMemory memory;
  add_patients(*memory.store, 3);
  const TemporaryFolder folder;
  const storage::SecretBytes master = storage::random_key();
  storage::Locks locks;
  locks.master_key = &master;
  NoProgress progress;
  const MadeBackup made = storage::make_backup(connection_of(*memory.store), {folder.path(), "memory", {}}, locks,
                                               little_work, memory.clock, progress);
  CHECK(made.facts.patients == 3);
}

TEST_CASE("making a backup leaves the locks of the file as they were") {
  BackedUp clinic;
  connection_of(*clinic.store).begin_writing();
  auto other = storage::open_file(clinic.folder.file(), {Access::read_write, 0, ""});
  storage::set_up_file(other);
  connection_of(*clinic.store).roll_back();
  clinic.back_up();
  connection_of(*clinic.store).begin_writing();
  CHECK(fault_of([&] { other.connection->begin_writing(); }) == StoreFault::busy);
  connection_of(*clinic.store).roll_back();
}

TEST_CASE("another program's save waits while pages are read, and none gets in between") {
  BackedUp clinic;
  auto& connection = connection_of(*clinic.store);
  connection.begin_reading();
  connection.pragma("SELECT count(*) FROM patient");
  const auto pages = storage::image_of(connection);
  auto other = storage::open_file(clinic.folder.file(), {Access::read_write, 0, ""});
  storage::set_up_file(other);
  other.connection->begin_writing();
  other.connection->execute("UPDATE barrier SET passed = passed + 1");
  CHECK(fault_of([&] { other.connection->commit(); }) == StoreFault::busy);
  other.connection->roll_back();
  connection.roll_back();
}

TEST_CASE("a backup into a folder that is not there names it and leaves nothing") {
  BackedUp clinic;
  fs::remove(clinic.backups());
  CHECK_THROWS_AS(clinic.back_up(), FileError);
  CHECK_FALSE(fs::exists(clinic.backups()));
}

TEST_CASE("a backup that is stopped leaves nothing behind") {
  struct StoppedAt final : Progress {
    explicit StoppedAt(std::string_view at) : x_at(at) {}
    void at(std::string_view step, std::int64_t, std::int64_t) override { x_stopped |= step == x_at; }
    bool cancelled() const override { return x_stopped; }
    std::string_view x_at;
    bool x_stopped = false;
  };
  BackedUp clinic(200);
  for (const std::string_view step : {"seal", "check"}) {
    StoppedAt stopped(step);
    CHECK_THROWS_AS(
        storage::make_backup(connection_of(*clinic.store), {clinic.backups(), "clinic", clinic.folder.file()},
                             clinic.locks, little_work, clinic.clock, stopped),
        Cancelled);
    CHECK(files_in(clinic.backups()) == 0);
  }
  add_patients(*clinic.store, 0);
}

TEST_CASE("on another file system the sealed bytes pass beside the record, and nothing stays there") {
  BackedUp clinic;
  const fs::path memory_disk = fs::path("/dev/shm") / ("psoas-" + new_uuid());
  std::error_code error;
  if (!fs::create_directory(memory_disk, error)) {
    WARN("no /dev/shm: not tried");
    return;
  }
  const int before = files_in(clinic.folder.path());
  const MadeBackup made =
      storage::make_backup(connection_of(*clinic.store), {memory_disk, "clinic", clinic.folder.file()}, clinic.locks,
                           little_work, clinic.clock, clinic.progress);
  CHECK(fs::exists(made.file));
  CHECK(files_in(memory_disk) == 1);
  CHECK(files_in(clinic.folder.path()) == before);
  fs::remove_all(memory_disk);
}

TEST_CASE("a record too large for the memory is read back all the same, and checked where it lies") {
  BackedUp clinic(20);
  const MadeBackup made =
      storage::make_backup(connection_of(*clinic.store), {clinic.backups(), "clinic", clinic.folder.file()},
                           clinic.locks, little_work, clinic.clock, clinic.progress, 1000);
  SealedOrigin origin;
  const auto image =
      storage::opened_backup(made.file, clinic.opener(), storage::schema_steps(), clinic.progress, origin);
  CHECK((digests_of_tables(*image) == digests_of_tables(connection_of(*clinic.store))));
}

TEST_CASE("a damaged record is not backed up as a whole one") {
  const std::uint64_t most_in_memory = GENERATE(std::uint64_t{1000}, storage::most_bytes_in_memory);
  BackedUp clinic(300);
  clinic.store.reset();
  {
    std::fstream file(clinic.folder.file(), std::ios::in | std::ios::out | std::ios::binary);
    for (int page = 5; page < 60; ++page) {
      file.seekp(page * 4096);
      file.write(std::string(64, '\xFF').data(), 64);
    }
  }
  storage::SqliteConnection connection(clinic.folder.file().string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, 0,
                                       "");
  CHECK(fault_of([&] {
          storage::make_backup(connection, {clinic.backups(), "clinic", clinic.folder.file()}, clinic.locks,
                               little_work, clinic.clock, clinic.progress, most_in_memory);
        }) == StoreFault::damaged);
  CHECK(files_in(clinic.backups()) == 0);
}

}  // namespace psoas::tests
