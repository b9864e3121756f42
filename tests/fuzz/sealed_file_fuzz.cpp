#include "tests/fuzz/sealed_file_fuzz.h"

#include <sodium.h>

#include "domain/store/store_error.h"
#include "storage/sealed/unsealer.h"

namespace {

using namespace psoas;

storage::SecretBytes fixed_key() {
  storage::SecretBytes key(storage::key_bytes);
  for (std::size_t i = 0; i < key.size(); ++i) key.data()[i] = static_cast<std::uint8_t>(i);
  return key;
}

// Makes the digest at the header's end fit, where there is one: else no change would get past it.
void sign_header(storage::Bytes& file) {
  constexpr std::size_t digest = 32;
  if (file.size() < 16) return;
  const std::size_t length = file[12] | static_cast<std::size_t>(file[13]) << 8;
  if (length < 16 + digest || length > file.size()) return;
  crypto_generichash(file.data() + length - digest, digest, file.data(), length - digest, nullptr, 0);
}

// A recovery slot says itself how much work its code takes; here none may take long.
bool takes_long(const storage::KeySlot& slot) {
  constexpr std::size_t memory = 18;  // where it stands, eight bytes of it
  if ((slot.kind != storage::SlotKind::recovery_code && slot.kind != storage::SlotKind::kept_passphrase) ||
      slot.content.size() < memory + 8)
    return false;
  for (std::size_t i = 2; i < 8; ++i)
    if (slot.content[memory + i] != 0) return true;
  return false;
}

template <class Open>
void open_if_it_opens(const storage::Bytes& file, Open open) {
  try {
    storage::MemoryInput source(file);
    storage::Unsealer unsealer(source);
    open(unsealer);
    storage::MemoryOutput sink;
    NoProgress silent;
    unsealer.pour_into(sink, silent);
  } catch (const SealedError&) {
  } catch (const StoreError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static const storage::SecretBytes key = fixed_key();
  storage::Bytes file(bytes, bytes + count);
  open_if_it_opens(file, [](storage::Unsealer& unsealer) { unsealer.open_with_master_key(key); });
  sign_header(file);
  open_if_it_opens(file, [](storage::Unsealer& unsealer) { unsealer.open_with_master_key(key); });
  open_if_it_opens(file, [](storage::Unsealer& unsealer) {
    for (const storage::KeySlot& slot : unsealer.header().slots)
      if (takes_long(slot)) throw SealedError(SealedFault::unreasonable_work, "too long for this");
    unsealer.open_with_recovery_code("A");
  });
  return 0;
}
