#include "storage/sealed/unsealer.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace psoas::storage {

namespace {

// Bytes and the cipher's state, wiped when done.
struct Pulling {
  Pulling() = default;
  Pulling(const Pulling&) = delete;
  Pulling& operator=(const Pulling&) = delete;
  ~Pulling() {
    sodium_memzero(&state, sizeof state);
    if (!plain.empty()) sodium_memzero(plain.data(), plain.size());
  }

  crypto_secretstream_xchacha20poly1305_state state;
  Bytes sealed;
  Bytes plain;
};

// Opens the chunk in `sealed`; whether it is the last must be what the lengths say.
void pull(Pulling& pulling, const HeaderDigest& digest, bool last) {
  pulling.plain.resize(pulling.sealed.size() - chunk_overhead);
  unsigned char mark = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&pulling.state, pulling.plain.data(), nullptr, &mark,
                                                 pulling.sealed.data(), pulling.sealed.size(), digest.data(),
                                                 digest.size()) != 0)
    throw SealedError(SealedFault::altered, "a part of the file is not as it was sealed");
  const unsigned char expected =
      last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  if (mark != expected) throw SealedError(SealedFault::altered, "a part of the file is not where it was sealed");
}

}  // namespace

Unsealer::Unsealer(ByteInput& source) : x_source(source), x_decoded(decoded_header(source)) {
  const std::optional<std::uint64_t> size = source.size();
  if (size && *size < x_decoded.file_bytes) throw SealedError(SealedFault::cut_short, "the file is too short");
  if (size && *size > x_decoded.file_bytes) throw SealedError(SealedFault::altered, "bytes follow the file's end");
}

void Unsealer::open_with_master_key(const SecretBytes& key) {
  x_key = opened_by_master_key(header(), key);
  x_master = key.copy();
}

void Unsealer::open_with_passphrase(std::string_view text) {
  const bool has_own = has_slot(header(), SlotKind::passphrase);
  try {
    if (has_own) x_key = opened_by_passphrase(header(), text);
  } catch (const SealedError&) {
    if (!has_slot(header(), SlotKind::kept_passphrase)) throw;
  }
  if (!x_key) open_with_master_key(master_key_by(header(), SlotKind::kept_passphrase, text));
}

void Unsealer::open_with_recovery_code(std::string_view code) {
  open_with_master_key(master_key_by(header(), SlotKind::recovery_code, code));
}

void Unsealer::pour_into(ByteOutput& sink, Progress& progress) {
  if (!x_key) throw std::logic_error("the file was not opened");
  Pulling pulling;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&pulling.state, header().stream.data(), x_key->data()) != 0)
    throw SealedError(SealedFault::altered, "the header of the contents is none");
  const std::uint64_t chunk = std::uint64_t{1} << header().chunk_exponent;
  std::uint64_t left = header().plaintext_bytes;
  do {
    progress.check();
    const std::uint64_t count = std::min(left, chunk);
    left -= count;
    pulling.sealed.resize(static_cast<std::size_t>(count) + chunk_overhead);
    if (x_source.read(pulling.sealed) < pulling.sealed.size())
      throw SealedError(SealedFault::cut_short, "the file ends too early");
    pull(pulling, x_decoded.digest, left == 0);
    sink.write(pulling.plain);
    progress.at("unseal", static_cast<std::int64_t>(header().plaintext_bytes - left),
                static_cast<std::int64_t>(header().plaintext_bytes));
  } while (left > 0);
  unsigned char more = 0;
  if (x_source.read({&more, 1}) != 0) throw SealedError(SealedFault::altered, "bytes follow the file's end");
}

}  // namespace psoas::storage
