#pragma once

// Sealed files in memory, and what opening them comes to.

#include <sodium.h>

#include <optional>
#include <random>
#include <string>

#include "storage/sealed/sealer.h"
#include "storage/sealed/unsealer.h"

namespace psoas::tests {

using storage::Bytes;
using storage::ByteView;

inline constexpr storage::KdfWork little_work{2, 64U << 20};  // the least a file may ask for

inline Bytes some_bytes(std::size_t count, unsigned seed = 1) {
  std::mt19937 random(seed);
  Bytes bytes(count);
  for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(random());
  return bytes;
}

inline SealedOrigin some_origin() {
  SealedOrigin origin;
  origin.made_at = Moment{std::chrono::milliseconds{1'772'452'800'123}};
  origin.schema_version = 14;
  origin.program_version = "0.9.1";
  origin.clinic.fill(0x5A);
  origin.audit_sequence = 123'456'789;
  origin.audit_head.fill(0xA1);
  origin.device.fill(0x0D);
  return origin;
}

inline Bytes sealed(const Bytes& plain, const storage::Locks& locks, const storage::KdfWork& work = little_work) {
  storage::MemoryOutput sink;
  storage::Sealer sealer({SealedKind::backup, some_origin(), plain.size()}, locks, work, sink);
  sealer.append(plain);
  sealer.finish();
  return sink.bytes();
}

inline Bytes sealed(const Bytes& plain, const storage::SecretBytes& master_key) {
  storage::Locks locks;
  locks.master_key = &master_key;
  return sealed(plain, locks);
}

// A source that does not know its length, as a pipe.
class UnmeasuredInput final : public storage::ByteInput {
 public:
  explicit UnmeasuredInput(ByteView bytes) : x_bytes(bytes) {}
  std::size_t read(std::span<unsigned char> room) override { return x_bytes.read(room); }

 private:
  storage::MemoryInput x_bytes;
};

template <class Source, class Open>
Bytes opened_from(ByteView bytes, Open open) {
  Source source(bytes);
  storage::Unsealer unsealer(source);
  open(unsealer);
  storage::MemoryOutput sink;
  NoProgress silent;
  unsealer.pour_into(sink, silent);
  return sink.bytes();
}

inline auto with(const storage::SecretBytes& master_key) {
  return [&master_key](storage::Unsealer& unsealer) { unsealer.open_with_master_key(master_key); };
}

inline Bytes opened(ByteView bytes, const storage::SecretBytes& master_key) {
  return opened_from<storage::MemoryInput>(bytes, with(master_key));
}

// Nothing when the work was done.
template <class Work>
std::optional<SealedFault> refusal_of(Work work) {
  try {
    work();
  } catch (const SealedError& error) {
    return error.fault();
  }
  return std::nullopt;
}

inline std::size_t header_bytes_of(const Bytes& file) {
  return file[12] | static_cast<std::size_t>(file[13]) << 8 | static_cast<std::size_t>(file[14]) << 16;
}

// Puts the digest at the header's end right after a change: what somebody would do who knows the format.
inline void sign_header(Bytes& file) {
  const std::size_t signed_bytes = header_bytes_of(file) - 32;
  crypto_generichash(file.data() + signed_bytes, 32, file.data(), signed_bytes, nullptr, 0);
}

}  // namespace psoas::tests
