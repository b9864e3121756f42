#pragma once

// Bytes that nobody else may see: keys. They lie in guarded memory that is never written to a swap file or a crash
// dump, and are wiped when they go.

#include <cstddef>
#include <cstdint>
#include <span>

namespace psoas::storage {

class SecretBytes {
 public:
  // All zero. Throws StoreError no_memory when the system gives no guarded memory.
  explicit SecretBytes(std::size_t size);
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  SecretBytes copy() const;

  std::size_t size() const { return x_size; }
  std::uint8_t* data() { return x_bytes; }
  const std::uint8_t* data() const { return x_bytes; }
  std::span<const std::uint8_t> bytes() const { return {x_bytes, x_size}; }

 private:
  std::uint8_t* x_bytes;
  std::size_t x_size;
};

inline constexpr std::size_t key_bytes = 32;

// A new key nobody can foresee.
SecretBytes random_key();

// Fills with bytes nobody can foresee: salts, nonces, identities.
void fill_with_chance(std::span<std::uint8_t> bytes);

}  // namespace psoas::storage
