#include <catch2/catch.hpp>

#include <fstream>

#include "domain/store/audit.h"
#include "domain/store/entrance.h"
#include "domain/store/protection.h"
#include "storage/sqlite/door.h"
#include "tests/backup/backup_for_tests.h"

namespace psoas::tests {

namespace fs = std::filesystem;
using storage::DoorSettings;
using storage::SqliteDoor;

namespace {

DoorSettings with_little_work() {
  DoorSettings settings;
  settings.work = little_work;
  return settings;
}

// A clinic whose backups are kept by the door, with accounts or a passphrase of its own.
struct Kept {
  Kept() { fs::create_directory(backups()); }

  fs::path backups() const { return folder.path() / "backups"; }
  void keep_passphrase(const std::string& passphrase) { door.change_plan(*store, session, {backups(), passphrase}); }
  RecoverySecret make_accounts() {
    Account first;
    first.name = "hale";
    first.full_name = "Dr. Hale";
    first.roles = Role::administrator;
    const Entered entered = store->entrance().make_first(first, "seven wet herons sing", "desk");
    session = entered.session;
    return entered.recovery;
  }
  BackupReport back_up() { return door.back_up(*store, session, {backups()}, progress); }

  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  SqliteDoor door{clock, with_little_work()};
  Session session = staff();
  std::unique_ptr<Store> store = door.create(folder.file(), clinic_named("Hilltop"), session);
  NoProgress progress;
};

BackupSecret passphrase(const std::string& text) { return {BackupSecret::Kind::passphrase, text}; }

// Sealed and restore faults in the order of their lists, the first after the second's.
std::string refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const SealedError& error) {
    return "sealed " + std::to_string(static_cast<int>(error.fault()));
  } catch (const RestoreError& error) {
    return "restore " + std::to_string(static_cast<int>(error.fault()));
  }
  return "nothing was refused";
}

std::string code_of(SealedFault fault) { return "sealed " + std::to_string(static_cast<int>(fault)); }
std::string code_of(RestoreFault fault) { return "restore " + std::to_string(static_cast<int>(fault)); }

}  // namespace

TEST_CASE("a new user in an empty folder brings a clinic back with a backup and its recovery code alone") {
  Kept clinic;
  const RecoverySecret recovery = clinic.make_accounts();
  const fs::path backup = clinic.back_up().file;
  clinic.store.reset();
  const auto before = digests_of_tables(clinic.folder.file());

  const TemporaryFolder elsewhere;
  fs::copy_file(backup, elsewhere.file("backup"));
  FixedClock clock{noon(day(2026, 4, 1))};
  SqliteDoor door(clock, with_little_work());
  const RestoreRequest request{elsewhere.file("backup"),
                               elsewhere.file(),
                               false,
                               {BackupSecret::Kind::recovery_code, recovery_code_text(recovery)}};
  door.prepare_restore(request, clinic.progress)->put_in_place();
  CHECK((digests_of_tables(elsewhere.file()) == before));

  const auto store = door.open(elsewhere.file(), Access::read_write);
  CHECK_NOTHROW(store->entrance().log_in("hale", "seven wet herons sing", "another desk"));
}

TEST_CASE("bad input 29: a wrong passphrase, a backup cut short and one of another clinic are told apart") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  add_patients(*clinic.store, 2);
  const fs::path backup = clinic.back_up().file;
  Kept another;
  another.keep_passphrase("seven wet herons sing");
  const fs::path of_another = another.back_up().file;
  clinic.store.reset();
  const std::string before = bytes_of(clinic.folder.file());
  const int files_before = files_in(clinic.folder.path());
  const auto restore = [&](const fs::path& file, const std::string& text) {
    return refusal_of([&] {
      clinic.door.prepare_restore({file, clinic.folder.file(), true, passphrase(text)}, clinic.progress)
          ->put_in_place();
    });
  };

  CHECK(restore(backup, "seven wet herons sink") == code_of(SealedFault::wrong_secret));
  CHECK(restore(of_another, "seven wet herons sing") == code_of(RestoreFault::other_clinic));
  fs::resize_file(backup, fs::file_size(backup) - 1);
  CHECK(restore(backup, "seven wet herons sing") == code_of(SealedFault::cut_short));
  CHECK(bytes_of(clinic.folder.file()) == before);
  CHECK(files_in(clinic.folder.path()) == files_before);
}

TEST_CASE("no backup is made that nobody could open elsewhere") {
  Kept clinic;
  CHECK(refusal_of([&] { clinic.back_up(); }) == code_of(RestoreFault::nobody_could_open));
  CHECK(files_in(clinic.backups()) == 0);
  CHECK_NOTHROW(
      clinic.door.back_up(*clinic.store, clinic.session, {clinic.backups(), "only for this one"}, clinic.progress));
}

TEST_CASE("a passphrase given for one backup opens that one alone") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  const auto one =
      clinic.door.back_up(*clinic.store, clinic.session, {clinic.backups(), "only for this one"}, clinic.progress);
  const fs::path other = clinic.back_up().file;
  const auto opens = [&](const fs::path& file, const std::string& text) {
    return refusal_of([&] {
             clinic.door.prepare_restore({file, clinic.folder.file("again.psoas"), false, passphrase(text)},
                                         clinic.progress);
           }) == "nothing was refused";
  };
  CHECK(opens(one.file, "only for this one"));
  CHECK(opens(one.file, "seven wet herons sing"));
  CHECK(opens(other, "seven wet herons sing"));
  CHECK_FALSE(opens(other, "only for this one"));
}

TEST_CASE("how backups stand is read from their folder") {
  Kept clinic;
  CHECK(trouble_of(clinic.door.state(*clinic.store, clinic.session), clinic.clock.now()) == BackupTrouble::no_folder);
  clinic.keep_passphrase("seven wet herons sing");
  CHECK(trouble_of(clinic.door.state(*clinic.store, clinic.session), clinic.clock.now()) == BackupTrouble::none_yet);
  clinic.back_up();
  std::ofstream(clinic.backups() / "broken.psoas-backup") << "PSOASEAL";
  std::ofstream(clinic.backups() / "notes.txt") << "not ours";
  const BackupState state = clinic.door.state(*clinic.store, clinic.session);
  REQUIRE(state.backups.size() == 2);
  CHECK_FALSE(state.backups[0].fault);
  CHECK(state.backups[1].fault == SealedFault::cut_short);
  CHECK_FALSE(state.on_another_disk);
  CHECK(trouble_of(state, clinic.clock.now()) == BackupTrouble::same_disk);
  CHECK_FALSE(is_due(state, clinic.clock.now(), std::chrono::milliseconds::zero()));
  add_patients(*clinic.store, 1);
  CHECK(
      is_due(clinic.door.state(*clinic.store, clinic.session), clinic.clock.now(), std::chrono::milliseconds::zero()));
}

TEST_CASE("earlier backups whose time is over go, those of another clinic and broken ones stay") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  Kept another;
  another.keep_passphrase("seven wet herons sing");
  fs::copy_file(another.back_up().file, clinic.backups() / "another.psoas-backup");
  std::ofstream(clinic.backups() / "broken.psoas-backup") << "PSOASEAL";
  std::vector<fs::path> removed;
  for (int minute = 0; minute < 12; ++minute) {
    clinic.clock.set(clinic.clock.now() + std::chrono::minutes{1});
    const BackupReport report = clinic.back_up();
    removed.insert(removed.end(), report.removed.begin(), report.removed.end());
  }
  CHECK(removed.size() == 2);
  CHECK(files_in(clinic.backups()) == 12);
  CHECK(fs::exists(clinic.backups() / "another.psoas-backup"));
  CHECK(fs::exists(clinic.backups() / "broken.psoas-backup"));
}

TEST_CASE("a backup is noted in the trail before it is made, and holds that entry") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  const BackupReport report = clinic.back_up();
  const auto entries =
      clinic.store->read(clinic.session, [](Reading& reading) { return audit_trail_of(reading).entries({}, 0, 1); });
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].entry.action == "backup");
  CHECK(report.facts.audit_sequence == entries[0].entry.sequence);
}

TEST_CASE("every role may make the clinic's backups; elsewhere or with one's own passphrase an administrator alone") {
  Kept clinic;
  clinic.make_accounts();
  clinic.keep_passphrase("seven wet herons sing");
  const fs::path elsewhere = clinic.folder.file("elsewhere");
  fs::create_directory(elsewhere);
  const Session administrator = clinic.session;
  for (const Role role : every_role) {
    CAPTURE(code_of(role));
    Account account;
    account.name = account.full_name = "as " + std::string(psoas::code_of(role));
    account.roles = role;
    clinic.store->entrance().add_account(administrator, account, "another long password");
    clinic.session = clinic.store->entrance().log_in(account.name, "another long password", "desk");
    clinic.store->entrance().change_password(clinic.session, "another long password", "a password of my own");
    const auto allowed = [&](const std::function<void()>& work) {
      try {
        work();
      } catch (const StoreError& error) {
        return error.fault() != StoreFault::not_permitted;
      }
      return true;
    };
    fs::path backup;
    CHECK(allowed([&] { backup = clinic.back_up().file; }));
    CHECK(allowed([&] { clinic.door.announce(*clinic.store, clinic.session, {clinic.backups()}); }));
    const auto read_only = clinic.door.open(clinic.folder.file(), Access::read_only);
    read_only->entrance().admit(clinic.store->entrance().pass(clinic.session));
    CHECK(allowed([&] { clinic.door.back_up(*read_only, clinic.session, {clinic.backups()}, clinic.progress); }));
    for (const BackupRequest& own : {BackupRequest{elsewhere}, BackupRequest{clinic.backups(), "only for this one"}})
      for (Store* store : {clinic.store.get(), read_only.get()}) {
        CHECK(allowed([&] { clinic.door.announce(*store, clinic.session, own); }) == (role == Role::administrator));
        CHECK(allowed([&] { clinic.door.back_up(*store, clinic.session, own, clinic.progress); }) ==
              (role == Role::administrator));
      }
    CHECK(allowed([&] { clinic.door.state(*clinic.store, clinic.session); }));
    CHECK(allowed([&] { clinic.door.drill(*clinic.store, clinic.session, backup, clinic.progress); }));
    const RestoreRequest request{backup, clinic.folder.file(), true, {}};
    CHECK(allowed([&] { clinic.keep_passphrase("seven wet herons sing"); }) == (role == Role::administrator));
    for (Store* store : {clinic.store.get(), read_only.get()})
      CHECK(allowed([&] { clinic.door.prepare_restore(*store, clinic.session, request, clinic.progress); }) ==
            (role == Role::administrator));
  }
  CHECK(files_in(elsewhere) == 2);
}

TEST_CASE("what was changed with a shell is named by the next backup, and costs no earlier one") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  add_patients(*clinic.store, 2);
  const auto back_up_later = [&] {
    clinic.clock.set(clinic.clock.now() + std::chrono::minutes{1});
    return clinic.back_up();
  };
  for (int i = 0; i < 10; ++i) CHECK(back_up_later().tampered.empty());
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE score SET total = total - 1 WHERE visit = 1 AND ordinal = 0");
  for (int i = 0; i < 3; ++i) {
    const BackupReport report = back_up_later();
    REQUIRE(report.tampered.size() == 1);
    CHECK(report.tampered[0].entity == "visit");
    CHECK(report.removed.empty());
    CHECK(fs::exists(report.file));
  }
  CHECK(files_in(clinic.backups()) == 13);
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE score SET total = total + 1 WHERE visit = 1 AND ordinal = 0");
  CHECK(back_up_later().removed.size() == 4);
}

TEST_CASE("a passphrase kept for backups goes when accounts are made, and the recovery code opens them instead") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  CHECK(clinic.door.state(*clinic.store, clinic.session).passphrase);
  const RecoverySecret code = clinic.make_accounts();
  const BackupState state = clinic.door.state(*clinic.store, clinic.session);
  CHECK_FALSE(state.passphrase);
  CHECK(state.recovery_code);
  CHECK(state.folder == clinic.backups());
  CHECK(clinic.store->protection().sweep(clinic.progress).tampered.empty());
  CHECK(clinic.store->protection().check_trail(clinic.progress).fault == TrailFault::none);
  const fs::path backup = clinic.back_up().file;
  const auto restore = [&](const BackupSecret& secret) {
    const fs::path target = clinic.folder.file("again.psoas");
    return clinic.door.prepare_restore({backup, target, false, secret}, clinic.progress)->restored().patients;
  };
  CHECK(restore({BackupSecret::Kind::recovery_code, recovery_code_text(code)}) == 0);
  CHECK_THROWS(restore(passphrase("seven wet herons sing")));
  clinic.keep_passphrase("eight wet herons sing");
  CHECK(clinic.door.state(*clinic.store, clinic.session).passphrase);
}

TEST_CASE("making accounts says whether a passphrase for backups was taken away") {
  Kept with;
  with.keep_passphrase("seven wet herons sing");
  Account first;
  first.name = first.full_name = "hale";
  CHECK(with.store->entrance().make_first(first, "seven wet herons sing", "desk").passphrase_is_gone);
  Kept without;
  CHECK_FALSE(without.store->entrance().make_first(first, "seven wet herons sing", "desk").passphrase_is_gone);
}

TEST_CASE("a lane that was open before the first account was made makes no backup under the key there was") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  const auto lane = clinic.door.open(clinic.folder.file(), Access::read_only);
  const RecoverySecret code = clinic.make_accounts();
  const BackupRequest request{clinic.backups(), ""};
  CHECK(fault_of([&] { clinic.door.back_up(*lane, staff(), request, clinic.progress); }) == StoreFault::locked_out);
  CHECK(files_in(clinic.backups()) == 0);
  lane->entrance().admit(clinic.store->entrance().pass(clinic.session));
  const fs::path backup = clinic.door.back_up(*lane, clinic.session, request, clinic.progress).file;
  CHECK_NOTHROW(clinic.door.prepare_restore(
      {backup, clinic.folder.file("again.psoas"), false, {BackupSecret::Kind::recovery_code, recovery_code_text(code)}},
      clinic.progress));
}

TEST_CASE("nobody backs up or restores for a session that has ended") {
  Kept clinic;
  clinic.make_accounts();
  clinic.store->entrance().log_out(clinic.session);
  CHECK(fault_of([&] { clinic.back_up(); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { clinic.door.state(*clinic.store, clinic.session); }) == StoreFault::locked_out);
}

TEST_CASE("a folder for backups that was changed outside the program is found") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  CHECK(clinic.store->protection().sweep(clinic.progress).tampered.empty());
  connection_of(*clinic.store).execute("UPDATE backup_plan SET folder = '/somewhere/else'");
  const SweepReport report = clinic.store->protection().sweep(clinic.progress);
  REQUIRE(report.tampered.size() == 1);
  CHECK(report.tampered[0].entity == "backup plan");
  CHECK(fault_of([&] { clinic.keep_passphrase("seven wet herons sing"); }) == StoreFault::tampered);
}

TEST_CASE("who is logged in restores without typing anything, over the file once it is closed") {
  Kept clinic;
  clinic.make_accounts();
  const fs::path backup = clinic.back_up().file;
  const auto prepared = clinic.door.prepare_restore(*clinic.store, clinic.session,
                                                    {backup, clinic.folder.file(), true, {}}, clinic.progress);
  clinic.store.reset();
  CHECK(fs::exists(prepared->put_in_place().kept_aside));
}

TEST_CASE("a drill is remembered, whether it passed or not") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  add_patients(*clinic.store, 4);
  const fs::path backup = clinic.back_up().file;
  CHECK(passed(clinic.door.drill(*clinic.store, clinic.session, backup, clinic.progress)));
  BackupState state = clinic.door.state(*clinic.store, clinic.session);
  REQUIRE(state.drill);
  CHECK(state.drill->passed);
  fs::resize_file(backup, fs::file_size(backup) - 1);
  CHECK(refusal_of([&] { clinic.door.drill(*clinic.store, clinic.session, backup, clinic.progress); }) ==
        code_of(SealedFault::cut_short));
  CHECK_FALSE(clinic.door.state(*clinic.store, clinic.session).drill->passed);
}

TEST_CASE("a folder that was pulled out is said, and the file it was going to is not left half made") {
  Kept clinic;
  clinic.keep_passphrase("seven wet herons sing");
  fs::remove(clinic.backups());
  CHECK_THROWS_AS(clinic.back_up(), FileError);
  CHECK(trouble_of(clinic.door.state(*clinic.store, clinic.session), clinic.clock.now()) ==
        BackupTrouble::folder_missing);
}

namespace {

// A clinic whose trail has gone on since its backup, on a computer that keeps the trail's end.
struct GoneOn {
  GoneOn() {
    fs::create_directory(folder.file("backups"));
    DoorSettings settings = with_little_work();
    settings.anchor_folder = folder.file("anchors");
    door = std::make_unique<SqliteDoor>(clock, settings);
    const auto store = door->create(folder.file(), clinic_named("Hilltop"), staff());
    door->change_plan(*store, staff(), {folder.file("backups"), "seven wet herons sing"});
    backup = door->back_up(*store, staff(), {folder.file("backups")}, progress).file;
    copy = bytes_of(folder.file());
    add_patients(*store, 2);
  }
  void bring_back(const fs::path& target, bool replace) {
    door->prepare_restore({backup, target, replace, passphrase("seven wet herons sing")}, progress)->put_in_place();
  }
  TrailFault anchor_fault(const fs::path& file) {
    return door->open(file, Access::read_write)->protection().anchor_fault();
  }

  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  NoProgress progress;
  std::unique_ptr<SqliteDoor> door;
  fs::path backup;
  std::string copy;  // of the file, as long as its backup
};

}  // namespace

TEST_CASE("a backup brought back in place of a file is not taken for a trail that was cut") {
  GoneOn clinic;
  clinic.bring_back(clinic.folder.file(), true);
  CHECK(clinic.anchor_fault(clinic.folder.file()) == TrailFault::none);
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  add_patients(*store, 1);
  CHECK(store->protection().anchor_fault() == TrailFault::none);
}

TEST_CASE("an old copy put back by hand is still found, also after a restore") {
  GoneOn clinic;
  std::ofstream(clinic.folder.file(), std::ios::binary) << clinic.copy;
  CHECK(clinic.anchor_fault(clinic.folder.file()) == TrailFault::cut);
  clinic.bring_back(clinic.folder.file(), true);
  add_patients(*clinic.door->open(clinic.folder.file(), Access::read_write), 3);
  std::ofstream(clinic.folder.file(), std::ios::binary) << clinic.copy;
  CHECK(clinic.anchor_fault(clinic.folder.file()) == TrailFault::cut);
}

TEST_CASE("a backup laid beside the file leaves the file's anchor alone") {
  GoneOn clinic;
  clinic.bring_back(clinic.folder.file("beside.psoas"), false);
  CHECK(clinic.anchor_fault(clinic.folder.file("beside.psoas")) == TrailFault::cut);
  CHECK(clinic.anchor_fault(clinic.folder.file()) == TrailFault::none);
}

TEST_CASE("a backup brought back where the file was lost is not taken for a trail that was cut") {
  GoneOn clinic;
  fs::remove(clinic.folder.file());
  clinic.bring_back(clinic.folder.file(), false);
  CHECK(clinic.anchor_fault(clinic.folder.file()) == TrailFault::none);
}

TEST_CASE("what a restore replaces is backed up first, for whatever opened the backup") {
  GoneOn clinic;
  const auto replaced = digests_of_tables(clinic.folder.file());
  const auto report =
      clinic.door
          ->prepare_restore({clinic.backup, clinic.folder.file(), true, passphrase("seven wet herons sing")},
                            clinic.progress)
          ->put_in_place();
  CHECK_FALSE(report.no_backup_folder);
  REQUIRE(fs::exists(report.backup));
  CHECK(report.backup.parent_path() == clinic.folder.file("backups"));
  clinic.door
      ->prepare_restore({report.backup, clinic.folder.file("back.psoas"), false, passphrase("seven wet herons sing")},
                        clinic.progress)
      ->put_in_place();
  CHECK((digests_of_tables(clinic.folder.file("back.psoas")) == replaced));
}

TEST_CASE("a restore that cannot back up what it replaces leaves it in place") {
  GoneOn clinic;
  const fs::path elsewhere = clinic.folder.file("carried.psoas-backup");
  fs::copy_file(clinic.backup, elsewhere);
  fs::remove_all(clinic.folder.file("backups"));
  const auto before = digests_of_tables(clinic.folder.file());
  const auto prepared = clinic.door->prepare_restore(
      {elsewhere, clinic.folder.file(), true, passphrase("seven wet herons sing")}, clinic.progress);
  CHECK_THROWS_AS(prepared->put_in_place(), NotBackedUp);
  CHECK((digests_of_tables(clinic.folder.file()) == before));
  CHECK(clinic.anchor_fault(clinic.folder.file()) == TrailFault::none);
}

TEST_CASE("a backup with a passphrase of its own leaves a backup of what it replaced with the same") {
  GoneOn clinic;
  const fs::path own = [&] {
    const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
    clinic.door->change_plan(*store, staff(), {clinic.folder.file("backups"), ""});
    return clinic.door
        ->back_up(*store, staff(), {clinic.folder.file("backups"), "nine dry herons hum"}, clinic.progress)
        .file;
  }();
  const auto restore = [&](const fs::path& backup, const fs::path& target, bool replace) {
    return clinic.door->prepare_restore({backup, target, replace, passphrase("nine dry herons hum")}, clinic.progress)
        ->put_in_place();
  };
  const fs::path made = restore(own, clinic.folder.file(), true).backup;
  CHECK_NOTHROW(restore(made, clinic.folder.file("back.psoas"), false));
}

TEST_CASE("a clinic without a folder for backups is told that none was made before a restore") {
  Kept clinic;
  const RecoverySecret recovery = clinic.make_accounts();
  const fs::path backup = clinic.back_up().file;
  clinic.store.reset();
  const BackupSecret code{BackupSecret::Kind::recovery_code, recovery_code_text(recovery)};
  const RestoreReport report =
      clinic.door.prepare_restore({backup, clinic.folder.file(), true, code}, clinic.progress)->put_in_place();
  CHECK(report.no_backup_folder);
  CHECK(report.backup.empty());
  CHECK(fs::exists(report.kept_aside));
}

}  // namespace psoas::tests
