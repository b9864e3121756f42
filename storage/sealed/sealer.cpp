#include "storage/sealed/sealer.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace psoas::storage {

struct Sealer::Stream {
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { sodium_memzero(&state, sizeof state); }

  crypto_secretstream_xchacha20poly1305_state state;
};

Sealer::Sealer(const SealedContents& contents, const Locks& locks, const KdfWork& work, ByteOutput& sink)
    : x_key(random_key()),
      x_sink(sink),
      x_stream(std::make_unique<Stream>()),
      x_chunk_bytes(std::size_t{1} << usual_chunk_exponent),
      x_left(contents.plaintext_bytes) {
  SealedHeader header;
  header.kind = contents.kind;
  header.origin = contents.origin;
  // A reader refuses a file that asks for less, also where no slot needs the work.
  header.work = is_usable(work) ? work : least_work;
  header.salt = new_salt();
  header.plaintext_bytes = contents.plaintext_bytes;
  header.slots = slots_for(x_key, header, locks);
  crypto_secretstream_xchacha20poly1305_init_push(&x_stream->state, header.stream.data(), x_key.data());
  const EncodedHeader written = encoded(header);
  x_digest = written.digest;
  x_sink.write(written.bytes);
  x_waiting.reserve(x_chunk_bytes);
}

Sealer::~Sealer() {
  if (!x_waiting.empty()) sodium_memzero(x_waiting.data(), x_waiting.size());
}

void Sealer::push_chunk(bool last) {
  x_sealed.resize(x_waiting.size() + chunk_overhead);
  crypto_secretstream_xchacha20poly1305_push(
      &x_stream->state, x_sealed.data(), nullptr, x_waiting.data(), x_waiting.size(), x_digest.data(), x_digest.size(),
      last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
  x_waiting.clear();
  x_sink.write(x_sealed);
}

// A full chunk waits until more comes: the last one bears a mark.
void Sealer::append(ByteView bytes) {
  if (bytes.size() > x_left) throw std::logic_error("more bytes than were announced");
  x_left -= bytes.size();
  while (!bytes.empty()) {
    if (x_waiting.size() == x_chunk_bytes) push_chunk(false);
    const std::size_t count = std::min(bytes.size(), x_chunk_bytes - x_waiting.size());
    x_waiting.insert(x_waiting.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    bytes = bytes.subspan(count);
  }
}

void Sealer::finish() {
  if (x_left != 0) throw std::logic_error("fewer bytes than were announced");
  push_chunk(true);
}

}  // namespace psoas::storage
