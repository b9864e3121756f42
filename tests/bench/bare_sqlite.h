#pragma once

// The SQLite C API with nothing but what keeps the measuring programs short: the program each figure is held
// against. It knows no types, checks and audit of the clinic's.

#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace psoas::bench {

// One connection with the journal and synchronisation the program itself uses.
class BareDatabase {
 public:
  explicit BareDatabase(const std::filesystem::path& file);
  BareDatabase(const BareDatabase&) = delete;
  BareDatabase& operator=(const BareDatabase&) = delete;
  ~BareDatabase();

  sqlite3* handle() const { return x_handle; }
  void run(const std::string& sql);  // throws std::runtime_error

 private:
  sqlite3* x_handle = nullptr;
};

class BareStatement {
 public:
  BareStatement(const BareDatabase& database, const std::string& sql);
  BareStatement(const BareStatement&) = delete;
  BareStatement& operator=(const BareStatement&) = delete;
  ~BareStatement();

  sqlite3_stmt* handle() const { return x_statement; }
  bool step();  // true: a row; throws std::runtime_error
  void again() { sqlite3_reset(x_statement); }

 private:
  sqlite3_stmt* x_statement = nullptr;
};

}  // namespace psoas::bench
