// Run when the project is configured: whether the SQLite it would be built with does what the program relies on. One
// line says what was found; 0 when it fits.

#include <sqlite3.h>

#include <cstdio>

#ifndef LEAST_VERSION
#define LEAST_VERSION 3037000  // STRICT tables
#endif

namespace {

int refuse(const char* what) {
  std::printf("SQLite %s: %s\n", sqlite3_libversion(), what);
  return 1;
}

bool runs(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

// Whether a query gives a row with a value, as the pragmas of cipher libraries do and SQLite's own never.
bool says_something(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  const bool prepared = sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK;
  const bool said = prepared && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != nullptr;
  sqlite3_finalize(statement);
  return said;
}

// What only a header of that version knows the names of.
int probe_interface(sqlite3* database) {
#if SQLITE_VERSION_NUMBER >= 3037000
  int defensive = 0;
  if (sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, &defensive) != SQLITE_OK || defensive != 1)
    return refuse("no defensive mode");
  sqlite3_int64 size = 0;
  unsigned char* image = sqlite3_serialize(database, "main", &size, 0);
  if (image == nullptr) return refuse("a database cannot be read as bytes");
  sqlite3_free(image);
#else
  static_cast<void>(database);
#endif
  std::printf("SQLite %s fits\n", sqlite3_libversion());
  return 0;
}

int probe(sqlite3* database) {
  // A cipher library that nobody gives a key to writes in clear, and says nothing of it.
  if (says_something(database, "PRAGMA cipher_version"))
    return refuse("this is SQLCipher, to which no key would be given");
  if (says_something(database, "SELECT sqlite3mc_version()"))
    return refuse("this is SQLite3 Multiple Ciphers, to which no key would be given");
  if (sqlite3_libversion_number() != SQLITE_VERSION_NUMBER)
    return refuse("header and library are of different versions");
  if (sqlite3_libversion_number() < LEAST_VERSION) return refuse("too old; STRICT tables need 3.37");
  if (!runs(database, "CREATE TABLE a (b INTEGER NOT NULL) STRICT") || runs(database, "INSERT INTO a VALUES ('text')"))
    return refuse("no STRICT tables");
  if (!runs(database, "INSERT INTO a VALUES (1) RETURNING b")) return refuse("no RETURNING");
  if (!runs(database, "SELECT sum(b) OVER (ORDER BY b) FROM a")) return refuse("no window functions");
  if (!runs(database, "CREATE VIRTUAL TABLE words USING fts5(text)")) return refuse("no FTS5");
  return probe_interface(database);
}

}  // namespace

int main() {
  sqlite3* database = nullptr;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK) return refuse("it opens no database");
  const int found = probe(database);
  sqlite3_close(database);
  return found;
}
