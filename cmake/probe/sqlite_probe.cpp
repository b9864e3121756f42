// Run when the project is configured: whether the SQLite it would be built with does what the program relies on, and,
// where the build is to key its files, whether it does. One line says what was found; 0 when it fits.

#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "storage/sqlite/page_cipher.h"

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
  return 0;
}

// A cipher library that nobody gives a key to writes in clear, and says nothing of it.
int probe_absence_of_ciphers(sqlite3* database) {
  if (says_something(database, "PRAGMA cipher_version"))
    return refuse("this is SQLCipher, to which no key would be given");
  if (says_something(database, "SELECT sqlite3mc_version()"))
    return refuse("this is SQLite3 Multiple Ciphers, to which no key would be given");
  return 0;
}

constexpr const char* trial_file = "trial_of_the_cipher";
constexpr const char* planted = "Zyxofamily written into the trial of the cipher";

// Whether the trial file can be read with this key; without one for nullptr.
bool reads(const std::array<std::uint8_t, 32>* key) {
  sqlite3* database = nullptr;
  bool read = sqlite3_open_v2(trial_file, &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK;
  if (key != nullptr) read = read && psoas::storage::page_cipher::give_key(database, *key) == SQLITE_OK;
  read = read && says_something(database, "SELECT text FROM trial");
  sqlite3_close(database);
  return read;
}

bool writes(const std::array<std::uint8_t, 32>& key) {
  std::remove(trial_file);
  sqlite3* database = nullptr;
  bool written = sqlite3_open(trial_file, &database) == SQLITE_OK;
  written = written && psoas::storage::page_cipher::give_key(database, key) == SQLITE_OK;
  const std::string insert = std::string("INSERT INTO trial VALUES ('") + planted + "')";
  written = written && runs(database, "CREATE TABLE trial (text TEXT) STRICT") && runs(database, insert.c_str());
  sqlite3_close(database);
  return written;
}

int refuse_trial(const char* what) {
  std::remove(trial_file);
  return refuse(what);
}

// What the cipher library says of itself is not believed: a file is written and looked into.
int probe_cipher(sqlite3* database) {
  const std::string version = psoas::storage::page_cipher::version(database);
  if (version.empty()) return refuse("this library has no ciphers");
#ifdef LEAST_CIPHER_VERSION
  int major = 0;
  int minor = 0;
  if (std::sscanf(version.c_str(), "%d.%d", &major, &minor) != 2 || major * 100 + minor < LEAST_CIPHER_VERSION)
    return refuse(("its cipher is too old: " + version).c_str());
#endif
  std::array<std::uint8_t, 32> key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(7 * i + 1);
  if (!writes(key) || !reads(&key)) return refuse_trial("a keyed file cannot be written and read again");
  std::ifstream in(trial_file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.starts_with("SQLite format 3") || bytes.find(planted) != std::string::npos)
    return refuse_trial("a keyed file is written in clear");
  if (reads(nullptr)) return refuse_trial("a keyed file is read without its key");
  key[0] ^= 1;
  if (reads(&key)) return refuse_trial("a keyed file is read with another key");
  std::remove(trial_file);
  return 0;
}

int probe(sqlite3* database) {
  if (!psoas::storage::page_cipher::is_there())
    if (const int wrong = probe_absence_of_ciphers(database)) return wrong;
  if (sqlite3_libversion_number() != SQLITE_VERSION_NUMBER)
    return refuse("header and library are of different versions");
  if (sqlite3_libversion_number() < LEAST_VERSION) return refuse("too old; STRICT tables need 3.37");
  if (!runs(database, "CREATE TABLE a (b INTEGER NOT NULL) STRICT") || runs(database, "INSERT INTO a VALUES ('text')"))
    return refuse("no STRICT tables");
  if (!runs(database, "INSERT INTO a VALUES (1) RETURNING b")) return refuse("no RETURNING");
  if (!runs(database, "SELECT sum(b) OVER (ORDER BY b) FROM a")) return refuse("no window functions");
  if (!runs(database, "CREATE VIRTUAL TABLE words USING fts5(text)")) return refuse("no FTS5");
  if (const int wrong = probe_interface(database)) return wrong;
  if (psoas::storage::page_cipher::is_there())
    if (const int wrong = probe_cipher(database)) return wrong;
  const std::string cipher = psoas::storage::page_cipher::version(database);
  std::printf("SQLite %s%s%s fits\n", sqlite3_libversion(), cipher.empty() ? "" : ", ", cipher.c_str());
  return 0;
}

}  // namespace

int main() {
  sqlite3* database = nullptr;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK) return refuse("it opens no database");
  const int found = probe(database);
  sqlite3_close(database);
  return found;
}
