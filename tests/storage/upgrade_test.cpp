#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// A next version with what splitting at semicolons would break.
constexpr std::string_view next_step =
    "ALTER TABLE clinic ADD COLUMN motto TEXT;\n"
    "CREATE TRIGGER clinic_stays BEFORE DELETE ON clinic\n"
    "BEGIN SELECT RAISE(ABORT, 'a clinic; stays'); SELECT 1; END;\n";

const int present_version = static_cast<int>(storage::schema_steps().size());

struct NextVersion {
  explicit NextVersion(std::string_view step) { steps.push_back(step); }
  std::vector<std::string_view> steps{storage::schema_steps().begin(), storage::schema_steps().end()};
  storage::DoorSettings settings() const { return {.busy_ms = 100, .vfs = "", .steps = steps}; }
};

int version_of(const fs::path& file) { return shell_on(file).execAndGet("PRAGMA user_version").getInt(); }

// Every value of these columns, by table, as text.
using Columns = std::map<std::string, std::string>;  // table → its columns, between commas
using Rows = std::map<std::string, std::vector<std::string>>;

// What a file records. Left out are the tables that describe the program's catalogue, which is copied anew.
Columns columns_of(const fs::path& file) {
  SQLite::Database database = shell_on(file);
  SQLite::Statement query(database,
                          "SELECT t.name, group_concat('quote(' || c.name || ')', ' || '', '' || ')"
                          " FROM sqlite_schema t, pragma_table_info(t.name) c"
                          " WHERE t.type = 'table' AND t.name NOT LIKE 'catalogue%' GROUP BY t.name");
  Columns columns;
  while (query.executeStep()) columns[query.getColumn(0)] = query.getColumn(1).getString();
  return columns;
}

Rows rows_of(const fs::path& file, const Columns& columns) {
  SQLite::Database database = shell_on(file);
  Rows rows;
  for (const auto& [table, expression] : columns) {
    SQLite::Statement query(database, "SELECT " + expression + " FROM " + table + " ORDER BY 1");
    while (query.executeStep()) rows[table].push_back(query.getColumn(0));
  }
  return rows;
}

void close_with_a_patient(InFile& clinic) {
  clinic.store->write(staff(), [](Writing& writing) { writing.patients().add(patient("1", "Rivera", "Ana")); });
  clinic.store.reset();
}

}  // namespace

TEST_CASE("An older file is upgraded after a backup beside it", "[storage][upgrade]") {
  InFile clinic;
  close_with_a_patient(clinic);
  const NextVersion next(next_step);
  const auto store = storage::SqliteDoor(clinic.clock, next.settings()).open(clinic.folder.file(), Access::read_write);
  CHECK(store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 1);
  CHECK(version_of(clinic.folder.file()) == present_version + 1);
  const fs::path backup = clinic.folder.file("clinic.psoas.version-" + std::to_string(present_version) + ".backup");
  REQUIRE(fs::exists(backup));
  CHECK((fs::status(backup).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(version_of(backup) == present_version);
  CHECK(clinic.door->open(backup, Access::read_only)->read(staff(), [](Reading& reading) {
    return reading.patients().count();
  }) == 1);
}

TEST_CASE("An upgrade that fails leaves the old version in place", "[storage][upgrade]") {
  InFile clinic;
  close_with_a_patient(clinic);
  const NextVersion broken("DROP TABLE draft_field; UPDATE patient SET nothing = 1;");
  CHECK_THROWS(storage::SqliteDoor(clinic.clock, broken.settings()).open(clinic.folder.file(), Access::read_write));
  CHECK(version_of(clinic.folder.file()) == present_version);
  NoProgress progress;
  CHECK(clinic.door->check(clinic.folder.file(), progress).faults.empty());
  CHECK_NOTHROW(clinic.door->open(clinic.folder.file(), Access::read_write));
}

TEST_CASE("An upgrade that would lose or change a row, and does not say so, is not done", "[storage][upgrade]") {
  const std::string change =
      GENERATE(as<std::string>(), "DELETE FROM visit_confirmed WHERE path = 'a';",
               "UPDATE visit_confirmed SET path = 'c' WHERE path = 'a';",
               "INSERT INTO visit_confirmed (visit, path) VALUES (1, 'c');", "DROP TABLE visit_confirmed;",
               "CREATE TABLE other (visit INTEGER, path TEXT) STRICT;"
               "INSERT INTO other SELECT * FROM visit_confirmed LIMIT 1;"
               "DROP TABLE visit_confirmed; ALTER TABLE other RENAME TO visit_confirmed;");
  InFile clinic;
  clinic.left_whole = false;
  clinic.store->write(staff(), [](Writing& writing) {
    writing.visits().add(full_visit(writing.patients().add(patient("1", "Rivera", "Ana")), day(2026, 2, 1)));
  });
  clinic.store.reset();
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("INSERT INTO visit_confirmed (visit, path) VALUES (1, 'a'), (1, 'b')");
  const auto confirmed = [&] {
    return shell_on(clinic.folder.file()).execAndGet("SELECT count(*) FROM visit_confirmed").getInt();
  };
  const int before = confirmed();
  CAPTURE(change);
  const NextVersion silent(change);
  CHECK(fault_of([&] {
          storage::SqliteDoor(clinic.clock, silent.settings()).open(clinic.folder.file(), Access::read_write);
        }) == StoreFault::unavailable);
  CHECK(version_of(clinic.folder.file()) == present_version);
  CHECK(confirmed() == before);

  const std::string said = "-- changes rows of: draft, visit_confirmed\n" + change;
  const NextVersion saying(said);
  CHECK_NOTHROW(storage::SqliteDoor(clinic.clock, saying.settings()).open(clinic.folder.file(), Access::read_write));
  CHECK(version_of(clinic.folder.file()) == present_version + 1);
}

TEST_CASE("An older file is not upgraded when it is opened for reading", "[storage][upgrade]") {
  InFile clinic;
  close_with_a_patient(clinic);
  const NextVersion next(next_step);
  CHECK(fault_of([&] {
          storage::SqliteDoor(clinic.clock, next.settings()).open(clinic.folder.file(), Access::read_only);
        }) == StoreFault::read_only);
  CHECK(version_of(clinic.folder.file()) == present_version);
}

TEST_CASE("A file of the first version is backed up, upgraded and loses nothing", "[storage][upgrade]") {
  TemporaryFolder folder;
  const fs::path old_file = fs::path(TEST_DATA) / "files" / "version-1.psoas";
  fs::copy_file(old_file, folder.file());
  const Columns columns = columns_of(old_file);
  const Rows before = rows_of(old_file, columns);
  REQUIRE(before.at("visit").size() == 71);
  REQUIRE(before.at("draft_field").size() == 4);

  FixedClock clock{noon(day(2026, 10, 5))};
  const auto door = sqlite_files(clock);
  door->open(folder.file(), Access::read_write).reset();
  CHECK(version_of(folder.file()) == present_version);
  for (const auto& [table, rows] : rows_of(folder.file(), columns)) {
    CAPTURE(table);
    if (!table.starts_with("audit")) CHECK(rows == before.at(table));
    else CHECK(std::includes(rows.begin(), rows.end(), before.at(table).begin(), before.at(table).end()));
  }
  const auto store = door->open(folder.file(), Access::read_write);
  NoProgress walk;
  CHECK(store->protection().sweep(walk).tampered.empty());
  CHECK(store->protection().sweep(walk).subjects > 71);
  CHECK(store->protection().check_trail(walk).fault == TrailFault::none);
  NoProgress progress;
  CHECK(door->check(folder.file(), progress).faults.empty());
  if (present_version > 1) CHECK(rows_of(folder.file("clinic.psoas.version-1.backup"), columns) == before);
}
