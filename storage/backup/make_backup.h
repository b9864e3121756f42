#pragma once

// Makes one backup of an open database: seals its pages as they are read, reads the sealed file back from the medium,
// opens it in memory and compares. The file bears its name only after all that.

#include <filesystem>
#include <string>

#include "domain/base/clock.h"
#include "domain/base/progress.h"
#include "domain/store/backups.h"
#include "storage/sealed/key_slot.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

struct BackupOrder {
  std::filesystem::path folder;
  std::string name;                // of the file without its day and ending
  std::filesystem::path database;  // where the database lies; empty for one in memory
};

struct MadeBackup {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  RecordFacts facts;
};

// A record up to this size is opened in memory when it is read back. A larger one is checked where it lies, before it
// is sealed; reading it back then shows that every byte came to the medium as it was sealed.
inline constexpr std::uint64_t most_bytes_in_memory = 128U << 20;

// The record is held for reading only until it is sealed: when the folder is on another disk, the sealed bytes are
// first put beside the database, so that a slow disk holds nobody up. Throws FileError, StoreError, SealedError,
// Cancelled; then there is no file.
MadeBackup make_backup(SqliteConnection& connection, const BackupOrder& order, const Locks& locks, const KdfWork& work,
                       const Clock& clock, Progress& progress, std::uint64_t most_in_memory = most_bytes_in_memory);

// "clinic" of "/home/desk/clinic.psoas".
std::string backup_name_of(const std::filesystem::path& database);

// "2026-03-02-143005Z", as names of files have it.
std::string stamp_of(Moment now);

// "NAME-2026-03-02-143005Z.psoas-backup" in the folder, with a number behind the time when there is one already.
std::filesystem::path free_backup_name(const std::filesystem::path& folder, const std::string& name, Moment now);

}  // namespace psoas::storage
