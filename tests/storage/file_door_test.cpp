#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "storage/sqlite/door.h"
#include "storage/sqlite/lock_holder.h"
#include "storage/sqlite/place.h"
#include "storage/sqlite/volume.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// Each refusal must leave the file byte for byte as it was.
StoreFault refused(const fs::path& file) {
  FixedClock clock(noon(day(2026, 3, 2)));
  const std::string before = bytes_of(file);
  const StoreFault fault = fault_of([&] { sqlite_files(clock)->open(file, Access::read_write); });
  CHECK(bytes_of(file) == before);
  return fault;
}

}  // namespace

TEST_CASE("A file is for its owner alone and survives closing", "[storage][file]") {
  InFile clinic;
  clinic.store->write(staff(), [](Writing& writing) { writing.patients().add(patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
  struct stat facts {};
  REQUIRE(stat(clinic.folder.file().c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  const auto again = clinic.door->open(clinic.folder.file(), Access::read_write);
  CHECK(again->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
  CHECK(again->read(staff(), [](Reading& reading) { return reading.clinic().settings().name; }) == "Hilltop");
}

TEST_CASE("A new file never replaces another and leaves nothing half made", "[storage][file]") {
  InFile clinic;
  clinic.store.reset();
  const std::string before = bytes_of(clinic.folder.file());
  CHECK(fault_of([&] { clinic.door->create(clinic.folder.file(), clinic_named("Other"), staff()); }) ==
        StoreFault::duplicate);
  CHECK(bytes_of(clinic.folder.file()) == before);
  CHECK(fault_of([&] { clinic.door->create(clinic.folder.file("no/such"), clinic_named("Other"), staff()); }) ==
        StoreFault::missing);
  ClinicSettings impossible = clinic_named("Other");
  impossible.paper = "A7";
  CHECK_THROWS(clinic.door->create(clinic.folder.file("bad"), impossible, staff()));
  for (const auto& entry : fs::directory_iterator(clinic.folder.path()))
    CHECK(entry.path().filename().string().starts_with("clinic.psoas"));
}

TEST_CASE("Files that are not ours are refused as they are", "[storage][file]") {
  TemporaryFolder folder;
  write_bytes(folder.file("empty"), "");
  CHECK(refused(folder.file("empty")) == StoreFault::foreign_file);
  write_bytes(folder.file("short"), "hello");
  CHECK(refused(folder.file("short")) == StoreFault::foreign_file);
  write_bytes(folder.file("noise"), std::string(20'000, '\xA7'));
  CHECK(refused(folder.file("noise")) == StoreFault::foreign_file);
  SQLite::Database(folder.file("other").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE clinic (id); PRAGMA user_version = 1");
  CHECK(refused(folder.file("other")) == StoreFault::foreign_file);
  FixedClock clock(noon(day(2026, 3, 2)));
  CHECK(fault_of([&] { sqlite_files(clock)->open(folder.path(), Access::read_write); }) == StoreFault::foreign_file);
  CHECK(fault_of([&] { sqlite_files(clock)->open(folder.file("none"), Access::read_write); }) == StoreFault::missing);
}

TEST_CASE("A link to a clinic is refused", "[storage][file]") {
  InFile clinic;
  clinic.store.reset();
  fs::create_symlink(clinic.folder.file(), clinic.folder.file("link"));
  CHECK(refused(clinic.folder.file("link")) == StoreFault::foreign_file);
}

TEST_CASE("A file of a newer version is refused as it is", "[storage][file]") {
  InFile clinic;
  clinic.store.reset();
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  CHECK(refused(clinic.folder.file()) == StoreFault::newer_schema);
}

TEST_CASE("A file nobody may write opens for reading only", "[storage][file]") {
  InFile clinic;
  clinic.store.reset();
  fs::permissions(clinic.folder.file(), fs::perms::owner_read);
  const std::string before = bytes_of(clinic.folder.file());
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  CHECK(store->read_only());
  CHECK(store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 0);
  CHECK(fault_of([&] {
          store->write(staff(), [](Writing& writing) { writing.patients().add(patient("1", "Rivera", "Ana")); });
        }) == StoreFault::read_only);
  CHECK(bytes_of(clinic.folder.file()) == before);
}

TEST_CASE("Two may read while one writes, and a second writer is told", "[storage][file]") {
  InFile clinic;
  storage::SqliteDoor impatient(clinic.clock, {.busy_ms = 50, .vfs = "", .steps = storage::schema_steps()});
  const auto other = impatient.open(clinic.folder.file(), Access::read_write);
  clinic.store->write(staff(), [&](Writing& writing) {
    writing.patients().add(patient("1", "Rivera", "Ana"));
    CHECK(other->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 0);
    CHECK(fault_of([&] {
            other->write(staff(), [](Writing& second) { second.patients().add(patient("2", "Ode", "Kim")); });
          }) == StoreFault::busy);
  });
  CHECK(other->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
}

TEST_CASE("A damaged small file is refused at opening and named by check", "[storage][file]") {
  InFile clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    for (int i = 0; i < 300; ++i)
      writing.patients().add(patient(std::to_string(i), "Rivera" + std::to_string(i), "Ana"));
  });
  clinic.store.reset();
  NoProgress progress;
  CHECK(clinic.door->check(clinic.folder.file(), progress).faults.empty());
  std::string bytes = bytes_of(clinic.folder.file());
  for (std::size_t page = 20; page < 30; ++page) bytes.replace(page * 4096, 64, std::string(64, '\x5A'));
  write_bytes(clinic.folder.file(), bytes);
  CHECK(refused(clinic.folder.file()) == StoreFault::damaged);
  CHECK_FALSE(clinic.door->check(clinic.folder.file(), progress).faults.empty());
}

TEST_CASE("Network file systems and cloud folders are known by name", "[storage][file]") {
  const std::string mounts =
      "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
      "30 21 0:40 / /mnt/share rw shared:1 - cifs //server/share rw\n"
      "31 21 0:41 / /mnt/my\\040disk rw - fuse.sshfs host: rw\n";
  CHECK(storage::file_system_of(mounts, "/home/a/b") == "ext4");
  CHECK(storage::file_system_of(mounts, "/mnt/share/x") == "cifs");
  CHECK(storage::file_system_of(mounts, "/mnt/shared/x") == "ext4");
  CHECK(storage::file_system_of(mounts, "/mnt/my disk/x") == "fuse.sshfs");
  CHECK(storage::is_network_file_system("cifs"));
  CHECK_FALSE(storage::is_network_file_system("ext4"));
  CHECK(storage::cloud_folder_of("/home/a/Dropbox/clinic/x.psoas") == "/home/a/Dropbox");
  CHECK(storage::cloud_folder_of("/home/a/OneDrive - Hilltop/x.psoas") == "/home/a/OneDrive - Hilltop");
  CHECK(storage::cloud_folder_of("/home/a/records/x.psoas").empty());
  TemporaryFolder folder;
  fs::create_directory(folder.file("Nextcloud"));
  FixedClock clock(noon(day(2026, 3, 2)));
  CHECK(fault_of([&] { sqlite_files(clock)->create(folder.file("Nextcloud/x"), clinic_named("H"), staff()); }) ==
        StoreFault::network_folder);
}

TEST_CASE("A disk is known to be encrypted by what lies under it", "[storage][file]") {
  TemporaryFolder folder;
  const fs::path devices = folder.file("block");
  const auto make = [&](const std::string& number, const std::string& uuid, const std::vector<std::string>& below) {
    fs::create_directories(devices / number / "dm");
    write_bytes(devices / number / "dm" / "uuid", uuid + "\n");
    for (const std::string& slave : below) {
      fs::create_directories(devices / number / "slaves" / slave);
      write_bytes(devices / number / "slaves" / slave / "dev", slave + "\n");
    }
  };
  make("253:0", "CRYPT-LUKS2-abc-home", {"8:2"});
  make("253:1", "LVM-xyz", {"253:0"});
  make("253:2", "LVM-xyz", {"253:0", "8:3"});
  make("8:2", "", {});
  make("8:3", "", {});
  const std::string mounts =
      "21 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
      "22 21 253:0 / /luks rw - ext4 /dev/mapper/home rw\n"
      "23 21 253:1 / /upon rw - ext4 /dev/mapper/vg-a rw\n"
      "24 21 253:2 / /half rw - ext4 /dev/mapper/vg-b rw\n"
      "25 21 0:44 / /btrfs rw - btrfs /dev/mapper/home rw\n"
      "26 21 0:45 / /vault rw - fuse.gocryptfs /cipher rw\n";
  const storage::BlockDevices known{devices, [](const std::string& file) {
                                      return file == "/dev/mapper/home" ? std::string("253:0") : std::string();
                                    }};
  CHECK(storage::encryption_in(mounts, "/home/a", known).empty());
  CHECK(storage::encryption_in(mounts, "/luks/a", known) == "LUKS");
  CHECK(storage::encryption_in(mounts, "/upon/a", known) == "LUKS");
  CHECK(storage::encryption_in(mounts, "/half/a", known).empty());
  CHECK(storage::encryption_in(mounts, "/btrfs/a", known) == "LUKS");
  CHECK(storage::encryption_in(mounts, "/vault/a", known) == "gocryptfs");
}

TEST_CASE("The holder of a lock is found in the system's list of locks", "[storage][file]") {
  const std::string locks =
      "1: POSIX  ADVISORY  READ  7 fe:00:42 1073741826 1073742335\n"
      "1: -> POSIX  ADVISORY  WRITE 6 fe:00:42 1073741826 1073742335\n"
      "2: POSIX  ADVISORY  WRITE 8 fe:00:42 1073741825 1073741825\n"
      "3: POSIX  ADVISORY  WRITE 9 fe:01:42 0 EOF\n"
      "4: FLOCK  ADVISORY  WRITE 10 fe:00:43 0 EOF\n";
  CHECK(storage::holder_in(locks, {0xfe, 0, 42}, 1) == 8);
  CHECK(storage::holder_in(locks, {0xfe, 0, 42}, 8) == 7);
  CHECK(storage::holder_in(locks, {0xfe, 1, 42}, 1) == 9);
  CHECK_FALSE(storage::holder_in(locks, {0xfe, 0, 41}, 1));
}
