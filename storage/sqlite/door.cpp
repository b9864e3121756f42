#include "storage/sqlite/door.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "domain/base/uuid.h"
#include "storage/analysis_file.h"
#include "storage/backup/aside.h"
#include "storage/backup/before_upgrade.h"
#include "storage/catalogue/catalogue_reading.h"
#include "storage/catalogue/catalogue_text.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "storage/import/diagnosis_list.h"
#include "storage/import/import.h"
#include "storage/protection/chain.h"
#include "storage/protection/key_slots.h"
#include "storage/record_store.h"
#include "storage/sqlite/file_check.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/keyed_file.h"
#include "storage/sqlite/page_cipher.h"
#include "storage/sqlite/place.h"
#include "storage/sqlite/volume.h"
#include "storage/verbs/catalogue_tables.h"
#include "storage/verbs/clinic_verbs.h"
#include "storage/verbs/diagnosis_verbs.h"
#include "storage/verbs/draft_sealing.h"
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

  // Never replaces a file that came there meanwhile, and is not played over by what an earlier one has left there.
  void take_name(Moment now) {
    std::error_code error;
    if (!fs::exists(x_target, error)) move_leftovers(x_target, free_name_aside(x_target, now));
    if (renameat2(AT_FDCWD, x_file.c_str(), AT_FDCWD, x_target.c_str(), RENAME_NOREPLACE) == 0) return sync_folder();
    if (errno == EEXIST) throw StoreError(StoreFault::duplicate, x_target.string());
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

// For saving. A file that was open already, and is opened again after an I/O error, can at least be read.
void require_room_beside(const fs::path& file) {
  std::error_code error;
  require_room(file, fs::file_size(file, error));
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
    if (from >= version_with_closed_drafts) return;
    protect_newly_covered(connection, gate);
    seal_drafts(connection, *keys);
  });
  renew_own_content(connection, clock);
}

}  // namespace

void lay_foundation(SqliteConnection& connection, SchemaSteps steps, const Clock& clock, const ClinicSettings& settings,
                    const Session& session, SecretBytes master_key) {
  if (session.actor.empty()) throw StoreError(StoreFault::locked_out, "no one is logged in");
  in_transaction(connection, [&] {
    run_schema_steps(connection, 0, steps);
    copy_catalogue(connection, embedded_catalogue());
    adopt_protocols(connection, embedded_catalogue().protocols(), clock.today());
    keep_own_diagnosis_list(connection, clock.now());
    Entitlement entitlement;
    entitlement.everything = true;
    entitlement.keys = found_protection(connection, std::move(master_key));
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
  const auto keys = std::make_shared<const Keys>(random_key());
  {
    const SecretBytes page_key = sub_key(keys->master, SubKey::pages);
    const auto connection =
        open_empty_file(made.file(), {Access::read_write, x_settings.busy_ms, x_settings.vfs, &page_key});
    lay_foundation(*connection, x_settings.steps, x_clock, settings, session, keys->master.copy());
    if (page_cipher::is_there()) {
      require_no_temporary_file();
      if (x_settings.keys_may_lie_open) KeyFile(file).write(door_keys_of(*connection, page_cipher::name()));
    }
  }
  if (page_cipher::is_there()) require_ciphertext(made.file());
  made.take_name(x_clock.now());
  if (page_cipher::is_there() && !x_settings.keys_may_lie_open) return open_keyed(file, Access::read_write, keys);
  return open(file, Access::read_write);
}

OpenedFile SqliteDoor::opened(const fs::path& file, Access access, const Keys* keys) const {
  Opening opening{access, x_settings.busy_ms, x_settings.vfs, nullptr};
  std::optional<SecretBytes> page_key;
  if (keys != nullptr) page_key = sub_key(keys->master, SubKey::pages);
  if (page_key) opening.page_key = &*page_key;
  OpenedFile opened = open_file(file, opening);
  require_known_schema(opened.header, x_settings.steps, file);
  set_up_file(opened);
  return opened;
}

// What is done once with a file that was opened: found sound, and brought up to date unless that waits for a log-in.
UpgradeAtLogIn SqliteDoor::look_at(SqliteConnection& connection, const fs::path& file, bool read_only,
                                   bool closed_badly) const {
  std::error_code error;
  const bool is_small = fs::file_size(file, error) <= small_file;
  if (is_small || closed_badly) require_sound(connection, is_small ? CheckDepth::whole : CheckDepth::quick);
  const int version = std::stoi(connection.pragma("PRAGMA user_version"));
  if (version < static_cast<int>(x_settings.steps.size())) {
    if (read_only) throw StoreError(StoreFault::read_only, file.string() + ": of an older version");
    if (has_accounts_in_version(connection, version))
      return [clock = &x_clock, steps = x_settings.steps, file, version](Connection& of_store, const Session& session,
                                                                         const std::shared_ptr<const Keys>& keys) {
        upgrade_with_keys(dynamic_cast<SqliteConnection&>(of_store), file, version, steps, *clock, session, keys);
      };
    upgrade(connection, file, version, x_settings.steps, x_clock);
  }
  if (!read_only) renew_own_content(connection, x_clock);
  return {};
}

RecordStore::Reconnect SqliteDoor::reconnect_to(const fs::path& file, Access access) const {
  return [clock = &x_clock, settings = x_settings, file, access](const Keys* keys) {
    write_journal_through(file, settings.vfs);
    return std::unique_ptr<Connection>(SqliteDoor(*clock, settings).opened(file, access, keys).connection);
  };
}

std::unique_ptr<Store> SqliteDoor::open(const fs::path& asked, Access access) {
  const fs::path file = resolved(asked);
  if (page_cipher::is_there()) return open_keyed(file, access, nullptr);
  OpenedFile file_opened = opened(file, access, nullptr);
  if (!file_opened.read_only) require_room_beside(file);
  UpgradeAtLogIn upgrade_at_log_in =
      look_at(*file_opened.connection, file, file_opened.read_only, file_opened.closed_badly);
  return std::make_unique<RecordStore>(std::move(file_opened.connection), reconnect_to(file, Access::read_write),
                                       x_clock,
                                       StoreSettings{.read_only = file_opened.read_only,
                                                     .work = x_settings.work,
                                                     .anchor_folder = x_settings.anchor_folder,
                                                     .file = file,
                                                     .upgrade = std::move(upgrade_at_log_in)});
}

// It opens when somebody logs in: all that is known before is that it is keyed, and by what.
std::unique_ptr<Store> SqliteDoor::open_keyed(const fs::path& file, Access access,
                                              const std::shared_ptr<const Keys>& new_keys) {
  const Opening opening{access, x_settings.busy_ms, x_settings.vfs, nullptr};
  const bool read_only = require_keyed_file(file, opening);
  if (!read_only) require_room_beside(file);
  KeyFile keys_beside(file);
  if (!new_keys) static_cast<void>(keys_beside.read());
  require_no_cipher_of_others(file);
  const FirstLook first_look = [door = SqliteDoor(x_clock, x_settings), file, read_only,
                                badly = has_unfinished_journal(file)](Connection& connection) {
    return door.look_at(dynamic_cast<SqliteConnection&>(connection), file, read_only, badly);
  };
  return std::make_unique<RecordStore>(nullptr, reconnect_to(file, read_only ? Access::read_only : Access::read_write),
                                       x_clock,
                                       StoreSettings{.read_only = read_only,
                                                     .work = x_settings.work,
                                                     .anchor_folder = x_settings.anchor_folder,
                                                     .file = file,
                                                     .keys_beside = std::move(keys_beside),
                                                     .first_look = first_look,
                                                     .new_keys = new_keys});
}

bool SqliteDoor::keys_its_files() const { return page_cipher::is_there(); }

// The file last: under its name it is never without what belongs to it.
void SqliteDoor::rename(const fs::path& from, const fs::path& to) {
  const KeyFile keys(from);
  if (keys.exists()) fs::rename(keys.path(), KeyFile(to).path());
  const fs::path journal = from.string() + "-journal";
  if (fs::exists(journal)) fs::rename(journal, to.string() + "-journal");
  fs::rename(from, to);
}

void SqliteDoor::discard(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
  fs::remove(file.string() + "-journal", ignored);
  fs::remove(KeyFile(file).path(), ignored);
}

CatalogueContent SqliteDoor::read_catalogue(const fs::path& file, const CatalogueContent& own) {
  return read_catalogue_file(file, own);
}

std::string SqliteDoor::catalogue_text(const CatalogueContent& content) { return storage::catalogue_text(content); }

FileCheck SqliteDoor::check(const fs::path& file, Progress& progress) {
  if (page_cipher::is_there()) return check(*open(file, Access::read_only), file, progress);
  OpenedFile file_opened = opened(resolved(file), Access::read_only, nullptr);
  FileCheck check = check_records(*file_opened.connection, file_opened.header.schema_version, progress);
  check.encrypted_by = encryption_of(file);
  return check;
}

FileCheck SqliteDoor::check(Store& store, const fs::path& file, Progress& progress) {
  auto& connection = dynamic_cast<SqliteConnection&>(dynamic_cast<RecordStore&>(store).connection());
  FileCheck check = check_records(connection, std::stoi(connection.pragma("PRAGMA user_version")), progress);
  check.encrypted_by = page_cipher::is_there() ? std::string(page_cipher::name()) : encryption_of(file);
  return check;
}

std::string SqliteDoor::volume_encryption(const fs::path& file) {
  return page_cipher::is_there() ? std::string(page_cipher::name()) : encryption_of(file);
}

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
