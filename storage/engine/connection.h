#pragma once

// A connection to a database and its statements, as thin as the verbs need them: what SQLite and PostgreSQL have in
// common. Which database, how it is opened and how its errors become StoreError is left to storage/sqlite.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "domain/store/check_depth.h"
#include "domain/store/store_error.h"

namespace psoas::storage {

// A prepared statement. Parameters are $1, $2, … in order of first use, counted from 1; columns count from 0.
// Text given out lives until the next step or reset.
class Statement {
 public:
  virtual ~Statement() = default;

  virtual void bind(int place, std::int64_t number) = 0;
  virtual void bind(int place, double number) = 0;
  virtual void bind(int place, std::string_view text) = 0;  // valid UTF-8, stored as it is
  virtual void bind_null(int place) = 0;

  // True: there is a row. Throws StoreError.
  virtual bool step() = 0;
  virtual void reset() noexcept = 0;

  virtual bool is_null(int column) = 0;
  virtual std::int64_t integer(int column) = 0;
  virtual double real(int column) = 0;
  virtual std::string_view text(int column) = 0;  // throws when memory runs out, "" for NULL

  bool in_use = false;  // by a Query
};

// A commit met an I/O error: whether the transaction is on the disk is not known.
class CommitInDoubt : public StoreError {
 public:
  using StoreError::StoreError;
};

// One thread at a time. A transaction that is not committed is rolled back with the connection.
class Connection {
 public:
  virtual ~Connection() = default;

  // Prepared at first use and kept. `sql` is a literal: it is known by its address.
  virtual Statement& prepared(const char* sql) = 0;

  virtual void begin_reading() = 0;
  virtual void begin_writing() = 0;  // StoreError busy after the time-out
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;

  // Of the last statement that changed something: how many rows, and the key the database gave to the last new one.
  virtual std::int64_t rows_changed() const = 0;
  virtual std::int64_t key_given() const = 0;

  // The first thing the database finds wrong with itself; "" for nothing. Reads everything.
  virtual std::string damage(CheckDepth depth) = 0;

  // True when a statement ran that changes tables of the record (all but drafts and what is derived) since the
  // last call of record_is_audited(). The gate refuses to commit such changes.
  virtual bool record_changed() const = 0;
  virtual void record_is_audited() = 0;
};

}  // namespace psoas::storage
