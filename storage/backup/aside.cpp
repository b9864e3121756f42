#include "storage/backup/aside.h"

#include <algorithm>
#include <array>
#include <string>

#include "domain/base/output_file.h"
#include "storage/backup/make_backup.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 3> leftovers{"-journal", "-wal", "-shm"};

fs::path beside(const fs::path& file, const char* leftover) { return file.string() + leftover; }

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

}  // namespace

fs::path free_name_aside(const fs::path& file, Moment now) {
  for (int number = 1;; ++number) {
    fs::path aside = file;
    aside += ".replaced-" + stamp_of(now) + (number == 1 ? "" : "-" + std::to_string(number));
    const bool left_over =
        std::ranges::any_of(leftovers, [&](const char* each) { return is_there(beside(aside, each)); });
    if (!is_there(aside) && !left_over) return aside;
  }
}

std::vector<fs::path> move_leftovers(const fs::path& file, const fs::path& aside) {
  std::vector<fs::path> moved;
  for (const char* each : leftovers) {
    const fs::path from = beside(file, each);
    if (!is_there(from)) continue;
    std::error_code error;
    fs::rename(from, beside(aside, each), error);
    if (error) throw FileError(from, error.message());
    moved.push_back(beside(aside, each));
  }
  return moved;
}

}  // namespace psoas::storage
