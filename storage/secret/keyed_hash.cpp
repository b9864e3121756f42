#include "storage/secret/keyed_hash.h"

#include <bit>
#include <cstring>

namespace psoas::storage {

KeyedHash::KeyedHash(const SecretBytes& key) {
  crypto_generichash_init(&x_state, key.data(), key.size(), std::tuple_size_v<Digest>);
}

void KeyedHash::add(char kind, const void* bytes, std::size_t size) {
  std::array<std::uint8_t, 9> head{};
  head[0] = static_cast<std::uint8_t>(kind);
  for (std::size_t i = 0; i < 8; ++i) head[i + 1] = static_cast<std::uint8_t>(size >> (8 * i));
  crypto_generichash_update(&x_state, head.data(), head.size());
  if (size > 0) crypto_generichash_update(&x_state, static_cast<const std::uint8_t*>(bytes), size);
}

void KeyedHash::add(std::int64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < 8; ++i)
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i));
  add('i', bytes.data(), bytes.size());
}

void KeyedHash::add(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(bits >> (8 * i));
  add('r', bytes.data(), bytes.size());
}

void KeyedHash::add(std::string_view text) { add('t', text.data(), text.size()); }

void KeyedHash::add(const Digest& digest) { add('d', digest.data(), digest.size()); }

void KeyedHash::add_nothing() { add('n', nullptr, 0); }

Digest KeyedHash::finish() {
  Digest digest{};
  crypto_generichash_final(&x_state, digest.data(), digest.size());
  return digest;
}

bool same(const Digest& one, const Digest& other) { return sodium_memcmp(one.data(), other.data(), one.size()) == 0; }

}  // namespace psoas::storage
