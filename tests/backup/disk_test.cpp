#include <catch2/catch.hpp>

#include <set>

#include "storage/backup/disk.h"
#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

namespace fs = std::filesystem;

// A machine's /sys/dev/block: a disk with two partitions, the second with an encrypted volume on it; and a stick.
struct Devices {
  Devices() {
    for (const char* part : {"sda/sda1", "sda/sda2", "sdb/sdb1"}) {
      fs::create_directories(folder.path() / "devices" / part / "partition");
    }
    fs::create_directories(folder.path() / "devices/dm-0/slaves");
    fs::create_directories(folder.path() / "block");
    fs::create_directory_symlink(folder.path() / "devices/sda/sda2", folder.path() / "devices/dm-0/slaves/sda2");
    link("8:0", "sda");
    link("8:1", "sda/sda1");
    link("8:2", "sda/sda2");
    link("8:17", "sdb/sdb1");
    link("253:0", "dm-0");
  }
  void link(const std::string& number, const std::string& device) {
    fs::create_directory_symlink(folder.path() / "devices" / device, folder.path() / "block" / number);
  }
  std::set<std::string> behind(const std::string& number) {
    return storage::disks_behind(number, folder.path() / "block");
  }

  TemporaryFolder folder;
};

TEST_CASE("partitions and encrypted volumes are known by the disk they lie on") {
  Devices devices;
  const std::set<std::string> first{"sda"};
  CHECK(devices.behind("8:0") == first);
  CHECK(devices.behind("8:1") == first);
  CHECK(devices.behind("253:0") == first);
  CHECK(devices.behind("8:17") == std::set<std::string>{"sdb"});
  CHECK(devices.behind("0:42").empty());
}

TEST_CASE("two folders of one file system are on one disk") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "backups");
  CHECK(storage::on_same_disk(folder.file("clinic.psoas"), folder.path() / "backups"));
}

}  // namespace psoas::tests
