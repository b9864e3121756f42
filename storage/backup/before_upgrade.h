#pragma once

// The sealed copy of a file that is about to be brought to a later version.

#include <filesystem>

#include "domain/base/clock.h"
#include "storage/protection/keys.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// Makes it, reads it back and says where it is: in the clinic's folder for backups, or beside the file where there is
// none or nothing can be written there. It opens as every backup of the clinic does. Throws StoreError, FileError.
std::filesystem::path seal_before_upgrade(SqliteConnection& connection, const std::filesystem::path& file, int version,
                                          const Keys& keys, const Clock& clock);

}  // namespace psoas::storage
