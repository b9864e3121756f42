#include "tests/bench/bare_sqlite.h"

#include <stdexcept>

namespace psoas::bench {

namespace {

void expect(bool good, sqlite3* database) {
  if (!good) throw std::runtime_error(std::string("bare sqlite3: ") + sqlite3_errmsg(database));
}

}  // namespace

BareDatabase::BareDatabase(const std::filesystem::path& file) {
  expect(sqlite3_open_v2(file.c_str(), &x_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) == SQLITE_OK,
         x_handle);
  run("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY;");
}

BareDatabase::~BareDatabase() { sqlite3_close(x_handle); }

void BareDatabase::run(const std::string& sql) {
  expect(sqlite3_exec(x_handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, x_handle);
}

BareStatement::BareStatement(const BareDatabase& database, const std::string& sql) {
  expect(sqlite3_prepare_v3(database.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &x_statement, nullptr) ==
             SQLITE_OK,
         database.handle());
}

BareStatement::~BareStatement() { sqlite3_finalize(x_statement); }

bool BareStatement::step() {
  const int result = sqlite3_step(x_statement);
  expect(result == SQLITE_ROW || result == SQLITE_DONE, sqlite3_db_handle(x_statement));
  return result == SQLITE_ROW;
}

}  // namespace psoas::bench
