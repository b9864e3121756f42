#include <sqlite3.h>

#include "storage/sqlite/page_cipher.h"

namespace psoas::storage::page_cipher {

std::string_view name() { return {}; }

std::string version(sqlite3*) { return {}; }

std::string layer_over(const std::string& layer) { return layer; }

// A plain SQLite takes the pragma of a key in silence and writes in clear: so nobody may ask.
int give_key(sqlite3*, PageKey) { return SQLITE_MISUSE; }

bool means_damage(int) { return false; }

}  // namespace psoas::storage::page_cipher
