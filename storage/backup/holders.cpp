#include "storage/backup/holders.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

bool has_open(const fs::path& process, const struct stat& wanted) {
  std::error_code error;
  for (const fs::directory_entry& handle : fs::directory_iterator(process / "fd", error)) {
    struct stat status {};
    if (::stat(handle.path().c_str(), &status) != 0) continue;
    if (status.st_dev == wanted.st_dev && status.st_ino == wanted.st_ino) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> programs_with_open(const fs::path& file) {
  std::vector<std::string> programs;
  struct stat wanted {};
  if (::stat(file.c_str(), &wanted) != 0) return programs;
  std::error_code error;
  for (const fs::directory_entry& process : fs::directory_iterator("/proc", error)) {
    const std::string number = process.path().filename().string();
    if (!std::ranges::all_of(number, [](unsigned char c) { return std::isdigit(c) != 0; })) continue;
    if (!has_open(process.path(), wanted)) continue;
    std::string name = "?";
    std::ifstream(process.path() / "comm") >> name;
    programs.push_back(name + " (" + number + ")");
  }
  return programs;
}

}  // namespace psoas::storage
