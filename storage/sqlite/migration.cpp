#include "storage/sqlite/migration.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <string>

#include "storage/protection/chain.h"
#include "storage/schema_text.h"
#include "storage/sqlite/errors.h"
#include "storage/sqlite/opening.h"
#include "storage/sqlite/tables_before.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr auto embedded_steps = [] {
  std::array<std::string_view, schema_text::files.size()> steps{};
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = schema_text::files[i].text;
  return steps;
}();

// A new empty file that its owner alone can read; an older one is replaced.
void make_private_file(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  const int handle = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (handle < 0) throw StoreError(StoreFault::unavailable, file.string() + ": cannot be made");
  ::close(handle);
}

// Only the backup interface may read a file that is open: it respects the locks.
void copy_to(SqliteConnection& connection, const fs::path& backup) {
  make_private_file(backup);
  SqliteConnection copy(backup.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, 0, "");
  try {
    SQLite::Backup run(copy.database(), connection.database());
    run.executeStep(-1);
  } catch (const SQLite::Exception& refusal) {
    throw store_error(refusal.getExtendedErrorCode(), refusal.what());
  }
  require_sound(copy, CheckDepth::whole);
}

constexpr std::string_view changes_rows = "-- changes rows of: ";

void require_rows_kept(SqliteConnection& connection, const TablesBefore& before, int from, SchemaSteps steps) {
  std::set<std::string> meant;
  for (const std::string_view step : steps.subspan(static_cast<std::size_t>(from)))
    meant.merge(tables_meant_to_change(step));
  if (const std::string table = before.first_changed(connection, meant); !table.empty())
    throw StoreError(StoreFault::unavailable, "its upgrade would not leave the rows of \"" + table + "\" as they are");
}

}  // namespace

SchemaSteps schema_steps() { return embedded_steps; }

std::set<std::string> tables_meant_to_change(std::string_view step) {
  std::set<std::string> tables;
  std::istringstream lines{std::string(step)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(changes_rows)) continue;
    std::istringstream names(line.substr(changes_rows.size()));
    for (std::string name; names >> name;) {
      if (name.ends_with(',')) name.pop_back();
      tables.insert(name);
    }
  }
  return tables;
}

void run_schema_steps(SqliteConnection& connection, int from, SchemaSteps steps) {
  for (std::size_t step = static_cast<std::size_t>(from); step < steps.size(); ++step)
    connection.execute(std::string(steps[step]).c_str());
  connection.execute(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  connection.execute(("PRAGMA user_version = " + std::to_string(steps.size())).c_str());
}

void upgrade(SqliteConnection& connection, const fs::path& file, int from, SchemaSteps steps, const Clock& clock) {
  fs::path backup = file;
  backup += ".version-" + std::to_string(from) + ".backup";
  copy_to(connection, backup);
  upgrade_in_place(connection, from, steps, clock);
}

void upgrade_in_place(SqliteConnection& connection, int from, SchemaSteps steps, const Clock& clock,
                      const std::function<void()>& last) {
  connection.begin_writing();
  try {
    if (connection.pragma("PRAGMA user_version") != std::to_string(from))
      throw StoreError(StoreFault::busy, "another program has brought it up to date");
    const TablesBefore before(connection);
    run_schema_steps(connection, from, steps);
    require_rows_kept(connection, before, from, steps);
    if (static_cast<int>(steps.size()) >= version_with_keys)
      protect_older_file(connection, clock, from < version_with_closed_drafts);
    require_sound(connection, CheckDepth::quick);
    connection.record_is_audited();
    if (last) last();
    connection.commit();
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

}  // namespace psoas::storage
