#include "storage/sqlite/door.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "domain/base/uuid.h"
#include "storage/analysis_file.h"
#include "storage/backup/before_upgrade.h"
#include "storage/catalogue/catalogue_reading.h"
#include "storage/catalogue/catalogue_text.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "storage/import/diagnosis_list.h"
#include "storage/import/import.h"
#include "storage/protection/key_slots.h"
#include "storage/record_store.h"
#include "storage/sqlite/file_check.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/place.h"
#include "storage/sqlite/volume.h"
#include "storage/verbs/catalogue_tables.h"
#include "storage/verbs/clinic_verbs.h"
#include "storage/verbs/diagnosis_verbs.h"
#include "storage/verbs/follow_up_planner.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

// So small a file is looked through in the time it takes to open it, its indexes included.
constexpr std::uintmax_t small_file = 4'000'000;

// A file in the making, beside its target; gone unless it was given its name.
class NewFile {
 public:
  explicit NewFile(const fs::path& target) : x_target(target), x_file(target.parent_path() / (".new-" + new_uuid())) {
    std::error_code error;
    if (fs::symlink_status(target, error).type() != fs::file_type::not_found)
      throw StoreError(StoreFault::duplicate, target.string());
    const int handle = ::open(x_file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (handle < 0) throw_reason(errno);
    ::close(handle);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    std::error_code error;
    fs::remove(x_file, error);
    fs::remove(x_file.string() + "-journal", error);
  }

  const fs::path& file() const { return x_file; }

  // Never replaces a file that came there meanwhile.
  void take_name() {
    if (renameat2(AT_FDCWD, x_file.c_str(), AT_FDCWD, x_target.c_str(), RENAME_NOREPLACE) == 0) return sync_folder();
    if (errno == EEXIST) throw StoreError(StoreFault::duplicate, x_target.string());
    std::error_code error;
    if (!fs::exists(x_target, error)) fs::rename(x_file, x_target, error);
    if (error) throw StoreError(StoreFault::unavailable, x_target.string() + ": " + error.message());
    sync_folder();
  }

 private:
  [[noreturn]] void throw_reason(int reason) const {
    const StoreFault fault = reason == ENOSPC || reason == EDQUOT                     ? StoreFault::full
                             : reason == EROFS || reason == EACCES || reason == EPERM ? StoreFault::read_only
                                                                                      : StoreFault::unavailable;
    throw StoreError(fault, x_target.string() + ": " + std::generic_category().message(reason));
  }
  void sync_folder() const {
    const int folder = ::open(x_target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
  }

  fs::path x_target;
  fs::path x_file;
};

void require_known_schema(const FileHeader& header, SchemaSteps steps, const fs::path& file) {
  if (header.schema_version > static_cast<int>(steps.size()))
    throw StoreError(StoreFault::newer_schema,
                     file.string() + ": schema version " + std::to_string(header.schema_version));
  if (header.schema_version < 1) throw StoreError(StoreFault::foreign_file, file.string());
}

template <class Work>
void in_transaction(Connection& connection, Work work) {
  connection.begin_writing();
  try {
    work();
    connection.commit();
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

// What the file holds of the program itself: its catalogue, protocols and list of diagnosis codes.
void renew_own_content(SqliteConnection& connection, const Clock& clock) {
  const std::shared_ptr<const Catalogue> catalogue = catalogue_in_force(connection).catalogue;
  if (copied_catalogue(connection) != digest_of(*catalogue))
    in_transaction(connection, [&] { copy_catalogue(connection, *catalogue); });
  if (protocols_changed(connection, catalogue->protocols()))
    in_transaction(connection, [&] { adopt_protocols(connection, catalogue->protocols(), clock.today()); });
  if (own_diagnosis_list_is_old(connection))
    in_transaction(connection, [&] { keep_own_diagnosis_list(connection, clock.now()); });
}

bool has_accounts_in_version(SqliteConnection& connection, int version) {
  return version >= version_with_keys && has_accounts_stored(connection);
}

// Upgrades an older file for somebody who has just logged in, once a copy of it is sealed.
void upgrade_with_keys(SqliteConnection& connection, const fs::path& file, int from, SchemaSteps steps,
                       const Clock& clock, const Session& session, const std::shared_ptr<const Keys>& keys) {
  // Another program may have done it since the file was opened, or this one without coming to its end.
  if (connection.pragma("PRAGMA user_version") == std::to_string(steps.size()))
    return renew_own_content(connection, clock);
  const fs::path copy = seal_before_upgrade(connection, file, from, *keys, clock);
  upgrade_in_place(connection, from, steps, clock, [&] {
    Entitlement entitlement;
    entitlement.everything = true;
    entitlement.keys = keys;
    Gate gate(connection, session, clock, std::nullopt, std::move(entitlement));
    gate.append({"backup", "file", 0, {}, copy.string(), {}});
  });
  renew_own_content(connection, clock);
}

}  // namespace

void lay_foundation(SqliteConnection& connection, SchemaSteps steps, const Clock& clock, const ClinicSettings& settings,
                    const Session& session) {
  if (session.actor.empty()) throw StoreError(StoreFault::locked_out, "no one is logged in");
  in_transaction(connection, [&] {
    run_schema_steps(connection, 0, steps);
    copy_catalogue(connection, embedded_catalogue());
    adopt_protocols(connection, embedded_catalogue().protocols(), clock.today());
    keep_own_diagnosis_list(connection, clock.now());
    Entitlement entitlement;
    entitlement.everything = true;
    entitlement.keys = found_protection(connection);
    Gate gate(connection, session, clock, std::nullopt, std::move(entitlement));
    ClinicVerbs(connection, &gate).found_clinic(settings);
    gate.check_before_commit();
  });
}

std::unique_ptr<Store> SqliteDoor::create(const fs::path& asked, const ClinicSettings& settings,
                                          const Session& session) {
  const fs::path file = resolved(asked);
  require_local_folder(file);
  require_room(file, 0);
  NewFile made(file);
  {
    const auto connection = open_empty_file(made.file(), {Access::read_write, x_settings.busy_ms, x_settings.vfs});
    lay_foundation(*connection, x_settings.steps, x_clock, settings, session);
  }
  made.take_name();
  return open(file, Access::read_write);
}

OpenedFile SqliteDoor::opened(const fs::path& file, Access access) const {
  OpenedFile opened = open_file(file, {access, x_settings.busy_ms, x_settings.vfs});
  require_known_schema(opened.header, x_settings.steps, file);
  set_up_file(opened);
  return opened;
}

std::unique_ptr<Store> SqliteDoor::open(const fs::path& asked, Access access) {
  const fs::path file = resolved(asked);
  OpenedFile file_opened = opened(file, access);
  SqliteConnection& connection = *file_opened.connection;
  std::error_code error;
  const bool is_small = fs::file_size(file, error) <= small_file;
  if (is_small || file_opened.closed_badly) require_sound(connection, is_small ? CheckDepth::whole : CheckDepth::quick);
  const int version = file_opened.header.schema_version;
  UpgradeAtLogIn upgrade_at_log_in;
  if (version < static_cast<int>(x_settings.steps.size())) {
    if (file_opened.read_only) throw StoreError(StoreFault::read_only, file.string() + ": of an older version");
    if (has_accounts_in_version(connection, version))
      upgrade_at_log_in = [clock = &x_clock, steps = x_settings.steps, file, version](
                              Connection& of_store, const Session& session, const std::shared_ptr<const Keys>& keys) {
        upgrade_with_keys(dynamic_cast<SqliteConnection&>(of_store), file, version, steps, *clock, session, keys);
      };
    else upgrade(connection, file, version, x_settings.steps, x_clock);
  }
  if (!file_opened.read_only && !upgrade_at_log_in) renew_own_content(connection, x_clock);
  RecordStore::Reconnect reconnect = [clock = &x_clock, settings = x_settings, file] {
    write_journal_through(file, settings.vfs);
    return std::unique_ptr<Connection>(SqliteDoor(*clock, settings).opened(file, Access::read_write).connection);
  };
  return std::make_unique<RecordStore>(std::move(file_opened.connection), std::move(reconnect), x_clock,
                                       StoreSettings{file_opened.read_only, x_settings.work, x_settings.anchor_folder,
                                                     file, std::move(upgrade_at_log_in)});
}

CatalogueContent SqliteDoor::read_catalogue(const fs::path& file, const CatalogueContent& own) {
  return read_catalogue_file(file, own);
}

std::string SqliteDoor::catalogue_text(const CatalogueContent& content) { return storage::catalogue_text(content); }

FileCheck SqliteDoor::check(const fs::path& file, Progress& progress) {
  OpenedFile file_opened = opened(resolved(file), Access::read_only);
  FileCheck check = check_records(*file_opened.connection, file_opened.header.schema_version, progress);
  check.encrypted_by = encryption_of(file);
  return check;
}

std::string SqliteDoor::volume_encryption(const fs::path& file) { return encryption_of(file); }

OutcomeSettings SqliteDoor::outcome_settings(const fs::path& file) { return read_outcome_settings(file); }

NamedAnalysis SqliteDoor::analysis(const fs::path& file, const Catalogue& catalogue) {
  return read_analysis_file(file, catalogue);
}

std::string SqliteDoor::analysis_text(const NamedAnalysis& named) { return storage::analysis_text(named); }

std::string SqliteDoor::outcome_settings_text(const OutcomeSettings& settings) {
  return storage::outcome_settings_text(settings);
}

ImportReport SqliteDoor::import(Store& store, const Session& session, const ImportRequest& request,
                                Progress& progress) {
  return import_tables(store, session, request, progress, x_clock.today(),
                       [&] { back_up_before_import(store, session, progress); });
}

std::vector<DiagnosisCode> SqliteDoor::read_diagnosis_list(const fs::path& file) {
  return storage::read_diagnosis_list(file);
}

}  // namespace psoas::storage
