#include "storage/sqlite/sqlite_connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <vector>

#include "storage/engine/query.h"
#include "storage/sqlite/errors.h"

namespace psoas::storage {

namespace {

// The tables whose every change has its entry in the audit trail. The update hook would not see the tables without
// rowid, so the authorizer notes at preparation which statements change them.
constexpr std::array<std::string_view, 50> record_tables{"clinic",
                                                         "patient",
                                                         "episode",
                                                         "visit",
                                                         "visit_confirmed",
                                                         "score",
                                                         "score_item",
                                                         "finding",
                                                         "finding_qualifier",
                                                         "treatment",
                                                         "treatment_parameter",
                                                         "import_content",
                                                         "own_catalogue",
                                                         "outcome_rules",
                                                         "issued_quarter",
                                                         "issued_figure",
                                                         "adverse_event",
                                                         "adverse_event_treatment",
                                                         "treatment_link",
                                                         "treatment_removed",
                                                         "follow_up_attempt",
                                                         "follow_up_given_up",
                                                         "episode_diagnosis",
                                                         "diagnosis_list",
                                                         "study",
                                                         "study_subject",
                                                         "export_log",
                                                         "export_detail",
                                                         "export_setting",
                                                         "saved_analysis",
                                                         "health",
                                                         "health_fact",
                                                         "health_which",
                                                         "red_flag",
                                                         "red_flag_fact",
                                                         "treatment_override",
                                                         "treatment_override_fact",
                                                         "favourite",
                                                         "favourite_field",
                                                         "account",
                                                         "key_slot",
                                                         "role_grant",
                                                         "emergency_access",
                                                         "backup_plan",
                                                         "backup_drill",
                                                         "patient_merge",
                                                         "patient_merge_subject",
                                                         "patient_merge_detail",
                                                         "patient_merge_fact",
                                                         "patient_merge_which"};

// Before SQLite's first use in the process: counting every allocation under a lock costs a twentieth of a large import.
// Refused without harm when it is in use already.
void do_without_memory_statistics() {
  [[maybe_unused]] static const int answer = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

SQLite::Database opened(const std::string& file, int flags, int busy_ms, const std::string& vfs) {
  do_without_memory_statistics();
  try {
    return SQLite::Database(file, flags, busy_ms, vfs);
  } catch (const SQLite::Exception& refusal) {
    throw store_error(refusal.getExtendedErrorCode(), refusal.what());
  }
}

}  // namespace

class SqliteConnection::Prepared final : public Statement {
 public:
  Prepared(SqliteConnection& connection, const char* sql)
      : x_connection(connection), x_statement(connection.x_database, sql), x_texts(parameters() + 1) {
    x_columns.reserve(static_cast<std::size_t>(x_statement.getColumnCount()));
  }

  void changes_record(bool changes) { x_changes_record = changes; }

  void bind(int place, std::int64_t number) override {
    checked([&] { x_statement.bind(place, number); });
  }
  void bind(int place, double number) override {
    checked([&] { x_statement.bind(place, number); });
  }
  // The statement keeps the text itself, in a buffer that its next run uses again.
  void bind(int place, std::string_view text) override {
    std::string& kept = x_texts.at(static_cast<std::size_t>(place));
    kept.assign(text);
    checked([&] { x_statement.bindNoCopy(place, kept); });
  }
  void bind_null(int place) override {
    checked([&] { x_statement.bind(place); });
  }

  bool step() override {
    const sqlite3_int64 changes = x_changes_record ? sqlite3_total_changes64(x_connection.handle()) : 0;
    const int code = x_statement.tryExecuteStep();
    // A row given back by a change is a change, which SQLite counts only when the statement ends.
    if (x_changes_record && (code == SQLITE_ROW || sqlite3_total_changes64(x_connection.handle()) != changes))
      x_connection.x_record_changed = true;
    if (code == SQLITE_DONE) return false;
    if (code != SQLITE_ROW) throw_last_error(x_connection.handle());
    // A column object is kept for all rows: making one costs more than reading it.
    if (x_columns.empty())
      for (int i = 0; i < x_statement.getColumnCount(); ++i) x_columns.push_back(x_statement.getColumn(i));
    return true;
  }
  void reset() noexcept override { x_statement.tryReset(); }

  bool is_null(int column) override { return x_columns[static_cast<std::size_t>(column)].isNull(); }
  std::int64_t integer(int column) override { return x_columns[static_cast<std::size_t>(column)].getInt64(); }
  double real(int column) override { return x_columns[static_cast<std::size_t>(column)].getDouble(); }
  std::string_view text(int column) override {
    const SQLite::Column& from = x_columns[static_cast<std::size_t>(column)];
    if (from.isNull()) return {};  // asked first: a text for which memory ran out is nothing from then on
    const char* first = from.getText(nullptr);
    if (first == nullptr) throw std::bad_alloc();
    return {first, static_cast<std::size_t>(from.getBytes())};
  }

 private:
  std::size_t parameters() const { return static_cast<std::size_t>(x_statement.getBindParameterCount()); }

  template <class Bind>
  void checked(Bind bind_one) {
    try {
      bind_one();
    } catch (const SQLite::Exception&) {
      throw_last_error(x_connection.handle());
    }
  }

  SqliteConnection& x_connection;
  SQLite::Statement x_statement;
  std::vector<SQLite::Column> x_columns;
  std::vector<std::string> x_texts;
  bool x_changes_record = false;
};

SqliteConnection::SqliteConnection(const std::string& file, int flags, int busy_ms, const std::string& vfs)
    : x_database(opened(file, flags, busy_ms, vfs)) {
  sqlite3_extended_result_codes(handle(), 1);
  sqlite3_set_authorizer(handle(), &SqliteConnection::authorize, this);
}

SqliteConnection::~SqliteConnection() { sqlite3_set_authorizer(handle(), nullptr, nullptr); }

int SqliteConnection::authorize(void* self, int action, const char* first, const char*, const char*,
                                const char*) noexcept {
  if (action == SQLITE_ATTACH || action == SQLITE_DETACH) return SQLITE_DENY;
  const bool changes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
  if (changes && first != nullptr &&
      std::find(record_tables.begin(), record_tables.end(), first) != record_tables.end())
    static_cast<SqliteConnection*>(self)->x_being_prepared_changes_record = true;
  return SQLITE_OK;
}

Statement& SqliteConnection::prepared(const char* sql) {
  const auto found = x_prepared.find(sql);
  if (found != x_prepared.end()) return *found->second;
  x_being_prepared_changes_record = false;
  try {
    auto statement = std::make_unique<Prepared>(*this, sql);
    statement->changes_record(x_being_prepared_changes_record);
    return *x_prepared.emplace(sql, std::move(statement)).first->second;
  } catch (const SQLite::Exception&) {
    throw_last_error(handle());
  }
}

// A rollback fails when memory is short. What it left open is undone before anything else is done; a transaction that
// somebody is still in is none of that.
void SqliteConnection::undo_what_was_left_open() {
  if (!x_left_open) return;
  roll_back();
  if (x_left_open) throw_last_error(handle());
}

void SqliteConnection::begin_reading() {
  undo_what_was_left_open();
  prepared("BEGIN").step();
  prepared("BEGIN").reset();
}

void SqliteConnection::begin_writing() {
  undo_what_was_left_open();
  Statement& begin = prepared("BEGIN IMMEDIATE");
  try {
    begin.step();
  } catch (...) {
    begin.reset();
    throw;
  }
  begin.reset();
  x_record_changed = false;
}

void SqliteConnection::commit() {
  const int code = x_database.tryExec("COMMIT");
  if (code == SQLITE_OK) return;
  if (is_io_error(sqlite3_extended_errcode(handle())))
    throw CommitInDoubt(StoreFault::unavailable, sqlite3_errmsg(handle()));
  throw_last_error(handle());
}

void SqliteConnection::roll_back() noexcept {
  if (sqlite3_get_autocommit(handle()) == 0) x_database.tryExec("ROLLBACK");
  x_left_open = sqlite3_get_autocommit(handle()) == 0;
  x_record_changed = false;
}

void SqliteConnection::execute(const char* script) {
  x_being_prepared_changes_record = false;
  const int code = x_database.tryExec(script);
  if (x_being_prepared_changes_record) x_record_changed = true;
  if (code != SQLITE_OK) throw_last_error(handle());
}

// SQLite attaches the image, which the authorizer allows nobody else.
void SqliteConnection::take_image(unsigned char* bytes, std::int64_t size) {
  sqlite3_set_authorizer(handle(), nullptr, nullptr);
  const int code = sqlite3_deserialize(handle(), "main", bytes, size, size,
                                       SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  sqlite3_set_authorizer(handle(), &SqliteConnection::authorize, this);
  if (code != SQLITE_OK) throw_last_error(handle());
}

std::string SqliteConnection::pragma(const char* sql) {
  try {
    SQLite::Statement statement(x_database, sql);
    return statement.executeStep() && !statement.isColumnNull(0) ? statement.getColumn(0).getString() : std::string();
  } catch (const SQLite::Exception&) {
    throw_last_error(handle());
  }
}

std::string SqliteConnection::damage_by_table(Progress& progress) {
  std::vector<std::string> tables;
  {
    Query query(*this, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while (query.next()) tables.push_back(query.text(0));
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    progress.check();
    progress.at("check", static_cast<std::int64_t>(i), static_cast<std::int64_t>(tables.size()));
    Query verdict(*this, "SELECT integrity_check FROM pragma_integrity_check($1) LIMIT 1", tables[i]);
    if (verdict.next() && verdict.view(0) != "ok") return verdict.text(0);
    Query orphan(*this, "SELECT 1 FROM pragma_foreign_key_check($1) LIMIT 1", tables[i]);
    if (orphan.next()) return "a row of " + tables[i] + " has lost what it belongs to";
  }
  return {};
}

std::string SqliteConnection::damage(CheckDepth depth) {
  if (depth == CheckDepth::by_table) {
    NoProgress progress;
    return damage_by_table(progress);
  }
  const std::string verdict =
      pragma(depth == CheckDepth::whole ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
  if (verdict != "ok") return verdict;
  const std::string orphan = pragma("PRAGMA foreign_key_check");
  return orphan.empty() ? std::string() : "a row of " + orphan + " has lost what it belongs to";
}

}  // namespace psoas::storage
