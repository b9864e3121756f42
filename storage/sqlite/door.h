#pragma once

// The door to SQLite files: makes, opens and checks them, and hands out stores over them.

#include "domain/base/clock.h"
#include "domain/store/door.h"
#include "storage/backup/keeping.h"
#include "storage/record_store.h"
#include "storage/sealed/sealed_export_files.h"
#include "storage/secret/key_wrapping.h"
#include "storage/sqlite/migration.h"
#include "storage/sqlite/opening.h"

namespace psoas::storage {

// What the program sets and tests replace.
struct DoorSettings {
  int busy_ms = 5000;
  std::string vfs = {};
  SchemaSteps steps = schema_steps();
  KdfWork work = {};                         // of new passwords
  std::filesystem::path anchor_folder = {};  // where the ends of audit trails are kept; "" nowhere
  // In a build that keys: lets files without accounts be kept, whose key lies open beside them. For tests of what has
  // nothing to do with accounts.
  bool keys_may_lie_open = false;
};

class SqliteDoor final : public StoreDoor, public BackupsOfFiles, public SealedExportFiles {
 public:
  explicit SqliteDoor(const Clock& clock, DoorSettings settings = {})
      : BackupsOfFiles(clock, settings.steps, settings.work, settings.anchor_folder, settings.keys_may_lie_open),
        SealedExportFiles(clock, settings.work),
        x_clock(clock),
        x_settings(settings) {}

  std::unique_ptr<Store> create(const std::filesystem::path& file, const ClinicSettings& settings,
                                const Session& session) override;
  // A file of an older version that has accounts waits for its first log-in, whose keys seal a copy of it, to be
  // upgraded.
  std::unique_ptr<Store> open(const std::filesystem::path& file, Access access) override;
  CatalogueContent read_catalogue(const std::filesystem::path& file, const CatalogueContent& own) override;
  std::string catalogue_text(const CatalogueContent& content) override;
  std::string volume_encryption(const std::filesystem::path& file) override;
  FileCheck check(const std::filesystem::path& file, Progress& progress) override;
  FileCheck check(Store& store, const std::filesystem::path& file, Progress& progress) override;
  bool keys_its_files() const override;
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  void discard(const std::filesystem::path& file) override;
  // Not begun when a backup cannot be made before it where the clinic has a folder for them: throws NotBackedUp too.
  ImportReport import(Store& store, const Session& session, const ImportRequest& request, Progress& progress) override;
  OutcomeSettings outcome_settings(const std::filesystem::path& file) override;
  NamedAnalysis analysis(const std::filesystem::path& file, const Catalogue& catalogue) override;
  std::string analysis_text(const NamedAnalysis& named) override;
  std::string outcome_settings_text(const OutcomeSettings& settings) override;
  std::vector<DiagnosisCode> read_diagnosis_list(const std::filesystem::path& file) override;

 private:
  OpenedFile opened(const std::filesystem::path& file, Access access, const Keys* keys) const;
  std::unique_ptr<Store> open_keyed(const std::filesystem::path& file, Access access,
                                    const std::shared_ptr<const Keys>& new_keys);
  RecordStore::Reconnect reconnect_to(const std::filesystem::path& file, Access access) const;
  UpgradeAtLogIn look_at(SqliteConnection& connection, const std::filesystem::path& file, bool read_only,
                         bool closed_badly) const;

  const Clock& x_clock;
  DoorSettings x_settings;
};

// Makes the schema, the catalogue tables, the master key and the clinic's settings in an empty database.
void lay_foundation(SqliteConnection& connection, SchemaSteps steps, const Clock& clock, const ClinicSettings& settings,
                    const Session& session, SecretBytes master_key = random_key());

}  // namespace psoas::storage
