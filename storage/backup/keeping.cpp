#include "storage/backup/keeping.h"

#include "domain/access/recovery_code.h"
#include "domain/base/output_file.h"
#include "storage/backup/disk.h"
#include "storage/backup/drill.h"
#include "storage/backup/folder.h"
#include "storage/backup/make_backup.h"
#include "storage/backup/restore.h"
#include "storage/protection/key_slots.h"
#include "storage/protection/sweep_in_pieces.h"
#include "storage/record_store.h"
#include "storage/sqlite/place.h"
#include "storage/verbs/backup_verbs.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

RecordStore& records_of(Store& store) { return dynamic_cast<RecordStore&>(store); }

SqliteConnection& connection_of(Store& store) {
  return dynamic_cast<SqliteConnection&>(records_of(store).connection());
}

Entitlement entitlement_of(Store& store, const Session& session) {
  return dynamic_cast<RecordEntrance&>(store.entrance()).entitlement_of(session);
}

// Empty for a store in memory.
fs::path file_of(Store& store) {
  const char* file = sqlite3_db_filename(connection_of(store).handle(), "main");
  return file == nullptr ? fs::path() : fs::path(file);
}

Opener opener_of(const std::shared_ptr<const Keys>& keys) {
  if (!keys) throw StoreError(StoreFault::locked_out, "the file is locked");
  return [keys](Unsealer& unsealer) { unsealer.open_with_master_key(keys->master); };
}

Opener opener_of(const BackupSecret& secret) {
  if (secret.kind == BackupSecret::Kind::passphrase)
    return [&secret](Unsealer& unsealer) { unsealer.open_with_passphrase(secret.text); };
  const auto code = recovery_secret_of(secret.text);
  const auto* known = std::get_if<RecoverySecret>(&code);
  if (known == nullptr) throw SealedError(SealedFault::wrong_secret, "no recovery code");
  return [text = known_of(*known)](Unsealer& unsealer) { unsealer.open_with_recovery_code(text); };
}

// One transaction with its entry; a file that is only read gets none.
template <class Work>
void write_unless_read_only(Store& store, const Session& session, Work work) {
  if (store.read_only()) return;
  records_of(store).write_as(session, entitlement_of(store, session), [&](Connection& connection, Gate& gate) {
    BackupVerbs verbs(connection, &gate);
    work(verbs, gate);
  });
}

template <class Work>
auto read_with(Store& store, Work work) {
  SqliteConnection& connection = connection_of(store);
  connection.begin_reading();
  try {
    BackupVerbs verbs(connection, nullptr);
    auto result = work(verbs);
    connection.roll_back();
    return result;
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

bool is_same_folder(const fs::path& one, const fs::path& other) {
  std::error_code error;
  return one == other || fs::equivalent(one, other, error);
}

}  // namespace

void BackupsOfFiles::require(Store& store, const Session& session, Permission permission) const {
  Gate(connection_of(store), session, x_clock, std::nullopt, entitlement_of(store, session)).require(permission);
}

void BackupsOfFiles::require_may_back_up(Store& store, const Session& session, const BackupRequest& request) const {
  const fs::path planned = read_with(store, [](BackupVerbs& verbs) { return verbs.folder(); });
  if (request.passphrase.empty() && !planned.empty() && is_same_folder(request.folder, planned)) return;
  require(store, session, Permission::back_up);
}

BackupState BackupsOfFiles::state(Store& store, const Session& session) {
  static_cast<void>(entitlement_of(store, session));
  BackupState state = read_with(store, [](BackupVerbs& verbs) { return verbs.state(); });
  std::error_code error;
  if (state.folder.empty() || !fs::is_directory(state.folder, error)) return state;
  state.folder_is_there = true;
  const fs::path file = file_of(store);
  state.on_another_disk = file.empty() || !on_same_disk(file, state.folder);
  const auto clinic = identity_bytes(clinic_identity(connection_of(store)));
  for (BackupLine& line : backups_in_folder(state.folder))
    if (line.fault || line.origin.clinic == clinic) state.backups.push_back(std::move(line));
  return state;
}

void BackupsOfFiles::change_plan(Store& store, const Session& session, const BackupPlanChange& change) {
  std::error_code error;
  if (!change.folder.empty() && !fs::is_directory(change.folder, error))
    throw FileError(change.folder, "No such folder");
  const Entitlement entitlement = entitlement_of(store, session);
  if (!entitlement.keys) throw StoreError(StoreFault::locked_out, "the file is locked");
  if (store.read_only()) throw StoreError(StoreFault::read_only, "the file is open for reading");
  // The keys of this very entitlement wrap the master key.
  records_of(store).write_as(session, entitlement, [&](Connection& connection, Gate& gate) {
    BackupVerbs verbs(connection, &gate);
    if (verbs.state().folder != change.folder) verbs.change_folder(change.folder.string());
    if (!change.passphrase) return;
    if (change.passphrase->empty()) verbs.take_passphrase_away();
    else verbs.put_passphrase(entitlement.keys->master, *change.passphrase, x_work);
  });
}

void BackupsOfFiles::announce(Store& store, const Session& session, const BackupRequest& request) {
  require_may_back_up(store, session, request);
  write_unless_read_only(store, session,
                         [&](BackupVerbs& verbs, Gate&) { verbs.note("backup", "backup", request.folder.string()); });
}

// The entry stands in the trail before the record is read: so the backup holds it, and nothing has changed since.
BackupReport BackupsOfFiles::back_up(Store& store, const Session& session, const BackupRequest& request,
                                     Progress& progress) {
  const Entitlement entitlement = entitlement_of(store, session);
  if (!entitlement.keys) throw StoreError(StoreFault::locked_out, "the file is locked");
  Locks locks;
  locks.master_key = &entitlement.keys->master;
  locks.passphrase = request.passphrase;
  locks.to_master_key = read_with(store, [](BackupVerbs& verbs) { return verbs.slots(); });
  if (locks.to_master_key.empty() && request.passphrase.empty())
    throw RestoreError(RestoreFault::nobody_could_open, "neither recovery code nor passphrase");
  std::error_code error;
  if (!fs::is_directory(request.folder, error)) throw FileError(request.folder, "No such folder");
  announce(store, session, request);
  const fs::path file = file_of(store);
  // From here on the session may end: the work goes on with what it holds.
  SqliteConnection& connection = connection_of(store);
  try {
    std::vector<TamperedSubject> tampered = sweep_in_pieces(connection, *entitlement.keys, progress).tampered;
    const MadeBackup made =
        make_backup(connection, {request.folder, backup_name_of(file), file}, locks, x_work, x_clock, progress);
    BackupReport report{made.file,           made.bytes,
                        made.facts,          file.empty() || !on_same_disk(file, request.folder),
                        std::move(tampered), {}};
    if (report.tampered.empty())
      report.removed = remove_old_backups(request.folder, identity_bytes(made.facts.clinic), BackupRotation{});
    return report;
  } catch (const FileError& failure) {
    write_unless_read_only(store, session,
                           [&](BackupVerbs& verbs, Gate&) { verbs.note("not written", "backup", failure.what()); });
    throw;
  }
}

void BackupsOfFiles::back_up_before_import(Store& store, const Session& session, Progress& progress) {
  const fs::path folder = read_with(store, [](BackupVerbs& verbs) { return verbs.folder(); });
  if (folder.empty()) return;
  try {
    back_up(store, session, {folder}, progress);
  } catch (const Cancelled&) {
    throw;
  } catch (const std::exception&) {
    throw NotBackedUp(NotBackedUp::Before::import, std::current_exception());
  }
}

std::vector<BackupLine> BackupsOfFiles::backups_in(const fs::path& folder) { return backups_in_folder(folder); }

std::unique_ptr<PreparedRestore> BackupsOfFiles::prepare_restore(const RestoreRequest& request, Progress& progress) {
  RestoreRequest resolved_request = request;
  resolved_request.target = resolved(request.target);
  return storage::prepare_restore(resolved_request, opener_of(request.secret),
                                  {x_steps, x_clock, x_anchor_folder, x_work, x_keys_may_lie_open}, progress);
}

std::unique_ptr<PreparedRestore> BackupsOfFiles::prepare_restore(Store& store, const Session& session,
                                                                 const RestoreRequest& request, Progress& progress) {
  require(store, session, Permission::restore);
  write_unless_read_only(store, session, [&](BackupVerbs& verbs, Gate&) {
    verbs.note("backup", "restore", request.backup.filename().string());
  });
  RestoreRequest resolved_request = request;
  resolved_request.target = resolved(request.target);
  const Opener open =
      request.secret.text.empty() ? opener_of(entitlement_of(store, session).keys) : opener_of(request.secret);
  return storage::prepare_restore(resolved_request, open,
                                  {x_steps, x_clock, x_anchor_folder, x_work, x_keys_may_lie_open}, progress);
}

DrillReport BackupsOfFiles::drill(Store& store, const Session& session, const fs::path& backup, Progress& progress) {
  const Entitlement entitlement = entitlement_of(store, session);
  LastDrill outcome{x_clock.now(), {}, false};
  const auto note = [&] {
    write_unless_read_only(store, session, [&](BackupVerbs& verbs, Gate&) { verbs.note_drill(outcome); });
  };
  try {
    const DrillReport report =
        storage::drill(connection_of(store), backup, opener_of(entitlement.keys), x_steps, progress);
    outcome.backup_made_at = report.origin.made_at;
    outcome.passed = passed(report);
    note();
    return report;
  } catch (const SealedError&) {
    note();
    throw;
  } catch (const RestoreError&) {
    note();
    throw;
  }
}

}  // namespace psoas::storage
