// Which files a build refuses for how they are keyed; each stays as it is.

#include "storage/sqlite/keyed_file.h"
#include "tests/keyed/keyed_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

storage::DoorKeys keys_of_cipher(const std::string& cipher) {
  storage::DoorKeys keys;
  keys.cipher = cipher;
  keys.clinic = "0b7e1c3a-0000-4000-8000-000000000001";
  keys.slots.push_back({"recovery", 0, storage::new_salt(), {}, {}});
  return keys;
}

}  // namespace

TEST_CASE("A file beside which the keys of another cipher lie is refused as it is", "[keyed][T20]") {
  KeyedClinic clinic;
  clinic.close();
  const std::string before = bytes_of(clinic.file());
  clinic.keys().write(keys_of_cipher("another"));
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::keyed);
  CHECK(bytes_of(clinic.file()) == before);
}

TEST_CASE("A build without ciphers refuses a keyed file whatever its keys look like", "[keyed][T20]") {
  if (storage::page_cipher::is_there()) return;
  KeyedClinic clinic;
  clinic.close();
  clinic.keys().write(keys_of_cipher("sqlite3mc"));
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::keyed);
  write_bytes(clinic.keys().path(), "half a file of ke");
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::keyed);
  NoProgress progress;
  CHECK(fault_of([&] { clinic.door.check(clinic.file(), progress); }) == StoreFault::keyed);
  fs::remove(clinic.keys().path());
  CHECK_NOTHROW(clinic.open_again());
}

TEST_CASE("A build that keys refuses a file in clear, and random bytes as no file of its keys", "[keyed][T20]") {
  NEEDS_A_CIPHER();
  KeyedClinic clinic;
  clinic.close();
  const std::string keyed = bytes_of(clinic.file());
  std::string plain = keyed;
  plain.replace(0, 16, std::string("SQLite format 3\0", 16));
  write_bytes(clinic.file(), plain);
  CHECK(fault_of([&] { clinic.open_again(); }) == StoreFault::not_keyed);
  CHECK(bytes_of(clinic.file()) == plain);
  write_bytes(clinic.file(), std::string(8192, 'z'));
  clinic.open_again();
  CHECK(fault_of([&] { clinic.log_in(); }) == StoreFault::keys_of_another);
  clinic.close();
  write_bytes(clinic.file(), keyed);
  clinic.open_again();
  CHECK_NOTHROW(clinic.log_in());
}

TEST_CASE("What lies in clear is found out, and a new file that does is destroyed", "[keyed][T20]") {
  TemporaryFolder folder;
  const fs::path file = folder.file();
  const auto destroyed = [&](const std::string& bytes) {
    write_bytes(file, bytes);
    return fault_of([&] { storage::require_ciphertext(file); }) == StoreFault::written_in_clear && !fs::exists(file);
  };
  CHECK(destroyed("SQLite format 3" + std::string(5000, '\1')));
  CHECK(destroyed(std::string(5000, '\1') + "CREATE TABLE clinic"));
  CHECK(destroyed(""));
  write_bytes(file, std::string(5000, '\1'));
  CHECK_NOTHROW(storage::require_ciphertext(file));
  CHECK(fs::exists(file));
  CHECK_NOTHROW(storage::require_no_temporary_file());
  write_bytes(folder.file("etilqs_0123"), "");
  const std::ifstream held(folder.file("etilqs_0123"));
  CHECK(fault_of([] { storage::require_no_temporary_file(); }) == StoreFault::written_in_clear);
}
