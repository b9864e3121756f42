#pragma once

// A keyed BLAKE2b over typed fields. Each field goes in with its kind and length, so that no two lists of fields give
// the same bytes ("ab","c" and "a","bc" differ, so do 1 and "1" and nothing).

#include <sodium.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "storage/secret/secret_bytes.h"

namespace psoas::storage {

using Digest = std::array<std::uint8_t, 32>;

class KeyedHash {
 public:
  explicit KeyedHash(const SecretBytes& key);

  void add(std::int64_t number);
  void add(double number);
  void add(std::string_view text);
  void add(const Digest& digest);
  void add_nothing();

  // Once, last.
  Digest finish();

 private:
  void add(char kind, const void* bytes, std::size_t size);

  crypto_generichash_state x_state;
};

// In constant time.
bool same(const Digest& one, const Digest& other);

}  // namespace psoas::storage
