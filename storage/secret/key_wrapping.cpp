#include "storage/secret/key_wrapping.h"

#include <sodium.h>

#include <algorithm>

#include "domain/store/store_error.h"
#include "storage/text.h"

namespace psoas::storage {

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == key_bytes);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == 24 && crypto_aead_xchacha20poly1305_ietf_ABYTES == 16);
static_assert(crypto_pwhash_SALTBYTES == std::tuple_size_v<Salt>);
static_assert(crypto_kdf_KEYBYTES == key_bytes);

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

}  // namespace

Salt new_salt() {
  Salt salt;
  fill_with_chance(salt);
  return salt;
}

SecretBytes key_from(std::string_view known, const Salt& salt, const KdfWork& work) {
  std::string normal = nfkc(known);
  SecretBytes key(key_bytes);
  const int status = crypto_pwhash(key.data(), key.size(), normal.data(), normal.size(), salt.data(), work.operations,
                                   static_cast<std::size_t>(work.memory), crypto_pwhash_ALG_ARGON2ID13);
  sodium_memzero(normal.data(), normal.size());
  if (status != 0)
    throw StoreError(StoreFault::no_memory, std::to_string(work.memory >> 20) + " MB are needed for a moment");
  return key;
}

WrappedKey wrapped(const SecretBytes& key, const SecretBytes& under, std::string_view context) {
  WrappedKey bytes;
  fill_with_chance({bytes.data(), nonce_bytes});
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes.data() + nonce_bytes, nullptr, key.data(), key.size(),
                                             bytes_of(context), context.size(), nullptr, bytes.data(), under.data());
  return bytes;
}

std::optional<SecretBytes> unwrapped(const WrappedKey& bytes, const SecretBytes& under, std::string_view context) {
  SecretBytes key(key_bytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(key.data(), nullptr, nullptr, bytes.data() + nonce_bytes,
                                                 bytes.size() - nonce_bytes, bytes_of(context), context.size(),
                                                 bytes.data(), under.data()) != 0)
    return std::nullopt;
  return key;
}

SecretBytes sub_key(const SecretBytes& master, SubKey use) {
  SecretBytes key(key_bytes);
  crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(use), "psoastrk", master.data());
  return key;
}

}  // namespace psoas::storage
