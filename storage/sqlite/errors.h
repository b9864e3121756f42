#pragma once

// SQLite's result codes in the store's words. Nothing of SQLite's goes beyond this folder.

#include <string>

#include "domain/store/store_error.h"

struct sqlite3;

namespace psoas::storage {

// True for an I/O error: what the disk holds is not known.
bool is_io_error(int extended_code);

// The StoreError for a result code; `message` is SQLite's own.
StoreError store_error(int extended_code, const std::string& message);

// Throws for the connection's last error. A refused constraint that no user input can explain is our bug and thrown
// as std::logic_error.
[[noreturn]] void throw_last_error(sqlite3* database);

}  // namespace psoas::storage
