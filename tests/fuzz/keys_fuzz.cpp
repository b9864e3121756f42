// Bytes as the file of keys beside a keyed file, and as one slot of it: read or refused, and what was read is written
// as something that reads the same.

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "storage/protection/key_file.h"
#include "storage/secret/hex.h"
#include "tests/fuzz/input_file.h"

using namespace psoas;

namespace {

constexpr std::string_view last_word = "checksum ";
constexpr std::string_view password = "seven blue harbour cranes";

// With the checksum of what stands before it: else no change would get past that.
std::string signed_again(const std::string& text) {
  const std::string told = text.substr(0, text.rfind(last_word));
  std::array<std::uint8_t, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(told.data()), told.size(),
                     nullptr, 0);
  return told + std::string(last_word) + storage::hex_of(digest) + "\n";
}

// None may take long here.
void try_slot(const storage::StoredSlot& slot) {
  storage::keys_lying_open(slot);
  if (!storage::is_usable(slot.work)) storage::keys_in(slot, password, storage::quick_work);
}

void read_back(const std::string& text) {
  const auto keys = storage::door_keys_in(text);
  if (!keys) return;
  for (const storage::StoredSlot& slot : keys->slots) try_slot(slot);
  const std::string written = storage::text_of(*keys);
  const auto again = storage::door_keys_in(written);
  if (!again || storage::text_of(*again) != written) std::abort();
}

// Kind, account, work, salt and key, as many as there are bytes for.
storage::StoredSlot slot_in(const std::uint8_t* bytes, std::size_t count) {
  constexpr std::array kinds{"open", "password", "recovery"};
  const std::uint8_t* const end = bytes + count;
  const auto next = [&]() -> std::uint8_t { return bytes == end ? std::uint8_t{0} : *bytes++; };
  storage::StoredSlot slot;
  slot.kind = kinds[next() % kinds.size()];
  slot.account = next();
  slot.work = storage::quick_work;
  if (const std::uint8_t other = next(); other != 0) slot.work = {other, std::uint64_t{other} << (other % 64)};
  std::generate(slot.salt.begin(), slot.salt.end(), next);
  std::generate(slot.wrapped.begin(), slot.wrapped.end(), next);
  return slot;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string text(bytes, bytes + count);
  read_back(text);
  read_back(signed_again(text));
  try_slot(slot_in(bytes, count));
  return 0;
}
