#pragma once

// That a file is really ciphered, found out from its bytes and not believed; and which files this build refuses because
// they are keyed by another cipher, or by none.

#include <cstddef>
#include <filesystem>
#include <string>

#include "storage/secret/secret_bytes.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// The first bytes of the open file, as they lie on the disk unless its pages are keyed and a key was given; fewer when
// it is shorter. Through SQLite's own handle: closing another one on the file would drop the locks that this process
// holds on it. Throws StoreError.
std::string first_bytes_of(SqliteConnection& connection, std::size_t count);

// The three that follow are for builds that key, before a key is given, by giving it and after. Throw StoreError
// not_keyed, written_in_clear.
void require_no_plain_head(SqliteConnection& connection, const std::filesystem::path& file);
void give_page_key(SqliteConnection& connection, const SecretBytes& key);
void require_other_key_fails(const std::filesystem::path& file, const std::string& vfs);

// Of a file just written and closed: nothing in it is in clear, and none of this process's open files is one of
// SQLite's in the folder for temporary files. A file that fails is destroyed. Throws StoreError written_in_clear.
void require_ciphertext(const std::filesystem::path& file);
void require_no_temporary_file();

// A file beside which keys of a cipher lie that this build does not have. Throws StoreError keyed.
void require_no_cipher_of_others(const std::filesystem::path& file);

}  // namespace psoas::storage
