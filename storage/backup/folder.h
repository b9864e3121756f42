#pragma once

// The backups in a folder.

#include <array>
#include <filesystem>
#include <vector>

#include "domain/backup/backup_state.h"
#include "domain/backup/rotation.h"

namespace psoas::storage {

// Every file with a backup's ending, newest first; those with a fault last. Reads their headers alone. Throws FileError
// when there is no such folder.
std::vector<BackupLine> backups_in_folder(const std::filesystem::path& folder);

// Removes those of this clinic whose time is over, and says which. A clinic without identity removes none.
std::vector<std::filesystem::path> remove_old_backups(const std::filesystem::path& folder,
                                                      const std::array<unsigned char, 16>& clinic,
                                                      const BackupRotation& rotation);

}  // namespace psoas::storage
