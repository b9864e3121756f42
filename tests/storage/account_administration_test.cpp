// What administrators do to accounts, grants and emergencies, and what it changes for those who are logged in.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <thread>

#include "storage/record_store.h"
#include "storage/verbs/account_verbs.h"
#include "tests/storage/guarded_clinic.h"

using namespace psoas;
using namespace psoas::tests;

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
