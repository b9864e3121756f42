#include "storage/sqlite/opening.h"

#include <sqlite3.h>

#include <cstring>

#include "storage/sqlite/errors.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/keyed_file.h"
#include "storage/sqlite/page_cipher.h"
#include "storage/sqlite/place.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr int most_text_bytes = 4'000'000;
constexpr int most_sql_bytes = 200'000;

struct Setting {
  const char* set;
  const char* ask;
  const char* expected;
};

// Each is read back: SQLite ignores what it does not know, and answers in silence.
constexpr Setting settings_of_every_connection[] = {
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1"},
    {"PRAGMA locking_mode = NORMAL", "PRAGMA locking_mode", "normal"},
};

// TRUNCATE and EXTRA: a commit is on the disk when it returns, and a copy of the one file is a whole clinic. The room
// for pages (64 MB) is taken only by large imports, whose indexes are written all over; readers do with SQLite's 2 MB.
constexpr Setting settings_for_writing[] = {
    {"PRAGMA journal_mode = TRUNCATE", "PRAGMA journal_mode", "truncate"},
    {"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3"},
    {"PRAGMA cache_size = -64000", "PRAGMA cache_size", "-64000"},
};

void apply(SqliteConnection& connection, const Setting& setting) {
  connection.execute(setting.set);
  if (connection.pragma(setting.ask) != setting.expected)
    throw StoreError(StoreFault::unavailable, std::string("not accepted: ") + setting.set);
}

void set_up(SqliteConnection& connection, bool writing) {
  sqlite3* handle = connection.handle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, most_text_bytes);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, most_sql_bytes);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  for (const Setting& setting : settings_of_every_connection) apply(connection, setting);
  if (!writing) return;
  for (const Setting& setting : settings_for_writing) apply(connection, setting);
}

int big_endian(const char* bytes) {
  const auto byte = [&](int i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
  return static_cast<int>(byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3));
}

// Of the first 100 bytes.
FileHeader header_in(const char* bytes) {
  if (std::memcmp(bytes, "SQLite format 3", 16) != 0) return {};
  return {big_endian(bytes + 68) == application_id, big_endian(bytes + 60)};
}

FileHeader header_of(SqliteConnection& connection) {
  const std::string bytes = first_bytes_of(connection, 100);
  return bytes.size() < 100 ? FileHeader{} : header_in(bytes.data());
}

// After a loss of power the first page may be torn; then the journal holds it as it was, and SQLite puts it back
// before it reads anything.
FileHeader header_of(const OpenedFile& opened, const fs::path& file) {
  if (opened.closed_badly) {
    const std::string first_page = first_page_in_journal(file);
    const FileHeader before = first_page.empty() ? FileHeader{} : header_in(first_page.data());
    if (before.ours) return before;
  }
  return header_of(*opened.connection);
}

// No key given yet: of a keyed file nothing but its bytes can be read.
std::unique_ptr<SqliteConnection> connect_without_key(const fs::path& file, int flags, const Opening& opening) {
  return std::make_unique<SqliteConnection>(file.string(), flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                                            opening.busy_ms, page_cipher::layer_over(opening.vfs));
}

std::unique_ptr<SqliteConnection> connect(const fs::path& file, int flags, const Opening& opening) {
  auto connection = connect_without_key(file, flags, opening);
  if (!page_cipher::is_there()) return connection;
  if (opening.page_key == nullptr) throw StoreError(StoreFault::locked_out, "nobody is logged in");
  require_no_plain_head(*connection, file);
  give_page_key(*connection, *opening.page_key);
  return connection;
}

FileHeader header_by_key(SqliteConnection& connection, const fs::path& file) {
  try {
    return {connection.pragma("PRAGMA application_id") == std::to_string(application_id),
            std::stoi(connection.pragma("PRAGMA user_version"))};
  } catch (const StoreError& error) {
    if (error.fault() != StoreFault::foreign_file) throw;
    throw StoreError(StoreFault::keys_of_another, file.string());
  }
}

}  // namespace

bool require_keyed_file(const fs::path& file, const Opening& opening) {
  require_ordinary_file(file);
  require_local_folder(file);
  require_no_plain_head(*connect_without_key(file, SQLITE_OPEN_READONLY, opening), file);
  return opening.access == Access::read_only || is_read_only(file);
}

OpenedFile open_file(const fs::path& asked, const Opening& opening) {
  const fs::path file = resolved(asked);
  require_ordinary_file(file);
  require_local_folder(file);
  require_no_cipher_of_others(file);
  OpenedFile opened;
  opened.read_only = opening.access == Access::read_only || is_read_only(file);
  opened.closed_badly = has_unfinished_journal(file);
  opened.connection = connect(file, opened.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, opening);
  opened.header = page_cipher::is_there() ? header_by_key(*opened.connection, file) : header_of(opened, file);
  if (!opened.header.ours) throw StoreError(StoreFault::foreign_file, file.string());
  if (page_cipher::is_there()) require_other_key_fails(file, opening.vfs);
  return opened;
}

void set_up_file(OpenedFile& opened) { set_up(*opened.connection, !opened.read_only); }

std::unique_ptr<SqliteConnection> open_empty_file(const fs::path& file, const Opening& opening) {
  auto connection = connect(file, SQLITE_OPEN_READWRITE, opening);
  set_up(*connection, true);
  return connection;
}

std::unique_ptr<SqliteConnection> open_memory() {
  auto connection =
      std::make_unique<SqliteConnection>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, 0, std::string());
  set_up(*connection, false);
  return connection;
}

void require_sound(SqliteConnection& connection, CheckDepth depth) {
  const std::string damage = connection.damage(depth);
  if (!damage.empty()) throw StoreError(StoreFault::damaged, damage);
}

}  // namespace psoas::storage
