#include "tests/bench/clinics.h"

#include <cstdio>

#include "domain/demo/write_demo.h"
#include "tests/bench/bare_sqlite.h"

namespace psoas::bench {

namespace fs = std::filesystem;

namespace {

void make_clinic(StoreDoor& door, const fs::path& file, int patients) {
  const fs::path unfinished = file.string() + ".making";
  fs::remove(unfinished);
  ClinicSettings settings;
  settings.name = "Demo clinic";
  settings.demo = true;
  DemoOptions options;
  options.patients = patients;
  options.years = 10;
  {
    const std::unique_ptr<Store> store = door.create(unfinished, settings, measuring_session());
    NoProgress progress;
    write_demo(*store, measuring_session(), DemoClinic(options, *store->catalogue()), progress);
  }
  fs::rename(unfinished, file);
  fs::remove(unfinished.string() + "-journal");
}

// The tables with the clinic's records, as the bare program sees them.
std::vector<std::string> tables_of(BareDatabase& database) {
  std::vector<std::string> tables;
  BareStatement statement(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  while (statement.step())
    tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement.handle(), 0)));
  return tables;
}

std::string insert_into(BareDatabase& database, const std::string& table, int& columns) {
  BareStatement probe(database, "SELECT * FROM " + table);
  columns = sqlite3_column_count(probe.handle());
  std::string sql = "INSERT OR REPLACE INTO " + table + " VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  return sql + ")";
}

void copy_rows(BareDatabase& from, BareDatabase& to, const std::string& table) {
  constexpr int rows_at_once = 30'000;  // about as many as a batch of demo patients has
  int columns = 0;
  BareStatement insert(to, insert_into(from, table, columns));
  BareStatement rows(from, "SELECT * FROM " + table);
  to.run("BEGIN IMMEDIATE");
  for (int count = 1; rows.step(); ++count) {
    for (int i = 0; i < columns; ++i)
      sqlite3_bind_value(insert.handle(), i + 1, sqlite3_column_value(rows.handle(), i));
    insert.step();
    insert.again();
    if (count % rows_at_once == 0) to.run("COMMIT; BEGIN IMMEDIATE");
  }
  to.run("COMMIT");
}

// The same rows, tables and indexes written by the C API alone.
double written_by_bare_library(const fs::path& clinic, const fs::path& file) {
  fs::remove(file);
  BareDatabase from(clinic);
  std::string schema;
  {
    BareStatement statement(from,
                            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                            " AND type IN ('table', 'index') ORDER BY type DESC");
    while (statement.step())
      schema += std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement.handle(), 0))) + ";";
  }
  const double ms = timed([&] {
    BareDatabase to(file);
    to.run(schema);
    for (const std::string& table : tables_of(from)) copy_rows(from, to, table);
  });
  fs::remove(file);
  return ms;
}

}  // namespace

const Session& measuring_session() {
  static const Session session{"bench", Role::physician, "bench", "bench"};
  return session;
}

Clinics make_clinics(StoreDoor& door, const fs::path& folder, Figures& figures) {
  Clinics clinics{folder / "large.psoas", folder / "small.psoas"};
  fs::create_directories(folder);
  if (!fs::exists(clinics.small)) make_clinic(door, clinics.small, 50);
  if (fs::exists(clinics.large)) return clinics;
  std::fprintf(stderr, "making %s\n", clinics.large.c_str());
  const double ours = timed([&] { make_clinic(door, clinics.large, 50'000); });
  const double bare = written_by_bare_library(clinics.large, folder / "bare.db");
  figures.add({"make the large clinic", ours, bare, 90'000, {}});
  return clinics;
}

fs::path copy_of(const fs::path& clinic, const fs::path& folder, std::string_view name) {
  const fs::path copy = folder / name;
  fs::remove(copy);
  fs::copy_file(clinic, copy);
  return copy;
}

}  // namespace psoas::bench
