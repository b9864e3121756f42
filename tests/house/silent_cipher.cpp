// Stands in the place of a cipher: says that it keys, and does nothing. The probe has to find it out.

#include <sqlite3.h>

#include "storage/sqlite/page_cipher.h"

namespace psoas::storage::page_cipher {

std::string_view name() { return "silent"; }

std::string version(sqlite3*) { return "9.9"; }

std::string layer_over(const std::string& layer) { return layer; }

int give_key(sqlite3*, PageKey) { return SQLITE_OK; }

bool means_damage(int) { return false; }

}  // namespace psoas::storage::page_cipher
