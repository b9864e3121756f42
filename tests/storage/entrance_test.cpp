// Who is let in, for what, and what the trail keeps of it.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <thread>

#include "storage/record_store.h"
#include "tests/storage/guarded_clinic.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

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
    write_bytes(clinic.folder.file(), before);
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

TEST_CASE("an account changed with a database shell ends the session that is logged in with it", "[entrance]") {
  Guarded clinic;
  const Session osei = clinic.with("Osei", Role::staff);
  shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE account SET roles = 'staff administrator' WHERE name = 'Osei'");
  CHECK(fault_of([&] { clinic.store->read(osei, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(refusal_of([&] { clinic.entrance().unlock(osei, better); }) == LogInRefusal::tampered);
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
