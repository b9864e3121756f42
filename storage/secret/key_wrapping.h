#pragma once

// A key kept under another: what a log-in, a recovery code or a passphrase opens. Argon2id (version 1.3) makes a key
// of what a person knows, XChaCha20-Poly1305 wraps the key under it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/secret/secret_bytes.h"

namespace psoas::storage {

// How much work one guess costs.
struct KdfWork {
  std::uint64_t operations = 3;
  std::uint64_t memory = 256U << 20;  // bytes

  bool operator==(const KdfWork&) const = default;
};

inline constexpr KdfWork least_work{3, 64U << 20};  // for computers with little memory
inline constexpr KdfWork quick_work{1, 8U << 10};   // for tests and for passwords everybody knows

// What may be asked of this computer: a file that asks for more or less was tampered with.
constexpr bool is_usable(const KdfWork& work) {
  return work.operations >= 2 && work.operations <= 10 && work.memory >= (64U << 20) && work.memory <= (1U << 30);
}

using Salt = std::array<std::uint8_t, 16>;
Salt new_salt();

// `known` is brought into normal form KC first, so that it does not matter how a keyboard composes letters. Throws
// StoreError no_memory; std::invalid_argument for what is not valid UTF-8.
SecretBytes key_from(std::string_view known, const Salt& salt, const KdfWork& work);

inline constexpr std::size_t wrapped_key_bytes = 24 + key_bytes + 16;  // nonce, key, tag
using WrappedKey = std::array<std::uint8_t, wrapped_key_bytes>;

// `context` is bound to it: unwrapping needs the same.
WrappedKey wrapped(const SecretBytes& key, const SecretBytes& under, std::string_view context);
// Nothing when the key, the context or the bytes are others.
std::optional<SecretBytes> unwrapped(const WrappedKey& bytes, const SecretBytes& under, std::string_view context);

// Keys made from the master key, each for one use. The numbers stand in files: never give one a new meaning.
enum class SubKey : std::uint64_t { audit_trail = 1, digests = 2, backup_slot = 3, drafts = 4, pages = 5, anchors = 6 };
SecretBytes sub_key(const SecretBytes& master, SubKey use);

}  // namespace psoas::storage
