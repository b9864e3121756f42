#pragma once

// What a record holds, read in the same way from any version of the schema, and whether SQLite finds it sound.

#include "domain/store/backups.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

RecordFacts facts_of(SqliteConnection& connection);

// integrity_check and foreign_key_check. Throws StoreError damaged with the first fault.
void require_sound(SqliteConnection& connection);

// The same of a large record, table by table, so that others can save in between. Throws Cancelled too.
void require_sound_by_table(SqliteConnection& connection, Progress& progress);

}  // namespace psoas::storage
