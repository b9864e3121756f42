#pragma once

// The restore drill: whether a backup could be brought back, found out without bringing it back.

#include "storage/backup/restore.h"

namespace psoas::storage {

// Opens the backup in memory, checks it and lays three patients' last visits beside the record's. Throws RestoreError,
// SealedError, StoreError, FileError, Cancelled.
DrillReport drill(SqliteConnection& record, const std::filesystem::path& backup, const Opener& open,
                  SchemaSteps known_steps, Progress& progress);

}  // namespace psoas::storage
