#include "storage/import/fingerprint.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace psoas::storage {

namespace {

// libsodium wants its state aligned; this finds the aligned place in an over-sized buffer.
crypto_generichash_state* state_in(std::vector<unsigned char>& buffer) {
  void* place = buffer.data();
  std::size_t space = buffer.size();
  return static_cast<crypto_generichash_state*>(
      std::align(alignof(crypto_generichash_state), sizeof(crypto_generichash_state), place, space));
}

std::string hex_of(const unsigned char* bytes, std::size_t count) {
  std::string text(count * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, count);
  text.pop_back();
  return text;
}

std::array<unsigned char, 8> length_of(std::string_view text) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(text.size() >> (8 * i));
  return bytes;
}

}  // namespace

std::string Fingerprint::hex() const {
  std::array<unsigned char, 16> bytes{};
  std::memcpy(bytes.data(), &high, 8);
  std::memcpy(bytes.data() + 8, &low, 8);
  return hex_of(bytes.data(), bytes.size());
}

std::int64_t Fingerprint::number() const {
  const auto number = static_cast<std::int64_t>(high & 0x7FFF'FFFF'FFFF'FFFFULL);
  return number == 0 ? 1 : number;
}

FingerprintOf& FingerprintOf::add(std::string_view text) {
  const auto length = length_of(text);
  x_bytes.append(reinterpret_cast<const char*>(length.data()), length.size());
  x_bytes += text;
  return *this;
}

Fingerprint FingerprintOf::finish() const {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(x_bytes.data()), x_bytes.size(),
                     nullptr, 0);
  Fingerprint fingerprint;
  std::memcpy(&fingerprint.high, bytes.data(), 8);
  std::memcpy(&fingerprint.low, bytes.data() + 8, 8);
  return fingerprint;
}

ContentDigest::ContentDigest() : x_state(sizeof(crypto_generichash_state) + alignof(crypto_generichash_state)) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  crypto_generichash_init(state_in(x_state), nullptr, 0, crypto_generichash_BYTES);
}

void ContentDigest::update(const char* bytes, std::size_t count) {
  crypto_generichash_update(state_in(x_state), reinterpret_cast<const unsigned char*>(bytes), count);
}

void ContentDigest::add(std::string_view text) {
  const auto length = length_of(text);
  update(reinterpret_cast<const char*>(length.data()), length.size());
  update(text.data(), text.size());
}

std::int64_t ContentDigest::add(const ByteSource& bytes) {
  std::vector<char> buffer(64 * 1024);
  std::int64_t total = 0;
  while (const std::size_t count = bytes(buffer.data(), buffer.size())) {
    update(buffer.data(), count);
    total += static_cast<std::int64_t>(count);
  }
  add(std::to_string(total));  // where one file ends and the next begins
  return total;
}

std::string ContentDigest::finish() {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash_final(state_in(x_state), digest.data(), digest.size());
  return hex_of(digest.data(), digest.size());
}

}  // namespace psoas::storage
