#pragma once

// A thorough look at a whole file: SQLite's own checks, and what the program keeps twice compared.

#include "domain/base/progress.h"
#include "domain/store/door.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// Reads only. Throws Cancelled, StoreError.
FileCheck check_records(SqliteConnection& connection, int schema_version, Progress& progress);

}  // namespace psoas::storage
