#pragma once

// Backups of a clinic's file as window and console ask for them: sealed files in a folder, read back before they bear
// their name, and brought back beside or in place of a file. Offered by the door to files.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/backup/backup_state.h"
#include "domain/backup/sealed_error.h"
#include "domain/backup/sealed_file.h"
#include "domain/base/progress.h"
#include "domain/store/door.h"
#include "domain/store/protection.h"

namespace psoas {

// What a record holds, to be set beside another's.
struct RecordFacts {
  int schema_version = 0;
  std::string clinic;  // its identity; "" in files older than that
  std::int64_t patients = 0;
  std::int64_t visits = 0;
  std::optional<Date> last_visit;
  std::int64_t audit_sequence = 0;  // of the latest entry of the audit trail
  std::string audit_head;           // and its hash; "" where the trail is not chained

  bool operator==(const RecordFacts&) const = default;
};

// Into the clinic's own folder, to be opened by what opens every backup of the clinic, anybody who is logged in may
// make one, and the program does by itself. Anything else takes the whole record out: Permission::back_up.
struct BackupRequest {
  std::filesystem::path folder;  // has to be there
  std::string passphrase = {};   // opens this one backup, besides what opens every one of the clinic; may be ""
};

struct BackupReport {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  RecordFacts facts;
  bool on_another_disk = false;
  std::vector<TamperedSubject> tampered;       // of the record, which is compared with its trail before
  std::vector<std::filesystem::path> removed;  // earlier ones whose time was over; none while something is tampered
};

// What opens a backup besides being logged in to the clinic's file.
struct BackupSecret {
  enum class Kind { passphrase, recovery_code };
  Kind kind = Kind::passphrase;
  std::string text;
};

struct RestoreRequest {
  std::filesystem::path backup;
  std::filesystem::path target;
  bool replace = false;  // the target is there; it is kept aside
  BackupSecret secret;
};

struct RestoreReport {
  std::filesystem::path file;
  std::filesystem::path kept_aside;  // what was replaced; empty when nothing was
  std::filesystem::path backup;      // of what was replaced, made before; empty without
  // What a file of that name had left there, journal or log of a write that was cut short, as it is called now.
  std::vector<std::filesystem::path> left_over;
  bool no_backup_folder = false;  // which is why there is none
};

// A backup that was opened, checked and laid beside its target, which is as it was. Gone with this object unless put
// in place.
class PreparedRestore {
 public:
  virtual ~PreparedRestore() = default;

  virtual const SealedOrigin& origin() const = 0;
  virtual const RecordFacts& restored() const = 0;
  // What the file to be replaced holds; nothing when there is none or it cannot be read.
  virtual const std::optional<RecordFacts>& replaced() const = 0;

  // Once. Throws StoreError (busy when somebody works with the file), FileError; then the target is as it was.
  virtual RestoreReport put_in_place() = 0;
};

// What somebody may change of how the clinic's backups are made.
struct BackupPlanChange {
  std::filesystem::path folder;           // "" none
  std::optional<std::string> passphrase;  // opens every backup from now on; "" takes it away
};

// Why no backup is made, or one that opens is not brought back: a closed list.
enum class RestoreFault {
  nobody_could_open,  // the clinic has neither recovery code nor passphrase: the backup would be lost with its disk
  no_backup,          // a sealed file of another kind
  other_clinic,       // of another clinic than the file it should replace
  newer_schema,       // of a later version of the program
  needs_clinic_keys,  // opened by its own passphrase alone, where the file is to be keyed by the clinic's master key
  needs_accounts,     // of a clinic without accounts, where each file has them
  not_the_record      // what it holds is not what its header says, or does not pass SQLite's checks
};

class RestoreError : public std::runtime_error {
 public:
  RestoreError(RestoreFault fault, const std::string& detail) : std::runtime_error(detail), x_fault(fault) {}
  RestoreFault fault() const { return x_fault; }

 private:
  RestoreFault x_fault;
};

// What was not begun because the backup that goes before it could not be made; `reason` says why not.
class NotBackedUp : public std::exception {
 public:
  enum class Before { import, restore };
  NotBackedUp(Before before, std::exception_ptr reason) : x_before(before), x_reason(std::move(reason)) {}
  Before before() const { return x_before; }
  const std::exception_ptr& reason() const { return x_reason; }
  const char* what() const noexcept override { return "no backup could be made before it"; }

 private:
  Before x_before;
  std::exception_ptr x_reason;
};

// One patient's last visit in a backup, beside what the record says of it now.
struct DrillLine {
  std::string patient;  // display name
  std::string mrn;
  std::string visit;  // its UUID
  Date date{};
  int scores = 0;
  int findings = 0;
  int treatments = 0;
  int values = 0;                    // of the visit in the backup, each held against the record's
  std::vector<std::string> differs;  // what is not as in the backup, by table and column: "score total"
  int newer_visits = 0;              // of the patient, entered since
  enum class Now {
    same,       // as in the backup
    changed,    // corrected or voided since, as the trail of the record says
    different,  // not as in the backup though nothing says it was corrected
    missing     // not in the record
  };
  Now now = Now::same;
};

// What came of opening a backup without putting it anywhere.
struct DrillReport {
  std::filesystem::path file;
  SealedOrigin origin;
  RecordFacts in_backup;
  RecordFacts in_record;
  std::vector<DrillLine> lines;  // of three patients, by chance; fewer when there are fewer
};

// Nothing differs from the record without a reason.
inline bool passed(const DrillReport& report) {
  for (const DrillLine& line : report.lines)
    if (line.now == DrillLine::Now::different || line.now == DrillLine::Now::missing) return false;
  return true;
}

// The backups of a clinic. Offered by the door to files: backups_of(door).
class BackupKeeping {
 public:
  virtual ~BackupKeeping() = default;

  // How the clinic's backups are made and what there is of them. Reads the folder.
  virtual BackupState state(Store& store, const Session& session) = 0;

  // Throws StoreError not_permitted, password_needed.
  virtual void change_plan(Store& store, const Session& session, const BackupPlanChange& change) = 0;

  // Asks whether the session may (throws StoreError not_permitted, password_needed), and notes that one is about to be
  // made. Back_up does that itself where the file is open for writing; where it is made beside the record, the lane
  // that writes announces it.
  virtual void announce(Store& store, const Session& session, const BackupRequest& request) = 0;

  // Compares the whole record with its trail, makes a backup, reads it back, notes it in the trail, and removes those
  // whose time is over. A record that was changed outside the program is backed up all the same, and the earlier ones,
  // which may hold what it was, all stay. Throws FileError,
  // StoreError, RestoreError nobody_could_open, Cancelled; nothing half made is left, and an earlier one is as it was.
  virtual BackupReport back_up(Store& store, const Session& session, const BackupRequest& request,
                               Progress& progress) = 0;

  // All the backups of a folder, whosever they are, newest first. Throws FileError.
  virtual std::vector<BackupLine> backups_in(const std::filesystem::path& folder) = 0;

  // Opens a backup beside its target, by what was typed. Throws as PreparedRestore says, and SealedError.
  virtual std::unique_ptr<PreparedRestore> prepare_restore(const RestoreRequest& request, Progress& progress) = 0;
  // The same by the keys of somebody who is logged in to an open file of the clinic.
  virtual std::unique_ptr<PreparedRestore> prepare_restore(Store& store, const Session& session,
                                                           const RestoreRequest& request, Progress& progress) = 0;

  // Opens a backup without putting it anywhere, lays it beside the record and notes in the file what came of it.
  virtual DrillReport drill(Store& store, const Session& session, const std::filesystem::path& backup,
                            Progress& progress) = 0;
};

// Throws std::bad_cast for a door without.
inline BackupKeeping& backups_of(StoreDoor& door) { return dynamic_cast<BackupKeeping&>(door); }

}  // namespace psoas
