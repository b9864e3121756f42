// Who is let in, for what, and what the trail keeps of it.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <thread>

#include "domain/store/audit.h"
#include "storage/record_store.h"
#include "storage/sqlite/door.h"
#include "storage/verbs/account_verbs.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/support/accounts.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// A clinic with an administrator; its passwords cost little work.
struct Guarded {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 5000, .vfs = "", .work = storage::quick_work}};
  std::unique_ptr<Store> store;
  Entered entered;

  Guarded() {
    store = door.create(folder.file(), clinic_named("Hilltop"), staff());
    entered = store->entrance().make_first(account("Adams", Role::administrator), good, "office");
  }
  Entrance& entrance() { return store->entrance(); }
  const Session& administrator() const { return entered.session; }

  Session with(const std::string& name, Roles roles) {
    entrance().add_account(administrator(), account(name, roles), given);
    const Session session = entrance().log_in(name, given, "front-desk");
    entrance().change_password(session, given, better);
    return session;
  }
  void open_again() {
    store.reset();
    store = door.open(folder.file(), Access::read_write);
  }
  std::vector<AuditLine> trail() {
    return store->read(administrator(), [](Reading& reading) { return audit_trail_of(reading).entries({}, 0, 1000); });
  }
};

LogInRefusal refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const LogInError& error) {
    return error.refusal();
  }
  throw std::logic_error("nobody was refused");
}

int wait_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const LogInError& error) {
    return error.refusal() == LogInRefusal::wait ? error.seconds() : 0;
  }
  return -1;
}

}  // namespace

TEST_CASE("a file without accounts lets everybody in, one with accounts nobody who is not logged in", "[entrance]") {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 200, .vfs = "", .work = storage::quick_work}};
  const auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  CHECK_FALSE(store->entrance().has_accounts());
  CHECK_NOTHROW(store->read(staff(), [](Reading& reading) { reading.patients().count(); }));
  store->entrance().make_first(account("Adams", Role::administrator), good, "office");
  CHECK(store->entrance().has_accounts());
  CHECK(fault_of([&] { store->read(staff(), [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { store->write(staff(), [](Writing&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { store->entrance().make_first(account("Evil", Role::administrator), good, ""); }) ==
        StoreFault::duplicate);
}

TEST_CASE("who gives name and password is let in after the file was opened again, whatever the name's case",
          "[entrance]") {
  Guarded clinic;
  clinic.open_again();
  NoProgress progress;
  CHECK(fault_of([&] { clinic.store->protection().check_trail(progress); }) == StoreFault::locked_out);
  const Session session = clinic.entrance().log_in(" ADAMS ", good, "office");
  CHECK(session.actor == "Adams");
  CHECK(session.roles == Roles(Role::administrator));
  CHECK_NOTHROW(clinic.store->read(session, [](Reading& reading) { reading.patients().count(); }));
  CHECK(clinic.store->protection().check_trail(progress).fault == TrailFault::none);
  CHECK(clinic.store->protection().sweep(progress).tampered.empty());
}

TEST_CASE("a wrong name and a wrong password are refused alike", "[entrance]") {
  Guarded clinic;
  CHECK(refusal_of([&] { clinic.entrance().log_in("Adams", better, ""); }) == LogInRefusal::wrong);
  CHECK(refusal_of([&] { clinic.entrance().log_in("Nobody", good, ""); }) == LogInRefusal::wrong);
  CHECK(refusal_of([&] { clinic.entrance().log_in("", "", ""); }) == LogInRefusal::wrong);
}

TEST_CASE("a password composed in another way by the keyboard is the same password", "[entrance]") {
  Guarded clinic;
  clinic.entrance().add_account(clinic.administrator(), account("Zoe", Role::staff), "caf\u00e9 au lait at noon");
  CHECK_NOTHROW(clinic.entrance().log_in("Zoe", "cafe\u0301 au lait at noon", ""));
}

TEST_CASE("after three failures one waits, longer with each, and a clock set forward or back does not help",
          "[entrance]") {
  Guarded clinic;
  const auto attempt = [&] { clinic.entrance().log_in("Adams", "wrong wrong wrong", ""); };
  for (int i = 0; i < 3; ++i) CHECK(wait_of(attempt) == 0);
  CHECK(wait_of(attempt) == 1);
  clinic.clock.set(clinic.clock.now() + std::chrono::hours{1});
  CHECK(wait_of(attempt) == 1);  // the process knows better
  clinic.open_again();
  clinic.clock.set(clinic.clock.now() - std::chrono::hours{24});
  CHECK(wait_of(attempt) == 1);
  clinic.clock.set(clinic.clock.now() + std::chrono::hours{48});
  CHECK(wait_of(attempt) == 1);  // nor does it help the next process that met the failure in the future
  clinic.open_again();
  CHECK(wait_of(attempt) == 0);
  CHECK(wait_of(attempt) == 2);
  CHECK(wait_of([&] { clinic.entrance().log_in("Adams", good, ""); }) == 2);
}

TEST_CASE("a clock that was set back lets in again who has waited, in a program that did not see the failures",
          "[entrance]") {
  Guarded clinic;
  for (int i = 0; i < 3; ++i)
    CHECK(refusal_of([&] { clinic.entrance().log_in("Adams", "wrong", ""); }) == LogInRefusal::wrong);
  clinic.open_again();
  clinic.clock.set(clinic.clock.now() - std::chrono::hours{24});
  const auto attempt = [&] { clinic.entrance().log_in("Adams", good, ""); };
  CHECK(wait_of(attempt) == 1);
  std::this_thread::sleep_for(std::chrono::milliseconds{500});
  CHECK(wait_of(attempt) == 1);  // asking again does not begin it anew
  std::this_thread::sleep_for(std::chrono::milliseconds{600});
  CHECK_NOTHROW(attempt());
}

TEST_CASE("the log-in that succeeds says how many failed before it", "[entrance]") {
  Guarded clinic;
  for (int i = 0; i < 2; ++i)
    CHECK(refusal_of([&] { clinic.entrance().log_in("Adams", "wrong", ""); }) == LogInRefusal::wrong);
  clinic.entrance().log_in("Adams", good, "office");
  const AuditEntry entry = clinic.trail().front().entry;
  CHECK(entry.action == "log_in");
  CHECK(entry.reason == "after 2 failed attempts");
}

TEST_CASE("a disabled account is not let in, and the last administrator cannot be disabled or demoted", "[entrance]") {
  Guarded clinic;
  const AccountId staff_id =
      clinic.entrance().add_account(clinic.administrator(), account("Osei", Role::staff), better);
  Account osei = clinic.entrance().accounts(clinic.administrator()).back();
  REQUIRE(osei.id == staff_id);
  osei.disabled = true;
  clinic.entrance().change_account(clinic.administrator(), osei, "left the clinic");
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", better, ""); }) == LogInRefusal::disabled);

  Account adams = clinic.entrance().accounts(clinic.administrator()).front();
  adams.disabled = true;
  CHECK(fault_of([&] { clinic.entrance().change_account(clinic.administrator(), adams, "x"); }) ==
        StoreFault::duplicate);
  adams.disabled = false;
  adams.roles = Role::staff;
  CHECK(fault_of([&] { clinic.entrance().change_account(clinic.administrator(), adams, "x"); }) ==
        StoreFault::duplicate);
}

TEST_CASE("a password somebody else chose must be changed, and the old one no longer opens", "[entrance]") {
  Guarded clinic;
  clinic.entrance().add_account(clinic.administrator(), account("Osei", Role::staff), better);
  const Session osei = clinic.entrance().log_in("Osei", better, "front-desk");
  CHECK(clinic.entrance().must_change_password(osei));
  CHECK(refusal_of([&] { clinic.entrance().change_password(osei, "not the old one", good); }) == LogInRefusal::wrong);
  CHECK(refusal_of([&] { clinic.entrance().change_password(osei, better, "short"); }) == LogInRefusal::weak);
  clinic.entrance().change_password(osei, better, good);
  CHECK_FALSE(clinic.entrance().must_change_password(osei));
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", better, ""); }) == LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.entrance().log_in("Osei", good, ""));
}

TEST_CASE("an account given more roles with a database shell is refused", "[entrance]") {
  Guarded clinic;
  clinic.with("Osei", Role::staff);
  clinic.store.reset();
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE account SET roles = 'staff administrator' WHERE name = 'Osei'");
  clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", better, ""); }) == LogInRefusal::tampered);
}

TEST_CASE("a key slot copied to another account, changed or asking for absurd work opens nothing", "[entrance]") {
  Guarded clinic;
  clinic.with("Osei", Role::staff);
  const auto after = [&](const std::string& sql) {
    clinic.store.reset();
    const auto before = bytes_of(clinic.folder.file());
    shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE).exec(sql);
    clinic.store = clinic.door.open(clinic.folder.file(), Access::read_only);
    const LogInRefusal refusal = refusal_of([&] { clinic.entrance().log_in("Osei", better, ""); });
    clinic.store.reset();
    std::ofstream(clinic.folder.file(), std::ios::binary | std::ios::trunc) << before;
    clinic.store = clinic.door.open(clinic.folder.file(), Access::read_write);
    return refusal;
  };
  CHECK(after("UPDATE key_slot SET wrapped = (SELECT wrapped FROM key_slot WHERE account = 1) WHERE account = 2") ==
        LogInRefusal::wrong);
  CHECK(after("UPDATE key_slot SET salt = lower(hex(randomblob(16))) WHERE account = 2") == LogInRefusal::wrong);
  CHECK(after("UPDATE key_slot SET memory = 1 << 60 WHERE account = 2") == LogInRefusal::wrong);
  CHECK(after("UPDATE key_slot SET operations = 1000000 WHERE account = 2") == LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.entrance().log_in("Osei", better, ""));
}

TEST_CASE("the recovery code gives an administrator a new password and is good once", "[entrance]") {
  Guarded clinic;
  clinic.open_again();
  RecoverySecret other = clinic.entered.recovery;
  other[3] ^= 1;
  CHECK(refusal_of([&] { clinic.entrance().use_recovery_code(other, "Adams", better, ""); }) ==
        LogInRefusal::not_the_one);
  CHECK(refusal_of([&] { clinic.entrance().use_recovery_code(clinic.entered.recovery, "Nobody", better, ""); }) ==
        LogInRefusal::wrong);
  const Entered again = clinic.entrance().use_recovery_code(clinic.entered.recovery, "Adams", better, "office");
  CHECK(again.recovery != clinic.entered.recovery);
  CHECK_NOTHROW(clinic.store->read(again.session, [](Reading& reading) { reading.patients().count(); }));
  CHECK(refusal_of([&] { clinic.entrance().use_recovery_code(clinic.entered.recovery, "Adams", good, ""); }) ==
        LogInRefusal::not_the_one);
  CHECK(refusal_of([&] { clinic.entrance().log_in("Adams", good, ""); }) == LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.entrance().log_in("Adams", better, ""));
}

TEST_CASE("who has logged out is let in no more, in no store over the file", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const auto beside = clinic.door.open(clinic.folder.file(), Access::read_only);
  CHECK(fault_of([&] { beside->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  beside->entrance().admit(clinic.entrance().pass(osei));
  CHECK_NOTHROW(beside->read(osei, [](Reading&) {}));
  clinic.entrance().log_out(osei);
  CHECK(fault_of([&] { beside->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { clinic.store->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
}

TEST_CASE("a locked session does nothing until its own password is given, and is the same session then", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const auto beside = clinic.door.open(clinic.folder.file(), Access::read_only);
  beside->entrance().admit(clinic.entrance().pass(osei));
  clinic.entrance().lock(osei);
  CHECK(fault_of([&] { clinic.store->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { beside->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(refusal_of([&] { clinic.entrance().unlock(osei, good); }) == LogInRefusal::wrong);
  clinic.entrance().unlock(osei, better);
  CHECK_NOTHROW(clinic.store->read(osei, [](Reading&) {}));
  CHECK_NOTHROW(beside->read(osei, [](Reading&) {}));
}

TEST_CASE("opening a chart is an entry once for each look, searches and prints are entries too", "[entrance]") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Role::physician);
  const PatientId ana =
      clinic.store->write(hale, [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  for (int i = 0; i < 3; ++i) clinic.store->read(hale, [&](Reading& reading) { reading.visits().of_patient(ana); });
  clinic.entrance().note(hale, "print", ana, "trend, PDF");
  const std::vector<AuditLine> trail = clinic.trail();
  const auto count = [&](std::string_view action) {
    return std::count_if(trail.begin(), trail.end(),
                         [&](const AuditLine& line) { return line.entry.action == action; });
  };
  CHECK(count("open") == 1);
  CHECK(count("print") == 1);
  CHECK(trail.front().entry.patient == ana);
  CHECK(trail.front().entry.actor == "Hale");
}

TEST_CASE("staff correct their own entries of the day, physicians any, and voiding asks for the password again",
          "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const Session mair = clinic.with("Mair", Role::staff);
  const Session hale = clinic.with("Hale", Role::physician);
  const PatientId ana =
      clinic.store->write(osei, [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  Visit visit;
  visit.patient = ana;
  visit.date = day(2026, 3, 2);
  visit.kind = "follow_up";
  const VisitId id = clinic.store->write(osei, [&](Writing& writing) { return writing.visits().add(visit); });
  const auto correct_as = [&](const Session& session) {
    clinic.store->write(session, [&](Writing& writing) {
      Visit changed = writing.visits().get(id);
      changed.note += "more. ";
      writing.visits().correct(changed, "forgotten");
    });
  };
  CHECK_NOTHROW(correct_as(osei));
  CHECK(fault_of([&] { correct_as(mair); }) == StoreFault::not_permitted);
  CHECK_NOTHROW(correct_as(hale));
  clinic.clock.set(clinic.clock.now() + std::chrono::hours{24});
  CHECK(fault_of([&] { correct_as(osei); }) == StoreFault::not_permitted);
  CHECK_NOTHROW(correct_as(hale));
  const auto void_as = [&](const Session& session) {
    clinic.store->write(session, [&](Writing& writing) {
      writing.visits().void_visit(id, writing.visits().get(id).revision, "wrong patient");
    });
  };
  CHECK(fault_of([&] { void_as(osei); }) == StoreFault::not_permitted);
  CHECK_NOTHROW(void_as(hale));  // logged in a moment ago
}

TEST_CASE("an administrator reads a chart only in an emergency, with a reason, and it stays on the list",
          "[entrance]") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Role::physician);
  const PatientId ana =
      clinic.store->write(hale, [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  const auto read_as = [&](const Session& session) {
    clinic.store->read(session, [&](Reading& reading) { reading.visits().of_patient(ana); });
  };
  CHECK(fault_of([&] { read_as(clinic.administrator()); }) == StoreFault::not_permitted);
  CHECK_THROWS_AS(clinic.entrance().begin_emergency(clinic.administrator(), ana, "short"), std::invalid_argument);
  clinic.entrance().begin_emergency(clinic.administrator(), ana, "called by the emergency department");
  CHECK_NOTHROW(read_as(clinic.administrator()));
  CHECK(fault_of([&] {
          clinic.store->write(clinic.administrator(), [&](Writing& writing) {
            Patient changed = writing.patients().get(ana);
            changed.city = "York";
            writing.patients().correct(changed, "x");
          });
        }) == StoreFault::not_permitted);
  const auto open_list = clinic.entrance().emergencies(clinic.administrator(), false);
  REQUIRE(open_list.size() == 1);
  CHECK(open_list.front().reason == "called by the emergency department");
  clinic.clock.set(clinic.clock.now() + std::chrono::minutes{31});
  CHECK(fault_of([&] { read_as(clinic.administrator()); }) == StoreFault::not_permitted);
  clinic.entrance().review_emergency(clinic.administrator(), open_list.front().id);
  CHECK(clinic.entrance().emergencies(clinic.administrator(), false).empty());
  CHECK(clinic.entrance().emergencies(clinic.administrator(), true).size() == 1);
}

TEST_CASE("a clinic grants a role more than the table, is audited for it, and cannot grant everything", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  CHECK_FALSE(clinic.entrance().allows(osei, Permission::acknowledge_flags));
  clinic.entrance().change_grants(clinic.administrator(), {{Role::staff, Permission::acknowledge_flags}},
                                  "no physician");
  CHECK(clinic.entrance().allows(osei, Permission::acknowledge_flags));
  CHECK(clinic.trail().front().entry.action == "grant");
  CHECK_THROWS_AS(clinic.entrance().change_grants(clinic.administrator(), {{Role::staff, Permission::restore}}, "x"),
                  std::invalid_argument);
  CHECK(fault_of([&] { clinic.entrance().change_grants(osei, {}, "x"); }) == StoreFault::not_permitted);
}

TEST_CASE("the trail of a clinic with accounts is whole, and no password or code is in the file", "[entrance]") {
  Guarded clinic;
  clinic.with("Osei", Role::staff);
  NoProgress progress;
  CHECK(clinic.store->protection().check_trail(progress).fault == TrailFault::none);
  CHECK(clinic.store->protection().sweep(progress).tampered.empty());
  clinic.store.reset();
  const std::string bytes = bytes_of(clinic.folder.file());
  CHECK(bytes.find(good) == std::string::npos);
  CHECK(bytes.find(better) == std::string::npos);
  CHECK(bytes.find(recovery_group(clinic.entered.recovery, 1)) == std::string::npos);
}

TEST_CASE("an account of a program logs in on the console and opens no window") {
  Guarded clinic;
  Account program = account("nightly", Role::administrator);
  program.service = true;
  clinic.entrance().add_account(clinic.administrator(), program, better);
  CHECK(refusal_of([&] { clinic.entrance().log_in("nightly", better, "desk", LogInAt::window); }) ==
        LogInRefusal::service);
  CHECK(refusal_of([&] { clinic.entrance().log_in("nightly", "not it at all", "desk", LogInAt::window); }) ==
        LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.entrance().log_in("nightly", better, "desk"));
}

TEST_CASE("a session's pass locks it in every store at once, and its password brings it back") {
  Guarded clinic;
  const auto pass = clinic.entrance().pass(clinic.administrator());
  const auto beside = clinic.door.open(clinic.folder.file(), Access::read_only);
  beside->entrance().admit(pass);
  const auto reads = [&](Store& store) {
    store.read(clinic.administrator(), [](Reading& reading) { reading.clinic().settings(); });
  };
  CHECK_NOTHROW(reads(*beside));
  pass->lock();
  CHECK_THROWS_AS(reads(*beside), StoreError);
  CHECK_THROWS_AS(reads(*clinic.store), StoreError);
  clinic.entrance().unlock(clinic.administrator(), good);
  CHECK_NOTHROW(reads(*beside));
  CHECK_NOTHROW(reads(*clinic.store));
}

namespace {

// Whether a word stands anywhere in the clinic's file or its journal.
bool stands_in_file(const std::filesystem::path& file, std::string_view word) {
  for (const auto& path : {file, std::filesystem::path(file.string() + "-journal")}) {
    if (bytes_of(path).find(word) != std::string::npos) return true;
  }
  return false;
}

VisitDraft draft_of(PatientId patient) {
  VisitDraft draft;
  draft.uuid = "1d3c9a52-7e41-4c0b-9b36-0c41f2a6d001";
  draft.patient = patient;
  draft.reason = "quokkareason";
  draft.typed = {{"note", "better since quokkamonday"}, {"date", "2026-03-02"}};
  return draft;
}

}  // namespace

TEST_CASE("what is typed into a draft stands in no byte of a file with accounts, and is read as it was typed") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Roles(Role::physician).with(Role::staff));
  const DraftId id = clinic.store->write(hale, [](Writing& writing) {
    return writing.visits().keep_draft(draft_of(writing.patients().add(patient("QU-1", "Rivera", "Ana"))));
  });
  CHECK_FALSE(stands_in_file(clinic.folder.file(), "quokka"));
  const auto draft = clinic.store->read(hale, [&](Reading& reading) { return reading.visits().draft(id); });
  REQUIRE(draft);
  CHECK(draft->reason == "quokkareason");
  CHECK(draft->typed.at("note") == "better since quokkamonday");
  const auto lines = clinic.store->read(hale, [](Reading& reading) { return reading.visits().drafts(); });
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().visit_date == "2026-03-02");
}

TEST_CASE("a draft kept before there were accounts is sealed when they are made, and read on") {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 200, .vfs = "", .work = storage::quick_work}};
  const auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  const DraftId id = store->write(staff(), [](Writing& writing) {
    return writing.visits().keep_draft(draft_of(writing.patients().add(patient("QU-1", "Rivera", "Ana"))));
  });
  CHECK(stands_in_file(folder.file(), "quokka"));
  const Entered entered = store->entrance().make_first(account("Adams", all_roles), good, "office");
  CHECK_FALSE(stands_in_file(folder.file(), "quokka"));
  const auto draft = store->read(entered.session, [&](Reading& reading) { return reading.visits().draft(id); });
  REQUIRE(draft);
  CHECK(draft->typed.at("note") == "better since quokkamonday");
}

TEST_CASE("a draft that was changed outside the program, or moved to another field, is not taken for typed text") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Roles(Role::physician).with(Role::staff));
  const DraftId id = clinic.store->write(hale, [](Writing& writing) {
    return writing.visits().keep_draft(draft_of(writing.patients().add(patient("QU-1", "Rivera", "Ana"))));
  });
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE draft_field SET typed = (SELECT typed FROM draft_field WHERE path = 'date') WHERE path = 'note'");
  CHECK_THROWS_AS(clinic.store->read(hale, [&](Reading& reading) { return reading.visits().draft(id); }), StoreError);
}

TEST_CASE("who has a password somebody else chose may do nothing but change it, whatever his roles", "[entrance]") {
  Guarded clinic;
  clinic.entrance().add_account(clinic.administrator(), account("Osei", all_roles), given);
  const Session osei = clinic.entrance().log_in("Osei", given, "front-desk");
  const auto find = [&] { clinic.store->read(osei, [](Reading& reading) { reading.patients().count(); }); };
  const PatientId nobody{1};
  CHECK(fault_of(find) == StoreFault::own_password_needed);
  CHECK(fault_of([&] { clinic.store->read(osei, [&](Reading& reading) { reading.visits().of_patient(nobody); }); }) ==
        StoreFault::own_password_needed);
  CHECK(fault_of([&] { clinic.entrance().begin_emergency(osei, nobody, "called at night"); }) ==
        StoreFault::own_password_needed);
  CHECK_FALSE(clinic.entrance().allows(osei, Permission::find_patients));
  clinic.entrance().change_password(osei, given, better);
  CHECK_NOTHROW(find());

  const AccountId id = clinic.entrance().accounts(osei).back().id;
  clinic.entrance().set_password(clinic.administrator(), id, given);
  CHECK(fault_of(find) == StoreFault::own_password_needed);  // at once, not at the next log-in
  Account changed = clinic.entrance().accounts(clinic.administrator()).back();
  changed.must_change_password = false;
  clinic.entrance().change_account(clinic.administrator(), changed, "x");
  CHECK(fault_of(find) == StoreFault::own_password_needed);
}

TEST_CASE("a program works with the password an administrator gave it", "[entrance]") {
  Guarded clinic;
  Account program = account("nightly", Role::physician);
  program.service = true;
  clinic.entrance().add_account(clinic.administrator(), program, given);
  const Session nightly = clinic.entrance().log_in("nightly", given, "server");
  CHECK_NOTHROW(clinic.store->read(nightly, [](Reading& reading) { reading.patients().count(); }));
}

TEST_CASE("an account that is disabled ends the session it is logged in with, in every store over the file",
          "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const auto beside = clinic.door.open(clinic.folder.file(), Access::read_only);
  beside->entrance().admit(clinic.entrance().pass(osei));
  // By somebody at another computer.
  const auto elsewhere = clinic.door.open(clinic.folder.file(), Access::read_write);
  const Session adams = elsewhere->entrance().log_in("Adams", good, "office");
  Account account = elsewhere->entrance().accounts(adams).back();
  account.disabled = true;
  elsewhere->entrance().change_account(adams, account, "left the clinic");
  CHECK(fault_of([&] { beside->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { clinic.store->write(osei, [](Writing&) {}); }) == StoreFault::locked_out);
  CHECK(refusal_of([&] { clinic.entrance().unlock(osei, better); }) == LogInRefusal::disabled);

  account = elsewhere->entrance().accounts(adams).back();
  account.disabled = false;
  elsewhere->entrance().change_account(adams, account, "came back");
  CHECK(fault_of([&] { clinic.store->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);  // until he unlocks it
  clinic.entrance().unlock(osei, better);
  CHECK_NOTHROW(clinic.store->read(osei, [](Reading&) {}));
}

TEST_CASE("what a session may do follows the roles its account has now", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const auto beside = clinic.door.open(clinic.folder.file(), Access::read_only);
  beside->entrance().admit(clinic.entrance().pass(osei));
  const auto give = [&](Roles roles) {
    Account account = clinic.entrance().accounts(clinic.administrator()).back();
    account.roles = roles;
    clinic.entrance().change_account(clinic.administrator(), account, "other work");
  };
  give(Role::administrator);
  CHECK_FALSE(clinic.entrance().allows(osei, Permission::log_visits));
  CHECK(clinic.entrance().allows(osei, Permission::manage_accounts));
  CHECK_FALSE(beside->entrance().allows(osei, Permission::log_visits));
  give(Role::staff);
  CHECK(clinic.entrance().allows(osei, Permission::log_visits));
}

TEST_CASE("an account changed with a database shell ends the session that is logged in with it", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE account SET roles = 'staff administrator' WHERE name = 'Osei'");
  CHECK(fault_of([&] { clinic.store->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(refusal_of([&] { clinic.entrance().unlock(osei, better); }) == LogInRefusal::tampered);
}

TEST_CASE("a grant written into the file with a database shell grants nothing and is named", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const auto put = [&](const char* permission) {
    shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
        .exec(std::string("INSERT INTO role_grant VALUES ('staff', '") + permission + "')");
  };
  put("void_entries");
  CHECK_FALSE(clinic.entrance().allows(osei, Permission::void_entries));
  CHECK(clinic.store->protection().tampered() ==
        std::vector<TamperedSubject>{{RecordFault::added, "grants", 1, PatientId{}}});
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE).exec("DELETE FROM role_grant");

  clinic.entrance().change_grants(clinic.administrator(), {{Role::staff, Permission::acknowledge_flags}}, "no doctor");
  CHECK(clinic.entrance().allows(osei, Permission::acknowledge_flags));
  put("void_entries");
  CHECK_FALSE(clinic.entrance().allows(osei, Permission::void_entries));
  CHECK(clinic.store->protection().tampered().back() ==
        TamperedSubject{RecordFault::changed, "grants", 1, PatientId{}});
}

TEST_CASE("an emergency access written into the file with a database shell opens no chart and is named", "[entrance]") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Role::physician);
  const PatientId ana =
      clinic.store->write(hale, [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec(
          "INSERT INTO emergency_access (account, patient, reason, begun_at, ends_at)"
          " VALUES (1, 1, 'out of curiosity', 1, 99999999999999)");
  CHECK(fault_of([&] {
          clinic.store->read(clinic.administrator(), [&](Reading& reading) { reading.visits().of_patient(ana); });
        }) == StoreFault::not_permitted);
  CHECK(clinic.store->protection().tampered().front().entity == "emergency access");
}

TEST_CASE("the chart of a patient whose record was changed outside the program is opened in an emergency all the same",
          "[entrance]") {
  Guarded clinic;
  const Session hale = clinic.with("Hale", Role::physician);
  const PatientId ana =
      clinic.store->write(hale, [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE).exec("UPDATE patient SET city = 'Leeds'");
  NoProgress progress;
  REQUIRE(clinic.store->protection().sweep(progress).tampered.size() == 1);
  clinic.entrance().begin_emergency(clinic.administrator(), ana, "called by the emergency department");
  CHECK_NOTHROW(
      clinic.store->read(clinic.administrator(), [&](Reading& reading) { reading.visits().of_patient(ana); }));
}

namespace {

// What an administrator does to Osei's account while somebody's `work` on it has begun and cannot be stored yet.
// Gives what refused the work; nothing when it was stored.
std::optional<StoreFault> meanwhile(Store& elsewhere, const std::function<void()>& work,
                                    const std::function<void(Account&)>& change) {
  auto& store = dynamic_cast<storage::RecordStore&>(elsewhere);
  const Session adams = elsewhere.entrance().log_in("Adams", good, "office");
  const AccountId id = elsewhere.entrance().accounts(adams).back().id;
  const auto entitlement = dynamic_cast<storage::RecordEntrance&>(elsewhere.entrance()).entitlement_of(adams);
  std::optional<StoreFault> refused;
  std::thread thread;
  store.write_as(adams, entitlement, [&](storage::Connection& connection, storage::Gate& gate) {
    thread = std::thread([&] {
      try {
        work();
      } catch (const StoreError& error) {
        refused = error.fault();
      }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds{300});  // it waits for its turn to write
    gate.require_untouched("account", id.number);
    Account account = storage::stored_account(connection, id);
    change(account);
    storage::update_account(connection, account);
    gate.append({"correct", "account", id.number, {}, "", {}});
  });
  thread.join();
  return refused;
}

}  // namespace

TEST_CASE("who is disabled while he changes his password stays disabled, and has the old one", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  const auto elsewhere = clinic.door.open(clinic.folder.file(), Access::read_write);
  const auto refused = meanwhile(
      *elsewhere, [&] { clinic.entrance().change_password(osei, better, good); },
      [](Account& account) { account.disabled = true; });
  CHECK(refused == StoreFault::stale);
  CHECK(clinic.entrance().accounts(clinic.administrator()).back().disabled);
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", good, ""); }) == LogInRefusal::wrong);
}

TEST_CASE("a new password takes nothing back of what was changed of the account meanwhile", "[entrance]") {
  Guarded clinic;
  clinic.with("Osei", Role::administrator);
  const AccountId id = clinic.entrance().accounts(clinic.administrator()).back().id;
  const auto elsewhere = clinic.door.open(clinic.folder.file(), Access::read_write);
  const auto osei = [&] { return clinic.entrance().accounts(clinic.administrator()).back(); };
  const auto set = [&] { clinic.entrance().set_password(clinic.administrator(), id, given); };
  CHECK_FALSE(meanwhile(*elsewhere, set, [](Account& account) { account.full_name = "Kofi Osei"; }));
  CHECK(osei().full_name == "Kofi Osei");
  CHECK(osei().must_change_password);
  const auto recover = [&] { clinic.entrance().use_recovery_code(clinic.entered.recovery, "Osei", better, "office"); };
  CHECK_FALSE(meanwhile(*elsewhere, recover, [](Account& account) { account.roles = all_roles; }));
  CHECK(osei().roles == all_roles);
  CHECK_FALSE(osei().must_change_password);
  const AuditEntry entry = clinic.trail().front().entry;
  CHECK(entry.action == "recover");
  NoProgress progress;
  CHECK(clinic.store->protection().sweep(progress).tampered.empty());
}

TEST_CASE("a store that was opened before the first account was made asks for a log-in from then on", "[entrance]") {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 5000, .vfs = "", .work = storage::quick_work, .keys_may_lie_open = true}};
  const auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  const auto beside = door.open(folder.file(), Access::read_write);
  NoProgress progress;
  REQUIRE_FALSE(beside->entrance().has_accounts());
  REQUIRE(beside->protection().sweep(progress).tampered.empty());
  const Entered entered = store->entrance().make_first(account("Adams", all_roles), good, "office");

  CHECK(fault_of([&] { beside->protection().sweep(progress); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { beside->read(staff(), [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { beside->write(staff(), [](Writing&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { beside->entrance().note(staff(), "print", std::nullopt, ""); }) == StoreFault::locked_out);
  CHECK(beside->entrance().has_accounts());
  beside->entrance().admit(store->entrance().pass(entered.session));
  beside->write(entered.session, [](Writing& writing) { writing.patients().add(patient("1", "Rivera", "Ana")); });
  CHECK(beside->protection().sweep(progress).tampered.empty());
  CHECK(store->protection().check_trail(progress).fault == TrailFault::none);
}

TEST_CASE("what waited for the first account to be made is not stored under the key that lay open", "[entrance]") {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 5000, .vfs = "", .work = storage::quick_work, .keys_may_lie_open = true}};
  const auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  const auto beside = door.open(folder.file(), Access::read_write);
  auto& waiting = dynamic_cast<storage::RecordStore&>(*beside);
  const auto entitlement = dynamic_cast<storage::RecordEntrance&>(beside->entrance()).entitlement_of(staff());
  const Entered entered = store->entrance().make_first(account("Adams", all_roles), good, "office");
  CHECK(fault_of([&] {
          waiting.write_as(staff(), entitlement, [](storage::Connection&, storage::Gate& gate) {
            gate.append({"print", storage::chart_entity, 0, {}, "", {}});
          });
        }) == StoreFault::locked_out);
  NoProgress progress;
  CHECK(store->protection().check_trail(progress).fault == TrailFault::none);
}
