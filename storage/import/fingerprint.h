#pragma once

// Short digests (BLAKE2b) that stand for a row's identity, a row's content, or whole files.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/import/csv_reader.h"

namespace psoas::storage {

struct Fingerprint {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  std::string hex() const;
  std::int64_t number() const;  // positive
  bool operator==(const Fingerprint&) const = default;
};

// Of the texts in order; ("ab", "c") is not ("a", "bc").
class FingerprintOf {
 public:
  FingerprintOf& add(std::string_view text);
  Fingerprint finish() const;

 private:
  std::string x_bytes;
};

// In hex, of a text and of everything the sources give, in order.
class ContentDigest {
 public:
  ContentDigest();
  void add(std::string_view text);
  std::int64_t add(const ByteSource& bytes);  // their number
  std::string finish();

 private:
  void update(const char* bytes, std::size_t count);
  std::vector<unsigned char> x_state;
};

}  // namespace psoas::storage

template <>
struct std::hash<psoas::storage::Fingerprint> {
  std::size_t operator()(const psoas::storage::Fingerprint& fingerprint) const noexcept {
    return static_cast<std::size_t>(fingerprint.low);
  }
};
