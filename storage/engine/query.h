#pragma once

// One run of a statement: binds the values given, walks the rows, and leaves the statement ready for its next run.

#include <cassert>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

class Query {
 public:
  // Text is brought into NFC first; throws std::invalid_argument for text and numbers that may not be stored.
  template <class... Values>
  Query(Connection& connection, const char* sql, const Values&... values) : x_statement(connection.prepared(sql)) {
    assert(!x_statement.in_use);
    x_statement.in_use = true;
    try {
      (bind(values), ...);
    } catch (...) {
      release();
      throw;
    }
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { release(); }

  bool next() { return x_statement.step(); }

  bool is_null(int column) { return x_statement.is_null(column); }
  std::int64_t integer(int column) { return x_statement.integer(column); }
  int small(int column) { return static_cast<int>(x_statement.integer(column)); }
  bool flag(int column) { return x_statement.integer(column) != 0; }
  double real(int column) { return x_statement.real(column); }
  std::string_view view(int column) { return x_statement.text(column); }
  std::string text(int column) { return std::string(x_statement.text(column)); }
  Date day(int column);
  Moment moment(int column) { return Moment{std::chrono::milliseconds{integer(column)}}; }

  std::optional<double> real_or_none(int column);
  std::optional<Date> day_or_none(int column);
  std::optional<Moment> moment_or_none(int column);
  template <class SomeId>
  SomeId id(int column) {
    return SomeId{integer(column)};
  }

 private:
  void bind(std::int64_t number) { x_statement.bind(++x_place, number); }
  void bind(int number) { x_statement.bind(++x_place, std::int64_t{number}); }
  void bind(bool flag) { x_statement.bind(++x_place, std::int64_t{flag}); }
  void bind(double number);
  void bind(std::string_view text);
  void bind(const std::string& text) { bind(std::string_view(text)); }
  void bind(const char* text) { bind(std::string_view(text)); }
  void bind(Date day);
  void bind(Moment moment) { bind(std::int64_t{moment.time_since_epoch().count()}); }
  void bind(std::nullopt_t) { x_statement.bind_null(++x_place); }
  template <class Subject>
  void bind(Id<Subject> id) {
    bind(id.number);
  }
  template <class T>
  void bind(const std::optional<T>& value) {
    if (value) bind(*value);
    else x_statement.bind_null(++x_place);
  }
  void release() noexcept {
    x_statement.reset();
    x_statement.in_use = false;
  }

  Statement& x_statement;
  int x_place = 0;
};

// Runs a statement that gives no rows.
template <class... Values>
void run(Connection& connection, const char* sql, const Values&... values) {
  Query query(connection, sql, values...);
  query.next();
}

// Runs a change; how many rows it touched.
template <class... Values>
std::int64_t change(Connection& connection, const char* sql, const Values&... values) {
  run(connection, sql, values...);
  return connection.rows_changed();
}

// Inserts one row whose key the database counts, and gives that key; nothing when ON CONFLICT left the row out. Costs
// less than RETURNING, for which SQLite makes a table at each run.
template <class... Values>
std::optional<std::int64_t> inserted(Connection& connection, const char* sql, const Values&... values) {
  if (change(connection, sql, values...) == 0) return std::nullopt;
  return connection.key_given();
}

// The first column of the one row, or nothing.
template <class... Values>
std::optional<std::int64_t> one_integer(Connection& connection, const char* sql, const Values&... values) {
  Query query(connection, sql, values...);
  if (!query.next() || query.is_null(0)) return std::nullopt;
  return query.integer(0);
}

// What is empty is stored as NULL. The text has to outlive the query's making.
inline std::optional<std::string_view> unless_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::string_view(text);
}

// A day stored as ISO text; throws StoreError damaged for anything else.
Date stored_day(std::string_view iso);

}  // namespace psoas::storage
