#pragma once

// What somebody with a shell does to a clinic's file.

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

// Runs SQL on a file as a shell would: no triggers in the way, no constraint checked.
inline void meddle(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database database = shell_on(file, SQLite::OPEN_READWRITE);
  database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA recursive_triggers = OFF");
  std::vector<std::string> triggers;
  {
    SQLite::Statement query(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    while (query.executeStep()) triggers.push_back(query.getColumn(0));
  }
  for (const std::string& trigger : triggers) database.exec("DROP TRIGGER " + trigger);
  database.exec(sql);
}

}  // namespace psoas::tests
