#pragma once

// What the tables of a database held before steps of the schema ran over it: number and digest of their rows. Held
// against what they hold after.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "storage/secret/secret_bytes.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

class TablesBefore {
 public:
  explicit TablesBefore(SqliteConnection& connection);

  // The first table, but for those that were `meant` to change, of which a row or a value is not there any more, or
  // which has more rows; "" when all hold what they did. More tables and columns there may be.
  std::string first_changed(SqliteConnection& connection, const std::set<std::string>& meant) const;

 private:
  // In whatever order the rows lie.
  struct Content {
    std::int64_t rows = 0;
    std::array<std::uint64_t, 4> sum{};

    bool operator==(const Content&) const = default;
  };
  struct Table {
    std::vector<std::string> columns;
    Content content;
  };
  Content content_of(SqliteConnection& connection, const std::string& table,
                     const std::vector<std::string>& columns) const;

  SecretBytes x_key;  // so that no row can be made up to look like another
  std::map<std::string, Table> x_tables;
};

}  // namespace psoas::storage
