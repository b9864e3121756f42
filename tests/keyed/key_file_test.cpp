#include <sys/stat.h>

#include "tests/keyed/keyed_clinic.h"

using namespace psoas;
using namespace psoas::tests;
using storage::DoorKeys;

namespace {

DoorKeys some_keys() {
  DoorKeys keys;
  keys.cipher = "sqlcipher";
  keys.clinic = "0b7e1c3a-0000-4000-8000-000000000001";
  keys.accounts.push_back({AccountId{3}, storage::digest_of_name(keys.clinic, "Adams"), 2, noon(day(2026, 3, 2)), 1});
  storage::StoredSlot slot;
  slot.kind = "password";
  slot.account = 3;
  slot.salt = storage::new_salt();
  slot.wrapped[5] = 7;
  keys.slots.push_back(slot);
  slot.kind = "recovery";
  slot.account = 0;
  keys.slots.push_back(slot);
  return keys;
}

}  // namespace

TEST_CASE("A file of keys is read as it was written, and names nobody", "[keyed]") {
  const DoorKeys keys = some_keys();
  const std::string text = storage::text_of(keys);
  const auto read = storage::door_keys_in(text);
  REQUIRE(read);
  CHECK(read->cipher == keys.cipher);
  CHECK(read->clinic == keys.clinic);
  CHECK(read->slots == keys.slots);
  REQUIRE(read->accounts.size() == 1);
  CHECK(read->accounts[0].id == AccountId{3});
  CHECK(read->accounts[0].failures == 2);
  CHECK(read->accounts[0].last_failure == keys.accounts[0].last_failure);
  CHECK(read->accounts[0].unreported == 1);
  CHECK(text.find("Adams") == std::string::npos);
  CHECK(text.find("adams") == std::string::npos);
}

TEST_CASE("A file of keys with any byte changed, or cut anywhere, is not read", "[keyed][T20]") {
  const std::string text = storage::text_of(some_keys());
  for (std::size_t i = 0; i < text.size(); ++i) {
    CAPTURE(i);
    CHECK_FALSE(storage::door_keys_in(text.substr(0, i)));
    for (const int flip : {1, 32, 127}) {
      std::string changed = text;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      CHECK_FALSE(storage::door_keys_in(changed));
    }
  }
  CHECK_FALSE(storage::door_keys_in(text + "x"));
  CHECK_FALSE(storage::door_keys_in(text + text));
}

TEST_CASE("A file of keys is for its owner alone and replaced as a whole", "[keyed]") {
  TemporaryFolder folder;
  const storage::KeyFile file(folder.file());
  CHECK_FALSE(file.exists());
  CHECK(fault_of([&] { file.read(); }) == StoreFault::keys_missing);
  file.write(some_keys());
  struct stat facts {};
  REQUIRE(stat(file.path().c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  file.change([](DoorKeys& keys) { keys.accounts[0].failures = 9; });
  CHECK(file.read().accounts[0].failures == 9);
  int files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  CHECK(files == 1);
}

TEST_CASE("A file of keys that cannot be written is left as it was", "[keyed]") {
  TemporaryFolder folder;
  const std::filesystem::path inside = folder.file("inside");
  std::filesystem::create_directory(inside);
  const storage::KeyFile file(inside / "clinic.psoas");
  file.write(some_keys());
  const std::string before = bytes_of(file.path());
  std::filesystem::create_directory(inside / "in the way.keys");
  CHECK_THROWS_AS(storage::KeyFile(inside / "in the way").write(some_keys()), StoreError);
  CHECK_THROWS_AS(storage::KeyFile(inside / "no such folder" / "clinic").write(some_keys()), StoreError);
  CHECK(bytes_of(file.path()) == before);
}
