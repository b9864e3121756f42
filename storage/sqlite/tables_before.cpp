#include "storage/sqlite/tables_before.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>

#include "storage/secret/keyed_hash.h"
#include "storage/sqlite/any_table.h"

namespace psoas::storage {

namespace {

void add_value(KeyedHash& hash, sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL: return hash.add_nothing();
    case SQLITE_INTEGER: return hash.add(std::int64_t{sqlite3_column_int64(row, column)});
    case SQLITE_FLOAT: return hash.add(sqlite3_column_double(row, column));
    default: break;
  }
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  const void* bytes = sqlite3_column_blob(row, column);
  if (bytes == nullptr && size > 0) throw std::bad_alloc();
  hash.add(std::string_view(static_cast<const char*>(bytes), size));
}

}  // namespace

TablesBefore::TablesBefore(SqliteConnection& connection) : x_key(random_key()) {
  for (const Made& table : all_of(connection, "table")) {
    std::vector<std::string> columns = columns_of(connection, table.name);
    const Content content = content_of(connection, table.name, columns);
    x_tables[table.name] = {std::move(columns), content};
  }
}

TablesBefore::Content TablesBefore::content_of(SqliteConnection& connection, const std::string& table,
                                               const std::vector<std::string>& columns) const {
  const RawStatement row = raw(connection, filled("SELECT %s FROM \"%w\"", list_of(columns), table));
  Content content;
  while (next_row(connection, row.get())) {
    KeyedHash hash(x_key);
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) add_value(hash, row.get(), i);
    const Digest digest = hash.finish();
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), digest.data(), digest.size());
    for (std::size_t i = 0; i < words.size(); ++i) content.sum[i] += words[i];
    ++content.rows;
  }
  return content;
}

std::string TablesBefore::first_changed(SqliteConnection& connection, const std::set<std::string>& meant) const {
  for (const auto& [name, before] : x_tables) {
    if (meant.contains(name)) continue;
    const std::vector<std::string> columns = columns_of(connection, name);  // none of a table that is gone
    const bool all_there = std::ranges::all_of(
        before.columns, [&](const std::string& column) { return std::ranges::find(columns, column) != columns.end(); });
    if (!all_there || content_of(connection, name, before.columns) != before.content) return name;
  }
  return "";
}

}  // namespace psoas::storage
