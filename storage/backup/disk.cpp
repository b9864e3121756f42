#include "storage/backup/disk.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>

#include "domain/base/output_file.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr int most_layers = 8;  // a volume on an encrypted device on a partition has three

struct stat status_of(const fs::path& path) {
  struct stat status {};
  std::error_code error;
  if (::stat(path.c_str(), &status) != 0 && ::stat(path.parent_path().c_str(), &status) != 0)
    throw FileError(path, "No such file or directory");
  return status;
}

std::string number_of(const struct stat& status) {
  return std::to_string(major(status.st_dev)) + ":" + std::to_string(minor(status.st_dev));
}

void add_disks(const fs::path& device, std::set<std::string>& disks, int layers) {
  std::error_code error;
  bool rests_on_others = false;
  for (const fs::directory_entry& below : fs::directory_iterator(device / "slaves", error)) {
    rests_on_others = true;
    if (layers < most_layers) add_disks(fs::canonical(below.path(), error), disks, layers + 1);
  }
  if (rests_on_others) return;
  const bool is_partition = fs::exists(device / "partition", error);
  disks.insert((is_partition ? device.parent_path() : device).filename().string());
}

}  // namespace

bool on_same_file_system(const fs::path& one, const fs::path& other) {
  return status_of(one).st_dev == status_of(other).st_dev;
}

std::set<std::string> disks_behind(const std::string& number, const fs::path& devices) {
  std::error_code error;
  const fs::path device = fs::canonical(devices / number, error);
  std::set<std::string> disks;
  if (!error) add_disks(device, disks, 0);
  return disks;
}

bool on_same_disk(const fs::path& one, const fs::path& other) {
  if (on_same_file_system(one, other)) return true;
  const fs::path devices = "/sys/dev/block";
  const std::set<std::string> first = disks_behind(number_of(status_of(one)), devices);
  const std::set<std::string> second = disks_behind(number_of(status_of(other)), devices);
  return std::ranges::any_of(first, [&](const std::string& disk) { return second.contains(disk); });
}

}  // namespace psoas::storage
