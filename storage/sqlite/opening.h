#pragma once

// How an SQLite file of ours is found worthy, set up and read back. Nothing is written to a file that is refused.

#include <filesystem>
#include <memory>
#include <string>

#include "domain/store/door.h"
#include "storage/secret/secret_bytes.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// "Psoa": stands in the header of each file and tells it from other programs' files.
inline constexpr int application_id = 0x50736F61;

struct Opening {
  Access access = Access::read_write;
  int busy_ms = 5000;
  std::string vfs;                        // SQLite's name of a file system layer; "" the usual one
  const SecretBytes* page_key = nullptr;  // of a keyed file, in a build that keys
};

// What stands in the first bytes of a file.
struct FileHeader {
  bool ours = false;
  int schema_version = 0;
};

struct OpenedFile {
  std::unique_ptr<SqliteConnection> connection;
  FileHeader header;
  bool read_only = false;
  bool closed_badly = false;  // an unfinished transaction of an earlier run was found (and undone)
};

// Refuses links, folders, empty and foreign files and network folders; a keyed file where pages lie in clear, and one
// in clear where they are keyed. Does not ask for room on the disk. Reads the header and changes nothing: the caller
// judges the schema's version before set_up_file. Throws StoreError.
OpenedFile open_file(const std::filesystem::path& file, const Opening& opening);

// Puts the settings of every connection, and for writing those of the journal, and reads them back.
void set_up_file(OpenedFile& opened);

// What can be known of a keyed file before anybody's key is there: that it lies where a file of ours may lie, and not
// in clear. Whether it can only be read. Throws StoreError.
bool require_keyed_file(const std::filesystem::path& file, const Opening& opening);

// Opens a file that the caller has just made empty, with the settings for a new file.
std::unique_ptr<SqliteConnection> open_empty_file(const std::filesystem::path& file, const Opening& opening);

std::unique_ptr<SqliteConnection> open_memory();

// The database's own look at itself, and foreign_key_check. Throws StoreError damaged with the first fault.
void require_sound(SqliteConnection& connection, CheckDepth depth);

}  // namespace psoas::storage
