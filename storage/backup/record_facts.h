#pragma once

// What a record holds, read in the same way from any version of the schema, and whether SQLite finds a large one sound.

#include "domain/store/backups.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

RecordFacts facts_of(SqliteConnection& connection);

// As require_sound() of opening.h, of a large record: table by table, so that others can save in between. Throws
// Cancelled too.
void require_sound_by_table(SqliteConnection& connection, Progress& progress);

}  // namespace psoas::storage
