#pragma once

// Connection over one SQLite database. How a file is found worthy, checked and set up is left to opening.h.

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <string>
#include <unordered_map>

#include "domain/base/progress.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

class SqliteConnection final : public Connection {
 public:
  // `flags` are SQLite's open flags. Throws StoreError.
  // `vfs` is the name of SQLite's file system layer, "" for the usual one.
  SqliteConnection(const std::string& file, int flags, int busy_ms, const std::string& vfs);
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection() override;

  Statement& prepared(const char* sql) override;
  void begin_reading() override;
  void begin_writing() override;
  void commit() override;
  void roll_back() noexcept override;
  std::int64_t rows_changed() const override { return sqlite3_changes64(handle()); }
  std::int64_t key_given() const override { return sqlite3_last_insert_rowid(handle()); }
  std::string damage(CheckDepth depth) override;
  // As damage(by_table), which cannot be stopped. Throws Cancelled.
  std::string damage_by_table(Progress& progress);
  bool record_changed() const override { return x_record_changed; }
  void record_is_audited() override { x_record_changed = false; }

  // Whole scripts, for the schema and settings of the connection.
  void execute(const char* script);
  std::string pragma(const char* sql);
  // Puts an image of a database, from sqlite3_malloc and freed by SQLite, in place of a database in memory. It can only
  // be read. Throws StoreError.
  void take_image(unsigned char* bytes, std::int64_t size);
  sqlite3* handle() const { return x_database.getHandle(); }
  SQLite::Database& database() { return x_database; }

 private:
  class Prepared;
  friend class Prepared;

  void undo_what_was_left_open();
  static int authorize(void* self, int action, const char* first, const char* second, const char* database,
                       const char* trigger) noexcept;

  SQLite::Database x_database;
  std::unordered_map<const void*, std::unique_ptr<Prepared>> x_prepared;
  bool x_left_open = false;  // by a rollback that failed
  bool x_being_prepared_changes_record = false;
  bool x_record_changed = false;
};

}  // namespace psoas::storage
