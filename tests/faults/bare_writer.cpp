#include "tests/faults/bare_writer.h"

#include <sqlite3.h>

#include <map>

#include "storage/sqlite/errors.h"

namespace psoas::tests {

namespace fs = std::filesystem;

namespace {

constexpr int parts_of_each = 4;

sqlite3* connected(const fs::path& file, const BareJournal& journal, const char* disk) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, disk);
  const std::string settings = std::string("PRAGMA locking_mode = ") + (journal.exclusive ? "EXCLUSIVE" : "NORMAL") +
                               "; PRAGMA journal_mode = " + journal.mode +
                               "; PRAGMA synchronous = " + journal.synchronous +
                               "; PRAGMA cache_size = 20; PRAGMA wal_autocheckpoint = 25;";
  if (code != SQLITE_OK || sqlite3_exec(handle, settings.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    const StoreError error = storage::store_error(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
    sqlite3_close(handle);
    throw error;
  }
  return handle;
}

// Several pages for each, so that half of it can be there.
std::string sql_of(int id) {
  const std::string key = std::to_string(id);
  std::string sql = "BEGIN IMMEDIATE; INSERT INTO thing VALUES (" + key + ");";
  for (int part = 0; part < parts_of_each; ++part)
    sql += "INSERT INTO part VALUES (" + key + "," + std::to_string(part) + ",hex(zeroblob(900)));";
  return sql + "UPDATE total SET things = things + 1; COMMIT;";
}

std::map<int, int> things_with_parts(sqlite3* handle) {
  std::map<int, int> things;
  sqlite3_stmt* query = nullptr;
  sqlite3_prepare_v2(handle, "SELECT t.id, count(p.part) FROM thing t LEFT JOIN part p ON p.thing = t.id GROUP BY t.id",
                     -1, &query, nullptr);
  while (query != nullptr && sqlite3_step(query) == SQLITE_ROW)
    things[sqlite3_column_int(query, 0)] = sqlite3_column_int(query, 1);
  sqlite3_finalize(query);
  return things;
}

std::string first_answer(sqlite3* handle, const char* sql) {
  std::string answer;
  sqlite3_stmt* query = nullptr;
  if (sqlite3_prepare_v2(handle, sql, -1, &query, nullptr) != SQLITE_OK) return sqlite3_errmsg(handle);
  if (sqlite3_step(query) == SQLITE_ROW) answer = reinterpret_cast<const char*>(sqlite3_column_text(query, 0));
  else answer = sqlite3_errmsg(handle);
  sqlite3_finalize(query);
  return answer;
}

}  // namespace

void make_bare_file(const fs::path& file, const BareJournal& journal) {
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) fs::remove(file.string() + ending);
  sqlite3* handle = connected(file, journal, nullptr);
  sqlite3_exec(handle,
               "CREATE TABLE thing (id INTEGER PRIMARY KEY); CREATE TABLE part (thing, part, body);"
               "CREATE INDEX part_of_thing ON part (thing); CREATE TABLE total (things); INSERT INTO total VALUES (0)",
               nullptr, nullptr, nullptr);
  sqlite3_close(handle);
}

BareWriter::BareWriter(const fs::path& file, const BareJournal& journal, const std::string& disk)
    : x_file(file), x_handle(connected(file, journal, disk.empty() ? nullptr : disk.c_str())) {}

BareWriter::~BareWriter() { sqlite3_close(x_handle); }

void BareWriter::save(int id) {
  if (!try_save(id)) throw storage::store_error(sqlite3_extended_errcode(x_handle), sqlite3_errmsg(x_handle));
}

bool BareWriter::try_save(int id) {
  if (sqlite3_exec(x_handle, sql_of(id).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return true;
  sqlite3_exec(x_handle, "ROLLBACK", nullptr, nullptr, nullptr);
  return false;
}

bool BareWriter::holds(int id) { return things_with_parts(x_handle).contains(id); }

Verdict judge_bare(const fs::path& file, const std::vector<int>& acknowledged) {
  Verdict verdict;
  sqlite3* handle = nullptr;
  sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  const std::string answer = first_answer(handle, "PRAGMA integrity_check(1)");
  if (answer != "ok") verdict.fault = answer;
  const std::map<int, int> things = things_with_parts(handle);
  for (const int id : acknowledged) verdict.lost += things.contains(id) ? 0 : 1;
  for (const auto& [id, parts] : things) verdict.half += parts == parts_of_each ? 0 : 1;
  if (verdict.fault.empty() && first_answer(handle, "SELECT things FROM total") != std::to_string(things.size()))
    ++verdict.half;
  sqlite3_close(handle);
  return verdict;
}

}  // namespace psoas::tests
