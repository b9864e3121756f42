#include "storage/backup/restore.h"

#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

#include <thread>

#include "domain/base/output_file.h"
#include "storage/backup/aside.h"
#include "storage/backup/holders.h"
#include "storage/backup/image.h"
#include "storage/backup/make_backup.h"
#include "storage/backup/record_facts.h"
#include "storage/protection/anchor_file.h"
#include "storage/protection/key_file.h"
#include "storage/sqlite/copied_tables.h"
#include "storage/sqlite/keyed_file.h"
#include "storage/sqlite/opening.h"
#include "storage/sqlite/page_cipher.h"
#include "storage/sqlite/place.h"
#include "storage/verbs/backup_verbs.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr int busy_ms = 5000;

fs::path journal_of(const fs::path& file) { return file.string() + "-journal"; }

// A file that is to be replaced.
struct Replaced {
  RecordFacts facts;
  fs::path backup_folder;  // of its clinic; "" none
};

std::unique_ptr<SqliteConnection> opened_for_reading(const fs::path& file, const SecretBytes* page_key) {
  OpenedFile opened = open_file(file, {Access::read_only, busy_ms, "", page_key});
  set_up_file(opened);
  return std::move(opened.connection);
}

// Nothing when it cannot be read any more, which is why it is replaced.
std::optional<Replaced> read_if_readable(const fs::path& file, const SecretBytes* page_key) {
  try {
    const auto connection = opened_for_reading(file, page_key);
    Replaced replaced;
    replaced.facts = facts_of(*connection);
    replaced.backup_folder =
        BackupVerbs(*connection, nullptr, replaced.facts.schema_version >= version_with_plans).folder();
    return replaced;
  } catch (const StoreError& error) {
    if (error.fault() == StoreFault::busy || error.fault() == StoreFault::missing) throw;
    return std::nullopt;
  }
}

// Whoever has the file open would go on writing to it under its new name. A program that is about to close it is waited
// for.
void require_nobody_has_open(const fs::path& file) {
  std::vector<std::string> programs = programs_with_open(file);
  for (int tries = 0; !programs.empty() && tries < 20; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    programs = programs_with_open(file);
  }
  if (!programs.empty()) throw StoreError(StoreFault::busy, programs.front());
}

// Nobody else reads or writes the file as long as the connection lives.
std::unique_ptr<SqliteConnection> locked(const fs::path& file, const SecretBytes* page_key) {
  auto connection = std::make_unique<SqliteConnection>(
      file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, busy_ms, "");
  if (page_key != nullptr) give_page_key(*connection, *page_key);
  connection->execute("BEGIN EXCLUSIVE");
  return connection;
}

// A second name for the file, or, where the disk knows no such thing, another one.
void name_aside(const fs::path& target, const fs::path& aside) {
  if (::link(target.c_str(), aside.c_str()) == 0) return;
  std::error_code error;
  fs::rename(target, aside, error);
  if (error) throw FileError(target, error.message());
}

// Whose a keyed file is, without its key; "" when its keys cannot be read.
std::string clinic_at_door(const fs::path& file) {
  try {
    return KeyFile(file).read().clinic;
  } catch (const StoreError&) {
    return {};
  }
}

class Restored final : public PreparedRestore {
 public:
  Restored(const RestoreRequest& request, RestoreSurroundings with)
      : x_target(request.target), x_replace(request.replace), x_with(std::move(with)), x_file(x_target) {}
  Restored(const Restored&) = delete;
  Restored& operator=(const Restored&) = delete;
  ~Restored() override { sodium_memzero(x_passphrase.data(), x_passphrase.size()); }

  void fill(Unsealer& unsealer, Progress& progress) {
    x_origin = unsealer.header().origin;
    if (page_cipher::is_there()) return fill_keyed(unsealer, progress);
    FileOutput sink(x_file);
    unsealer.pour_into(sink, progress);
    progress.at("check", 0, 0);
    progress.check();
    SqliteConnection connection(x_file.temporary().string(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, 0, "");
    x_restored = require_the_record(connection, x_origin);
  }

  // Nothing of the record touches the disk in clear: it is opened in memory and copied into a keyed file.
  void fill_keyed(Unsealer& unsealer, Progress& progress) {
    ImageBuffer image(unsealer.header().plaintext_bytes);
    unsealer.pour_into(image, progress);
    const auto contents = image.open();
    progress.at("check", 0, 0);
    progress.check();
    x_restored = require_the_record(*contents, x_origin);
    if (x_restored.schema_version < version_with_keys || (!has_accounts_stored(*contents) && !x_with.keys_may_lie_open))
      throw RestoreError(RestoreFault::needs_accounts, x_target.string());
    x_door_keys = door_keys_of(*contents, page_cipher::name());
    const SecretBytes page_key = sub_key(*x_master, SubKey::pages);
    {
      const auto keyed = open_empty_file(x_file.temporary(), {Access::read_write, busy_ms, "", &page_key});
      copy_tables(*contents, *keyed);
      if (facts_of(*keyed) != x_restored) throw RestoreError(RestoreFault::not_the_record, "the keyed copy");
      require_no_temporary_file();
    }
    std::error_code error;
    fs::remove(journal_of(x_file.temporary()), error);
    require_ciphertext(x_file.temporary());
  }

  // A backup of what is replaced opens as this one did.
  void keep_way_in(const Unsealer& unsealer, const BackupSecret& secret) {
    if (unsealer.master_key() != nullptr) x_master = unsealer.master_key()->copy();
    else x_passphrase = secret.text;
    x_slots = slots_to_master_key(unsealer.header());
    if (!page_cipher::is_there()) return;
    if (!x_master) throw RestoreError(RestoreFault::needs_clinic_keys, x_target.string());
    x_page_key = sub_key(*x_master, SubKey::pages);
  }
  const SecretBytes* page_key() const { return x_page_key ? &*x_page_key : nullptr; }

  void compare_with(std::optional<Replaced> replaced) {
    if (!replaced) return;
    x_replaced = replaced->facts;
    x_backup_folder = replaced->backup_folder;
  }

  const SealedOrigin& origin() const override { return x_origin; }
  const RecordFacts& restored() const override { return x_restored; }
  const std::optional<RecordFacts>& replaced() const override { return x_replaced; }

  RestoreReport put_in_place() override {
    RestoreReport report = give_name();
    if (!x_with.anchor_folder.empty())
      renew_anchor(x_with.anchor_folder,
                   {x_restored.clinic, {x_restored.audit_sequence, x_restored.audit_head}, x_with.clock.now()},
                   x_target);
    return report;
  }

 private:
  RestoreReport give_name() {
    RestoreReport report;
    report.file = x_target;
    if (!x_replace) {
      if (fs::exists(x_target)) throw StoreError(StoreFault::duplicate, x_target.string());
      report.left_over = move_leftovers(x_target, free_name_aside(x_target, x_with.clock.now()));
      put_keys_beside();
      x_file.commit();
      return report;
    }
    require_nobody_has_open(x_target);
    const std::optional<RecordFacts> backed_up = back_up_replaced(report);
    // A file that is no database any more cannot be locked, and its journal, which SQLite would clear away, is kept.
    const auto lock = x_replaced ? locked(x_target, page_key()) : nullptr;
    if (backed_up && facts_of(*lock) != *backed_up) throw StoreError(StoreFault::busy, "it was changed meanwhile");
    report.kept_aside = free_name_aside(x_target, x_with.clock.now());
    move_leftovers(x_target, report.kept_aside);
    const std::optional<DoorKeys> old_keys = keep_keys_aside(report.kept_aside);
    name_aside(x_target, report.kept_aside);
    try {
      put_keys_beside(old_keys);
      x_file.commit();
    } catch (...) {
      put_back(report.kept_aside);
      throw;
    }
    if (old_keys) put_keys_beside();
    return report;
  }

  // Before the file bears its name, so that it is never without them; with those of the file it takes the place of as
  // long as that is there.
  void put_keys_beside(const std::optional<DoorKeys>& also = {}) const {
    if (!x_door_keys) return;
    DoorKeys keys = *x_door_keys;
    if (also) keys.slots.insert(keys.slots.end(), also->slots.begin(), also->slots.end());
    KeyFile(x_target).write(keys);
  }

  // What is kept aside can be opened as it could. Nothing where no keys can be read.
  std::optional<DoorKeys> keep_keys_aside(const fs::path& aside) const {
    if (!x_door_keys) return std::nullopt;
    const KeyFile beside(x_target);
    try {
      const DoorKeys keys = beside.read();
      KeyFile(aside).write(keys);
      return keys;
    } catch (const StoreError& error) {
      if (error.fault() == StoreFault::keys_missing) return std::nullopt;
      if (error.fault() != StoreFault::keys_damaged) throw;
      fs::rename(beside.path(), KeyFile(aside).path());
      return std::nullopt;
    }
  }

  // What is in the backup; nothing where none is made.
  std::optional<RecordFacts> back_up_replaced(RestoreReport& report) const {
    report.no_backup_folder = x_replaced && x_backup_folder.empty();
    if (!x_replaced || x_backup_folder.empty()) return std::nullopt;
    try {
      std::error_code error;
      if (!fs::is_directory(x_backup_folder, error)) throw FileError(x_backup_folder, "No such folder");
      Locks locks;
      if (x_master) locks.master_key = &*x_master, locks.to_master_key = x_slots;
      locks.passphrase = x_passphrase;
      NoProgress progress;
      const auto connection = opened_for_reading(x_target, page_key());
      const MadeBackup made = make_backup(*connection, {x_backup_folder, backup_name_of(x_target), x_target}, locks,
                                          x_with.work, x_with.clock, progress);
      report.backup = made.file;
      return made.facts;
    } catch (const std::exception&) {
      throw NotBackedUp(NotBackedUp::Before::restore, std::current_exception());
    }
  }

  // Whatever name the old file has now, it gets back the one it had.
  void put_back(const fs::path& aside) const {
    std::error_code ignored;
    if (fs::exists(x_target, ignored)) fs::remove(aside, ignored);
    else fs::rename(aside, x_target, ignored);
    try {
      move_leftovers(aside, x_target);
    } catch (const FileError&) {
      // they stand beside the file's other name, and what could not be done is being told
    }
    const KeyFile keys(aside);
    if (keys.exists()) fs::rename(keys.path(), KeyFile(x_target).path(), ignored);
  }

  fs::path x_target;
  bool x_replace;
  RestoreSurroundings x_with;
  OutputFile x_file;
  std::optional<SecretBytes> x_master;
  std::optional<SecretBytes> x_page_key;  // of a keyed file
  std::optional<DoorKeys> x_door_keys;    // for the file of keys beside it
  std::string x_passphrase;
  std::vector<MasterKeySlot> x_slots;
  SealedOrigin x_origin;
  RecordFacts x_restored;
  std::optional<RecordFacts> x_replaced;
  fs::path x_backup_folder;
};

void require_place(const RestoreRequest& request, std::uint64_t bytes) {
  require_local_folder(request.target);
  std::error_code error;
  const bool there = fs::symlink_status(request.target, error).type() != fs::file_type::not_found;
  if (there && !request.replace) throw StoreError(StoreFault::duplicate, request.target.string());
  if (request.replace) {
    if (!there) throw StoreError(StoreFault::missing, request.target.string());
    if (!fs::is_regular_file(fs::symlink_status(request.target, error)))
      throw StoreError(StoreFault::foreign_file, request.target.string() + ": no file");
  }
  require_room(request.target, bytes);
}

}  // namespace

std::unique_ptr<PreparedRestore> prepare_restore(const RestoreRequest& request, const Opener& open,
                                                 const RestoreSurroundings& with, Progress& progress) {
  FileInput source(request.backup);
  Unsealer unsealer(source);
  require_restorable(unsealer.header(), with.known_steps);
  require_place(request, unsealer.header().plaintext_bytes);
  const auto is_of_clinic = [&](const std::string& clinic) {
    return clinic.empty() || identity_bytes(clinic) == unsealer.header().origin.clinic;
  };
  const auto require_same_clinic = [&](const std::string& clinic) {
    if (!is_of_clinic(clinic)) throw RestoreError(RestoreFault::other_clinic, request.backup.string());
  };
  std::optional<Replaced> replaced;
  if (request.replace && page_cipher::is_there()) require_same_clinic(clinic_at_door(request.target));
  if (request.replace && !page_cipher::is_there()) replaced = read_if_readable(request.target, nullptr);
  if (replaced) require_same_clinic(replaced->facts.clinic);
  open(unsealer);
  auto restored = std::make_unique<Restored>(request, with);
  restored->keep_way_in(unsealer, request.secret);
  if (request.replace && page_cipher::is_there()) replaced = read_if_readable(request.target, restored->page_key());
  restored->fill(unsealer, progress);
  restored->compare_with(std::move(replaced));
  return restored;
}

}  // namespace psoas::storage
