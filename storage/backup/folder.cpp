#include "storage/backup/folder.h"

#include <algorithm>
#include <tuple>

#include "domain/base/output_file.h"
#include "storage/sealed/unsealer.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

BackupLine line_of(const fs::path& file) {
  BackupLine line;
  line.file = file;
  try {
    FileInput source(file);
    line.bytes = *source.size();
    const Unsealer unsealer(source);
    line.origin = unsealer.header().origin;
  } catch (const SealedError& error) {
    line.fault = error.fault();
  }
  return line;
}

}  // namespace

std::vector<BackupLine> backups_in_folder(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) throw FileError(folder, error.message());
  std::vector<BackupLine> lines;
  for (const fs::directory_entry& entry : entries)
    if (entry.path().extension() == backup_ending && entry.is_regular_file(error))
      lines.push_back(line_of(entry.path()));
  std::ranges::sort(lines, [](const BackupLine& one, const BackupLine& other) {
    const auto newest_first = [](const BackupLine& line) {
      return std::tuple(!line.fault, line.origin.made_at, line.origin.audit_sequence, line.file);
    };
    return newest_first(one) > newest_first(other);
  });
  return lines;
}

std::vector<fs::path> remove_old_backups(const fs::path& folder, const std::array<unsigned char, 16>& clinic,
                                         const BackupRotation& rotation) {
  if (clinic == std::array<unsigned char, 16>{}) return {};
  std::vector<fs::path> files;
  std::vector<BackupAge> ages;
  for (const BackupLine& line : backups_in_folder(folder)) {
    if (line.fault || line.origin.clinic != clinic) continue;
    files.push_back(line.file);
    ages.push_back({line.origin.made_at, line.origin.audit_sequence, true});
  }
  std::vector<fs::path> removed;
  for (const std::size_t place : to_delete(ages, rotation)) {
    std::error_code error;
    if (fs::remove(files[place], error)) removed.push_back(files[place]);
  }
  return removed;
}

}  // namespace psoas::storage
