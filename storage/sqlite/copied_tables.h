#pragma once

// A whole database copied into an empty one by what stands in it, where its pages cannot be copied as they are: the one
// is keyed, the other is not.

#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// Tables, rows, indexes, triggers, views, and what the header says of whose file it is and of which version. `to` has
// just been made. Throws StoreError.
void copy_tables(SqliteConnection& from, SqliteConnection& to);

}  // namespace psoas::storage
