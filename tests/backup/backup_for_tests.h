#pragma once

// A clinic in a file, a folder for its backups, and the digest of all that a record holds.

#include <sodium.h>

#include <map>
#include <string>

#include "storage/backup/make_backup.h"
#include "storage/backup/restore.h"
#include "storage/record_store.h"
#include "storage/sqlite/opening.h"
#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

inline constexpr storage::KdfWork little_work{2, 64U << 20};  // the least a sealed file may ask for

inline storage::SqliteConnection& connection_of(Store& store) {
  return dynamic_cast<storage::SqliteConnection&>(dynamic_cast<storage::RecordStore&>(store).connection());
}

inline void add_patients(Store& store, int count) {
  store.write(staff(), [&](Writing& writing) {
    for (int i = 0; i < count; ++i) {
      const PatientId id =
          writing.patients().add(patient("MRN-" + std::to_string(i), "Family" + std::to_string(i), "A"));
      writing.visits().add(full_visit(id, day(2026, 2, 1)));
    }
  });
}

// Every table's content, value by value, in the order of its columns and rows.
inline std::map<std::string, std::string> digests_of_tables(SQLite::Database& database) {
  std::map<std::string, std::string> digests;
  SQLite::Statement tables(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  while (tables.executeStep()) {
    const std::string name = tables.getColumn(0).getString();
    SQLite::Statement rows(database, "SELECT * FROM \"" + name + "\"");
    std::string all;
    while (rows.executeStep())
      for (int i = 0; i < rows.getColumnCount(); ++i) {
        const std::string value = rows.getColumn(i).getString();
        all += std::to_string(rows.getColumn(i).getType()) + ":" + std::to_string(value.size()) + ":" + value;
      }
    unsigned char digest[32];
    crypto_generichash(digest, sizeof digest, reinterpret_cast<const unsigned char*>(all.data()), all.size(), nullptr,
                       0);
    digests[name] = std::string(digest, digest + sizeof digest);
  }
  return digests;
}

inline std::map<std::string, std::string> digests_of_tables(storage::SqliteConnection& connection) {
  return digests_of_tables(connection.database());
}

inline std::map<std::string, std::string> digests_of_tables(const std::filesystem::path& file) {
  SQLite::Database database = shell_on(file);
  return digests_of_tables(database);
}

inline int files_in(const std::filesystem::path& folder) {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// A clinic with patients, its key, and a folder for backups.
struct BackedUp : InFile {
  explicit BackedUp(int patients = 5) {
    std::filesystem::create_directory(backups());
    add_patients(*store, patients);
    locks.master_key = &master;
  }
  std::filesystem::path backups() const { return folder.path() / "backups"; }
  storage::MadeBackup back_up() {
    return storage::make_backup(connection_of(*store), {backups(), "clinic", folder.file()}, locks, little_work, clock,
                                progress);
  }
  storage::Opener opener() const {
    return [this](storage::Unsealer& unsealer) { unsealer.open_with_master_key(master); };
  }
  std::unique_ptr<PreparedRestore> prepare(const RestoreRequest& request) {
    return storage::prepare_restore(request, opener(), {storage::schema_steps(), clock}, progress);
  }

  storage::SecretBytes master = storage::random_key();
  storage::Locks locks;
  NoProgress progress;
};

}  // namespace psoas::tests
