#include "storage/secret/secret_bytes.h"

#include <sodium.h>

#include <cstring>
#include <utility>

#include "domain/store/store_error.h"

namespace psoas::storage {

namespace {

void require_library() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw StoreError(StoreFault::unavailable, "the library for secrets does not start");
}

}  // namespace

SecretBytes::SecretBytes(std::size_t size) : x_bytes(nullptr), x_size(size) {
  require_library();
  x_bytes = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (x_bytes == nullptr) throw StoreError(StoreFault::no_memory, "no room for a key");
  std::memset(x_bytes, 0, size);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : x_bytes(std::exchange(other.x_bytes, nullptr)), x_size(std::exchange(other.x_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  std::swap(x_bytes, other.x_bytes);
  std::swap(x_size, other.x_size);
  return *this;
}

SecretBytes::~SecretBytes() {
  if (x_bytes != nullptr) sodium_free(x_bytes);
}

SecretBytes SecretBytes::copy() const {
  SecretBytes twin(x_size);
  std::memcpy(twin.data(), x_bytes, x_size);
  return twin;
}

SecretBytes random_key() {
  SecretBytes key(key_bytes);
  randombytes_buf(key.data(), key.size());
  return key;
}

void fill_with_chance(std::span<std::uint8_t> bytes) {
  require_library();
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace psoas::storage
