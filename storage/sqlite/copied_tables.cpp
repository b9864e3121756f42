#include "storage/sqlite/copied_tables.h"

#include <memory>
#include <new>
#include <vector>

#include "storage/sqlite/errors.h"

namespace psoas::storage {

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using RawStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

// Values go from one statement to the other as they are, whatever their type.
RawStatement raw(SqliteConnection& connection, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    throw_last_error(connection.handle());
  return RawStatement(statement);
}

bool next_row(SqliteConnection& connection, sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) throw_last_error(connection.handle());
  return code == SQLITE_ROW;
}

// Of a column that is never null: SQLite gives no text when memory runs out.
std::string text_in(sqlite3_stmt* statement, int column) {
  const unsigned char* text = sqlite3_column_text(statement, column);
  if (text == nullptr) throw std::bad_alloc();
  return reinterpret_cast<const char*>(text);
}

struct Made {
  std::string name;
  std::string sql;
};

// SQLite's own tables and indexes come by themselves.
std::vector<Made> all_of(SqliteConnection& connection, const char* kind) {
  std::vector<Made> all;
  const RawStatement statement =
      raw(connection,
          "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
          " AND type = $1 ORDER BY rowid");
  sqlite3_bind_text(statement.get(), 1, kind, -1, SQLITE_STATIC);
  while (next_row(connection, statement.get()))
    all.push_back({text_in(statement.get(), 0), text_in(statement.get(), 1)});
  return all;
}

// Names stand in statements as SQLite itself quotes them ("%w"), lists of columns as they are.
std::string filled(const char* pattern, const std::string& first, const std::string& second,
                   const std::string& third = {}) {
  const std::unique_ptr<char, void (*)(void*)> text(
      sqlite3_mprintf(pattern, first.c_str(), second.c_str(), third.c_str()), &sqlite3_free);
  if (!text) throw std::bad_alloc();
  return text.get();
}

// The columns that hold something of their own: computed ones are computed again.
std::vector<std::string> columns_of(SqliteConnection& connection, const std::string& table) {
  std::vector<std::string> columns;
  const RawStatement statement = raw(connection, "SELECT name, hidden FROM pragma_table_xinfo($1)");
  sqlite3_bind_text(statement.get(), 1, table.c_str(), -1, SQLITE_STATIC);
  while (next_row(connection, statement.get()))
    if (sqlite3_column_int(statement.get(), 1) == 0) columns.push_back(text_in(statement.get(), 0));
  return columns;
}

void copy_rows(SqliteConnection& from, SqliteConnection& to, const std::string& table) {
  const std::vector<std::string> columns = columns_of(from, table);
  std::string names;
  std::string places;
  for (const std::string& column : columns) {
    names = filled(names.empty() ? "%s\"%w\"" : "%s, \"%w\"", names, column);
    places += places.empty() ? "?" : ", ?";
  }
  const RawStatement select = raw(from, filled("SELECT %s FROM \"%w\"", names, table));
  const RawStatement insert = raw(to, filled("INSERT INTO \"%w\" (%s) VALUES (%s)", table, names, places));
  while (next_row(from, select.get())) {
    for (int i = 0; i < static_cast<int>(columns.size()); ++i)
      if (sqlite3_bind_value(insert.get(), i + 1, sqlite3_column_value(select.get(), i)) != SQLITE_OK)
        throw_last_error(to.handle());
    next_row(to, insert.get());
    sqlite3_reset(insert.get());
  }
}

void copy_all(SqliteConnection& from, SqliteConnection& to) {
  for (const Made& table : all_of(from, "table")) {
    to.execute(table.sql.c_str());
    copy_rows(from, to, table.name);
  }
  // What guards changes comes after what it guards.
  for (const char* kind : {"index", "view", "trigger"})
    for (const Made& made : all_of(from, kind)) to.execute(made.sql.c_str());
  for (const char* mark : {"application_id", "user_version"})
    to.execute(filled("PRAGMA %s = %s", mark, from.pragma(filled("PRAGMA %s", mark, "").c_str())).c_str());
}

}  // namespace

void copy_tables(SqliteConnection& from, SqliteConnection& to) {
  to.execute("PRAGMA foreign_keys = OFF");
  to.begin_writing();
  try {
    copy_all(from, to);
    to.commit();
  } catch (...) {
    to.roll_back();
    throw;
  }
  to.execute("PRAGMA foreign_keys = ON");
}

}  // namespace psoas::storage
