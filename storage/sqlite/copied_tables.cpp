#include "storage/sqlite/copied_tables.h"

#include <string>
#include <vector>

#include "storage/sqlite/any_table.h"
#include "storage/sqlite/errors.h"

namespace psoas::storage {

namespace {

// Values go from one statement to the other as they are, whatever their type.
void copy_rows(SqliteConnection& from, SqliteConnection& to, const std::string& table) {
  const std::vector<std::string> columns = columns_of(from, table);
  const std::string names = list_of(columns);
  std::string places;
  for (std::size_t i = 0; i < columns.size(); ++i) places += places.empty() ? "?" : ", ?";
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
