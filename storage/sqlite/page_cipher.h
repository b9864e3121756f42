#pragma once

// What the linked SQLite does to the pages of a file. Of its three sources one is part of a build, as PSOAS_SQLITE said
// when it was configured; nothing else knows which library it is.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;

namespace psoas::storage::page_cipher {

using PageKey = std::span<const std::uint8_t, 32>;

// As a file of keys names it: "sqlcipher", "sqlite3mc"; "" in a build that leaves pages in clear.
std::string_view name();

inline bool is_there() { return !name().empty(); }

// What the library calls its ciphers; "" when it has none, as a plain SQLite linked by mistake.
std::string version(sqlite3* database);

// SQLite's name of the file system layer to open a keyed file by, over the layer of this name ("" the usual one).
std::string layer_over(const std::string& layer);

// Before anything of the database is read. The key is taken as it is, nothing is derived from it. A result code of
// SQLite's; a key that does not fit is found by the first read.
int give_key(sqlite3* database, PageKey key);

// Whether the library gives this result code for a page that was changed on the disk, where SQLite means another thing.
bool means_damage(int code);

}  // namespace psoas::storage::page_cipher
