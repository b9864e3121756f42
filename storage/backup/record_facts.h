#pragma once

// What a record holds, read in the same way from any version of the schema.

#include "domain/store/backups.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

RecordFacts facts_of(SqliteConnection& connection);

}  // namespace psoas::storage
