#pragma once

// A folder of tables, a store in memory, and an import between them.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include "storage/import/import.h"
#include "storage/open.h"
#include "tests/support/files.h"

namespace psoas::import_tests {

using namespace date::literals;

class TableFolder : public tests::TemporaryFolder {
 public:
  std::filesystem::path write(const std::string& name, std::string_view text) const {
    tests::write_bytes(file(name), std::string(text));
    return file(name);
  }
};

class ImportClinic {
 public:
  ImportClinic() : clock(parse_moment("2026-06-01T09:00:00.000Z")) {
    ClinicSettings settings;
    settings.name = "Clinic";
    store = store_in_memory(clock, settings, session);
  }

  ImportReport import(const std::filesystem::path& mapping, const std::filesystem::path& tables, bool dry_run = false) {
    ImportRequest request;
    request.mapping = mapping;
    request.sources = {tables};
    request.dry_run = dry_run;
    NoProgress progress;
    return storage::import_tables(*store, session, request, progress, clock.today());
  }

  std::int64_t patients() {
    return store->read(session, [](Reading& reading) { return reading.patients().count(); });
  }

  std::optional<PatientId> patient(const std::string& mrn) {
    return store->read(session, [&](Reading& reading) { return reading.patients().with_mrn(mrn); });
  }

  std::vector<Visit> visits(const std::string& mrn) {
    return store->read(session, [&](Reading& reading) {
      return reading.visits().of_patient(reading.patients().with_mrn(mrn).value());
    });
  }

  std::vector<DatedValue> scores(const std::string& mrn, const std::string& instrument) {
    return store->read(session, [&](Reading& reading) {
      return reading.series().scores(reading.patients().with_mrn(mrn).value(), instrument);
    });
  }

  std::size_t audit_entries() {
    return store->read(session, [](Reading& reading) { return reading.clinic().audit(1'000'000).size(); });
  }

  FixedClock clock;
  Session session{"admin", Role::administrator, "session", "test"};
  std::unique_ptr<Store> store;
};

inline const ImportCount& count(const ImportReport& report, std::string_view entity) {
  static const ImportCount none;
  for (const ImportCount& line : report.counts)
    if (line.entity == entity) return line;
  return none;
}

}  // namespace psoas::import_tests
