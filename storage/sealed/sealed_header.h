#pragma once

// The first bytes of a sealed file: what it is, how long, by which work and slots its key is found. docs/formats.md
// has the layout. Whether a slot opens, and the contents, are left to key_slot.h and unsealer.h.

#include <array>
#include <cstdint>
#include <vector>

#include "domain/backup/sealed_error.h"
#include "domain/backup/sealed_file.h"
#include "storage/sealed/byte_stream.h"
#include "storage/secret/key_wrapping.h"

namespace psoas::storage {

// The numbers stand in files; 4 is kept for a slot that an off-site key would open.
enum class SlotKind : std::uint8_t {
  master_key = 1,
  passphrase = 2,
  recovery_code = 3,
  kept_passphrase = 5  // the clinic's own for backups, of which its file keeps a slot
};

struct KeySlot {
  SlotKind kind{};
  Bytes content;

  bool operator==(const KeySlot&) const = default;
};

inline constexpr unsigned usual_chunk_exponent = 16;
inline constexpr std::size_t chunk_overhead = 17;  // of the cipher's tag and mark
using StreamHeader = std::array<std::uint8_t, 24>;
using HeaderDigest = std::array<std::uint8_t, 32>;

struct SealedHeader {
  SealedKind kind = SealedKind::backup;
  SealedOrigin origin;
  KdfWork work;  // for the passphrase
  Salt salt{};
  unsigned chunk_exponent = usual_chunk_exponent;
  StreamHeader stream{};
  std::uint64_t plaintext_bytes = 0;
  std::vector<KeySlot> slots;

  bool operator==(const SealedHeader&) const = default;
};

// A header as it stands in a file, and the digest at its end, which every chunk is bound to.
struct EncodedHeader {
  Bytes bytes;
  HeaderDigest digest{};
};

// How long the sealed contents are: of each chunk its bytes and the overhead; an empty file has one empty chunk.
std::uint64_t sealed_bytes(std::uint64_t plaintext_bytes, unsigned chunk_exponent);

EncodedHeader encoded(const SealedHeader& header);

struct DecodedHeader {
  SealedHeader header;
  HeaderDigest digest{};
  std::uint64_t file_bytes = 0;  // as the header says
};

// Reads the header off the source and no byte more. Throws SealedError: not_sealed, newer_format, cut_short, altered,
// unreasonable_work. Takes at most 64 KiB, whatever the bytes say.
DecodedHeader decoded_header(ByteInput& source);

// What a slot is bound to beside its own kind: kind of file, work and salt.
std::string slot_context(const SealedHeader& header, SlotKind kind);

}  // namespace psoas::storage
