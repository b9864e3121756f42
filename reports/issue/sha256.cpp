#include "reports/issue/sha256.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "domain/base/output_file.h"

namespace psoas::reports {

namespace {

constexpr std::size_t piece = 1 << 16;

const unsigned char* bytes_of(const char* text) { return reinterpret_cast<const unsigned char*>(text); }

class Digest {
 public:
  Digest() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    crypto_hash_sha256_init(&x_state);
  }
  void add(const char* bytes, std::size_t count) { crypto_hash_sha256_update(&x_state, bytes_of(bytes), count); }
  std::string take() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};
    crypto_hash_sha256_final(&x_state, bytes.data());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
    return digits.data();
  }

 private:
  crypto_hash_sha256_state x_state{};
};

}  // namespace

std::string sha256_of(std::string_view bytes) {
  Digest digest;
  digest.add(bytes.data(), bytes.size());
  return digest.take();
}

std::string sha256_of_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw FileError(file, "cannot be read");
  Digest digest;
  std::vector<char> bytes(piece);
  while (stream) {
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    digest.add(bytes.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (!stream.eof()) throw FileError(file, "cannot be read");
  return digest.take();
}

}  // namespace psoas::reports
