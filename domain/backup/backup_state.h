#pragma once

// How a clinic's backups stand: where they go, what there is of them, what is missing, what is due. Pure; who reads
// folders and files is storage/backup.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/backup/sealed_error.h"
#include "domain/backup/sealed_file.h"

namespace psoas {

inline constexpr std::string_view backup_ending = ".psoas-backup";

// A file in a folder that bears a backup's ending.
struct BackupLine {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  std::optional<SealedFault> fault;  // what is wrong with it as far as can be seen without its key
  SealedOrigin origin;               // nothing of it is known when there is a fault
};

// The last restore drill.
struct LastDrill {
  Moment at{};
  Moment backup_made_at{};
  bool passed = false;
};

// The sealed copy that was made before a later version of the program changed the file's form.
struct CopyBeforeUpgrade {
  Moment at{};
  std::filesystem::path file;
};

struct BackupState {
  std::filesystem::path folder;  // "" none was chosen
  bool folder_is_there = false;
  bool on_another_disk = false;     // than the clinic's file
  bool passphrase = false;          // the clinic has one for its backups
  bool recovery_code = false;       // or a recovery code, which opens them too
  std::vector<BackupLine> backups;  // of this clinic, newest first, and those nobody can tell whose they are
  std::int64_t audit_sequence = 0;  // of the record as it is now
  std::optional<LastDrill> drill;
  std::optional<CopyBeforeUpgrade> copy_before_upgrade;  // the latest
};

// What is wrong, the worst first.
enum class BackupTrouble {
  none,
  no_folder,          // nobody has said where they go
  nobody_could_open,  // neither recovery code nor passphrase
  folder_missing,     // the disk is not connected
  none_yet,
  too_old,    // the newest whole one is older than three days, and the record has changed since
  same_disk,  // lost together with the file
  drill_failed
};

inline constexpr std::chrono::hours backup_every{4};
inline constexpr date::days oldest_backup{3};
inline constexpr date::days drill_every{30};

// So far ahead of the computer's clock another computer's may be. What was made later still has its time from a clock
// that was wrong, and says nothing of how old it is.
inline constexpr std::chrono::hours clocks_differ{1};

// The newest that is whole, of those whose time can be believed; nothing when there is none.
const BackupLine* newest_whole(const BackupState& state, Moment now);

BackupTrouble trouble_of(const BackupState& state, Moment now);

// Whether it has to be said in red: for three days there was none on another disk. `seen_elsewhere` is when the newest
// one that was seen on another disk was made, for the days when that is not connected; a new clinic has three days to
// make its first.
bool is_alarming(const BackupState& state, std::optional<Moment> seen_elsewhere, Moment clinic_made_at, Moment now);

// Whether the program makes one now by itself: it can, the record has changed since the newest, and that is as old as
// `after` (none: any age).
bool is_due(const BackupState& state, Moment now, std::chrono::milliseconds after);

bool drill_is_due(const BackupState& state, Moment now);

}  // namespace psoas
