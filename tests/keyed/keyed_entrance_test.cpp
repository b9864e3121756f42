// Who is let in to a keyed file, which is open only while somebody is in.

#include "domain/store/audit.h"
#include "storage/record_store.h"
#include "tests/keyed/keyed_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// SQLite's own handles on the file, of this process.
int handles_on(const fs::path& file) {
  int count = 0;
  std::error_code error;
  for (const fs::directory_entry& handle : fs::directory_iterator("/proc/self/fd", error))
    count += fs::read_symlink(handle.path(), error) == fs::canonical(file) ? 1 : 0;
  return count;
}

std::int64_t patients(Store& store, const Session& session) {
  return store.read(session, [](Reading& reading) { return reading.patients().count(); });
}

}  // namespace

TEST_CASE("A keyed file opens with the password and says nothing before", "[keyed]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.plant(clinic.entered.session);
  clinic.open_again();
  CHECK(clinic.entrance().has_accounts());
  CHECK_FALSE(clinic.entrance().is_demo());
  CHECK(fault_of([&] { patients(*clinic.store, staff()); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { clinic.store->protection().clinic_identity(); }) == StoreFault::locked_out);
  CHECK(refusal_of([&] { clinic.log_in(better); }) == LogInRefusal::wrong);
  CHECK(refusal_of([&] { clinic.entrance().log_in("Nobody", good, ""); }) == LogInRefusal::wrong);
  CHECK(handles_on(clinic.file()) == 0);
  const Session session = clinic.log_in();
  CHECK(patients(*clinic.store, session) == 20);
  NoProgress progress;
  CHECK(clinic.store->protection().check_trail(progress).fault == TrailFault::none);
  CHECK(clinic.store->protection().sweep(progress).tampered.empty());
}

TEST_CASE("A lock closes a keyed file in every store, and the password opens it again", "[keyed]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  const Session session = clinic.entered.session;
  const auto reader = clinic.door.open(clinic.file(), Access::read_only);
  reader->entrance().admit(clinic.entrance().pass(session));
  CHECK(patients(*reader, session) == 0);
  CHECK(handles_on(clinic.file()) == 2);
  clinic.entrance().lock(session);
  reader->entrance().lock(session);
  CHECK(handles_on(clinic.file()) == 0);
  CHECK(fault_of([&] { patients(*clinic.store, session); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { patients(*reader, session); }) == StoreFault::locked_out);
  CHECK(refusal_of([&] { clinic.entrance().unlock(session, better); }) == LogInRefusal::wrong);
  CHECK(handles_on(clinic.file()) == 0);
  clinic.entrance().unlock(session, good);
  CHECK(patients(*clinic.store, session) == 0);
  CHECK(patients(*reader, session) == 0);
}

TEST_CASE("Keys taken away from another thread close the file at its next use", "[keyed]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.entrance().pass(clinic.entered.session)->lock();
  CHECK(fault_of([&] { patients(*clinic.store, clinic.entered.session); }) == StoreFault::locked_out);
  clinic.entrance().log_out(clinic.entered.session);
  CHECK(handles_on(clinic.file()) == 0);
}

TEST_CASE("Attempts that fail before anybody is in are waited for after a restart, and stand in the trail",
          "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.entrance().add_account(clinic.entered.session, account("Osei", Role::staff), better);
  clinic.open_again();
  for (int i = 0; i < 2; ++i) CHECK(refusal_of([&] { clinic.log_in("wrong"); }) == LogInRefusal::wrong);
  for (int i = 0; i < 3; ++i)
    CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", "wrong", ""); }) == LogInRefusal::wrong);
  clinic.open_again();
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", better, ""); }) == LogInRefusal::wait);
  const Session session = clinic.log_in();
  const auto lines =
      clinic.store->read(session, [](Reading& reading) { return audit_trail_of(reading).entries({}, 0, 2); });
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].entry.action == "log_in");
  CHECK(lines[0].entry.reason == "after 2 failed attempts");
  CHECK(lines[1].entry.action == "refuse");
  CHECK(lines[1].entry.reason == "3 failed attempts before anybody was in");
  CHECK(clinic.entrance().accounts(session).at(1).failures == 3);
  clinic.open_again();
  const Session again = clinic.log_in();
  const auto later =
      clinic.store->read(again, [](Reading& reading) { return audit_trail_of(reading).entries({}, 0, 2); });
  CHECK(later[0].entry.reason.empty());
  CHECK(later[1].entry.action != "refuse");  // said once
}

TEST_CASE("The recovery code opens a keyed file, gives a new password and a new code", "[keyed]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.open_again();
  const Entered recovered = clinic.entrance().use_recovery_code(clinic.entered.recovery, "Adams", better, "office");
  CHECK(patients(*clinic.store, recovered.session) == 0);
  clinic.open_again();
  CHECK(refusal_of([&] { clinic.log_in(good); }) == LogInRefusal::wrong);
  CHECK(refusal_of([&] { clinic.entrance().use_recovery_code(clinic.entered.recovery, "Adams", good, "office"); }) ==
        LogInRefusal::not_the_one);
  CHECK_NOTHROW(clinic.log_in(better));
}

TEST_CASE("A new account opens the file, one that was disabled does not", "[keyed]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.entrance().add_account(clinic.entered.session, account("Osei", Role::staff), better);
  clinic.open_again();
  CHECK_NOTHROW(clinic.entrance().log_in("Osei", better, "desk"));
  const Session session = clinic.log_in();
  Account osei = clinic.entrance().accounts(session).at(1);
  osei.disabled = true;
  clinic.entrance().change_account(session, osei, "left");
  clinic.open_again();
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", better, "desk"); }) == LogInRefusal::disabled);
  CHECK(handles_on(clinic.file()) == 0);
}

TEST_CASE("The end of a keyed file's trail is kept outside it when somebody leaves", "[keyed]") {
  NEEDS_A_CIPHER();
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::DoorSettings settings = KeyedClinic::settings();
  settings.anchor_folder = folder.file("state");
  storage::SqliteDoor door{clock, settings};
  auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  const Entered entered = store->entrance().make_first(account("Adams", Role::administrator), good, "office");
  const std::string record = bytes_of(folder.file());
  store->entrance().log_out(entered.session);
  store.reset();
  const std::string longer = bytes_of(folder.file());
  write_bytes(folder.file(), record);  // an old copy
  store = door.open(folder.file(), Access::read_write);
  store->entrance().log_in("Adams", good, "office");
  CHECK(store->protection().anchor_fault() == TrailFault::cut);
  store.reset();
  write_bytes(folder.file(), longer);
  store = door.open(folder.file(), Access::read_write);
  store->entrance().log_in("Adams", good, "office");
  CHECK(store->protection().anchor_fault() == TrailFault::none);
}

TEST_CASE("A keyed file that is given no account is not left behind", "[keyed]") {
  NEEDS_A_CIPHER();
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, KeyedClinic::settings()};
  auto store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  CHECK(fs::exists(folder.file()));
  store.reset();
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("A keyed file is renamed and discarded with its keys", "[keyed]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.close();
  clinic.door.rename(clinic.file(), clinic.folder.file("moved.psoas"));
  const auto moved = clinic.door.open(clinic.folder.file("moved.psoas"), Access::read_write);
  CHECK_NOTHROW(moved->entrance().log_in("Adams", good, "office"));
  clinic.door.discard(clinic.folder.file("moved.psoas"));
  CHECK(fs::is_empty(clinic.folder.path()));
}
