#include "storage/sqlite/any_table.h"

#include <new>

#include "storage/sqlite/errors.h"

namespace psoas::storage {

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

std::string text_in(sqlite3_stmt* statement, int column) {
  const unsigned char* text = sqlite3_column_text(statement, column);
  if (text == nullptr) throw std::bad_alloc();
  return reinterpret_cast<const char*>(text);
}

std::string filled(const char* pattern, const std::string& first, const std::string& second, const std::string& third) {
  const std::unique_ptr<char, void (*)(void*)> text(
      sqlite3_mprintf(pattern, first.c_str(), second.c_str(), third.c_str()), &sqlite3_free);
  if (!text) throw std::bad_alloc();
  return text.get();
}

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

std::vector<std::string> columns_of(SqliteConnection& connection, const std::string& table) {
  std::vector<std::string> columns;
  const RawStatement statement = raw(connection, "SELECT name, hidden FROM pragma_table_xinfo($1)");
  sqlite3_bind_text(statement.get(), 1, table.c_str(), -1, SQLITE_STATIC);
  while (next_row(connection, statement.get()))
    if (sqlite3_column_int(statement.get(), 1) == 0) columns.push_back(text_in(statement.get(), 0));
  return columns;
}

std::string list_of(const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) list = filled(list.empty() ? "%s\"%w\"" : "%s, \"%w\"", list, column);
  return list;
}

}  // namespace psoas::storage
