// The file of keys of a keyed clinic, damaged in every way: a clear refusal, and everything as it was once it is put
// back.

#include "tests/keyed/keyed_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

TEST_CASE("A keyed file whose keys are missing or damaged is refused, and opens when they are put back",
          "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.close();
  const std::string whole = bytes_of(clinic.keys().path());
  const std::string record = bytes_of(clinic.file());
  fs::remove(clinic.keys().path());
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::keys_missing);
  int damaged = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    write_bytes(clinic.keys().path(), changed);
    damaged += fault_of([&] { clinic.open_again(); }) == StoreFault::keys_damaged ? 1 : 0;
    write_bytes(clinic.keys().path(), whole.substr(0, i));
    damaged += fault_of([&] { clinic.open_again(); }) == StoreFault::keys_damaged ? 1 : 0;
  }
  CHECK(damaged == 2 * static_cast<int>(whole.size()));
  fs::remove(clinic.keys().path());
  fs::create_symlink(clinic.file(), clinic.keys().path());
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::keys_damaged);
  fs::remove(clinic.keys().path());
  CHECK(bytes_of(clinic.file()) == record);
  write_bytes(clinic.keys().path(), whole);
  clinic.open_again();
  CHECK_NOTHROW(clinic.log_in());
}

TEST_CASE("The keys of another clinic open nothing", "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  const KeyedClinic other;
  clinic.close();
  const std::string own = bytes_of(clinic.keys().path());
  const std::string record = bytes_of(clinic.file());
  write_bytes(clinic.keys().path(), bytes_of(other.keys().path()));
  clinic.open_again();
  CHECK(fault_of([&] { clinic.log_in(); }) == StoreFault::keys_of_another);
  CHECK(fault_of([&] { clinic.entrance().use_recovery_code(other.entered.recovery, "Adams", better, "office"); }) ==
        StoreFault::keys_of_another);
  CHECK(refusal_of([&] { clinic.entrance().use_recovery_code(clinic.entered.recovery, "Adams", better, "office"); }) ==
        LogInRefusal::not_the_one);
  clinic.close();
  CHECK(bytes_of(clinic.file()) == record);
  write_bytes(clinic.keys().path(), own);
  clinic.open_again();
  CHECK_NOTHROW(clinic.log_in());
}

TEST_CASE("Keys from before a password was changed let nobody in by the old one, and are made new by it",
          "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  const std::string old = bytes_of(clinic.keys().path());
  clinic.entrance().change_password(clinic.entered.session, good, better);
  clinic.close();
  write_bytes(clinic.keys().path(), old);
  clinic.open_again();
  CHECK(refusal_of([&] { clinic.log_in(good); }) == LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.log_in(better));
}

// The transaction that gives a new password waits between the new keys and its commit, or after it.
TEST_CASE("A change of passwords cut short anywhere leaves a password that opens the file", "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  const std::string file_before = bytes_of(clinic.file());
  const std::string keys_before = bytes_of(clinic.keys().path());
  clinic.entrance().change_password(clinic.entered.session, good, better);
  clinic.close();
  const std::string file_after = bytes_of(clinic.file());
  const storage::DoorKeys now = clinic.keys().read();
  storage::DoorKeys both = *storage::door_keys_in(keys_before);
  for (const storage::StoredSlot& slot : now.slots) both.slots.push_back(slot);
  const auto state = [&](const std::string& record) {
    write_bytes(clinic.file(), record);
    clinic.keys().write(both);
    clinic.open_again();
  };
  state(file_before);  // the new keys are there, the record is as it was
  CHECK_NOTHROW(clinic.log_in(good));
  state(file_before);
  CHECK(refusal_of([&] { clinic.log_in(better); }) == LogInRefusal::wrong);
  CHECK_NOTHROW(clinic.log_in(good));
  state(file_after);  // committed, the old keys not yet gone
  CHECK_NOTHROW(clinic.log_in(better));
  state(file_after);
  CHECK(refusal_of([&] { clinic.log_in(good); }) == LogInRefusal::wrong);
  CHECK(clinic.keys().read().slots == now.slots);
  CHECK_NOTHROW(clinic.log_in(better));
}

TEST_CASE("Keys from before an account was made know it again once somebody was in", "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  const std::string old = bytes_of(clinic.keys().path());
  clinic.entrance().add_account(clinic.entered.session, account("Osei", Role::staff), better);
  clinic.close();
  write_bytes(clinic.keys().path(), old);
  clinic.open_again();
  CHECK(refusal_of([&] { clinic.entrance().log_in("Osei", better, "desk"); }) == LogInRefusal::wrong);
  clinic.log_in();
  clinic.open_again();
  CHECK_NOTHROW(clinic.entrance().log_in("Osei", better, "desk"));
}
