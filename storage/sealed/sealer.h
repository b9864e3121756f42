#pragma once

// Seals bytes as they come: header first, then chunk by chunk, so that a file of any size takes the memory of one
// chunk. The length has to be known beforehand: it stands in the header.

#include <memory>

#include "storage/sealed/byte_stream.h"
#include "storage/sealed/key_slot.h"

namespace psoas::storage {

struct SealedContents {
  SealedKind kind = SealedKind::backup;
  SealedOrigin origin;
  std::uint64_t plaintext_bytes = 0;
};

class Sealer {
 public:
  // Work below the least that a reader accepts is raised to it. Makes a key for these contents alone and writes the
  // header to the sink, which has to outlive the sealer. Throws as slots_for and the sink do.
  Sealer(const SealedContents& contents, const Locks& locks, const KdfWork& work, ByteOutput& sink);
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;
  ~Sealer();

  void append(ByteView bytes);

  // By which these contents alone can be read back.
  const SecretBytes& content_key() const { return x_key; }

  // Once, last. Throws std::logic_error when more or fewer bytes came than were announced.
  void finish();

 private:
  struct Stream;
  void push_chunk(bool last);

  SecretBytes x_key;
  ByteOutput& x_sink;
  std::unique_ptr<Stream> x_stream;
  HeaderDigest x_digest{};
  std::size_t x_chunk_bytes;
  std::uint64_t x_left;  // of what was announced
  Bytes x_waiting;
  Bytes x_sealed;
};

}  // namespace psoas::storage
