#pragma once

// Reading tables whose names and columns are not known beforehand: to copy a database, or to hold it against itself.

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using RawStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// Throws StoreError, as the others do.
RawStatement raw(SqliteConnection& connection, const std::string& sql);
bool next_row(SqliteConnection& connection, sqlite3_stmt* statement);

// Of a column that is never null: SQLite gives no text when memory runs out.
std::string text_in(sqlite3_stmt* statement, int column);

// Names stand in statements as SQLite itself quotes them ("%w"), lists of columns as they are.
std::string filled(const char* pattern, const std::string& first, const std::string& second,
                   const std::string& third = {});

struct Made {
  std::string name;
  std::string sql;
};

// All of one kind ("table", "index" …). SQLite's own tables and indexes come by themselves and are left out.
std::vector<Made> all_of(SqliteConnection& connection, const char* kind);

// The columns that hold something of their own: computed ones are computed again.
std::vector<std::string> columns_of(SqliteConnection& connection, const std::string& table);

// "\"id\", \"name\"", as it stands in a statement.
std::string list_of(const std::vector<std::string>& columns);

}  // namespace psoas::storage
