#include <catch2/catch.hpp>

#include "tests/fuzz/sealed_file_fuzz.h"
#include "tests/sealed/sealed_for_tests.h"

namespace psoas::tests {

TEST_CASE("sealed files with bytes changed, dropped and doubled are opened or refused, and nothing else") {
  storage::SecretBytes key(storage::key_bytes);
  for (std::size_t i = 0; i < key.size(); ++i) key.data()[i] = static_cast<std::uint8_t>(i);
  storage::Locks locks;
  locks.master_key = &key;
  locks.to_master_key = {{storage::SlotKind::recovery_code, storage::new_salt(), storage::quick_work, "recovery", {}}};
  const Bytes whole = sealed(some_bytes(500), locks);
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) {
    Bytes file = whole;
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const auto at = static_cast<std::ptrdiff_t>(random() % file.size());
      if (random() % 3 == 0) file.erase(file.begin() + at);
      else if (random() % 2 == 0) file[static_cast<std::size_t>(at)] = static_cast<unsigned char>(random());
      else file.insert(file.begin() + at, static_cast<unsigned char>(random() % 3));
    }
    LLVMFuzzerTestOneInput(file.data(), file.size());
  }
  SUCCEED("no file broke the opening");
}

}  // namespace psoas::tests
