#include "storage/secret/sealed_text.h"

#include <sodium.h>

#include <vector>

namespace psoas::storage {

namespace {

constexpr std::string_view mark = "psoas-sealed-1:";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string sealed_text(std::string_view text, const SecretBytes& key, std::string_view context) {
  std::vector<unsigned char> sealed(nonce_bytes + text.size() + tag_bytes);
  fill_with_chance({sealed.data(), nonce_bytes});
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, bytes_of(text), text.size(),
                                             bytes_of(context), context.size(), nullptr, sealed.data(), key.data());
  std::string hex(2 * sealed.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), sealed.data(), sealed.size());
  hex.pop_back();
  return std::string(mark) + hex;
}

bool is_sealed_text(std::string_view stored) { return stored.starts_with(mark); }

std::optional<std::string> opened_text(std::string_view stored, const SecretBytes& key, std::string_view context) {
  if (!is_sealed_text(stored)) return std::nullopt;
  const std::string_view hex = stored.substr(mark.size());
  std::vector<unsigned char> sealed(hex.size() / 2);
  std::size_t length = 0;
  if (sodium_hex2bin(sealed.data(), sealed.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
      2 * length != hex.size() || length < nonce_bytes + tag_bytes)
    return std::nullopt;
  std::string text(length - nonce_bytes - tag_bytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr,
                                                 sealed.data() + nonce_bytes, length - nonce_bytes, bytes_of(context),
                                                 context.size(), sealed.data(), key.data()) != 0)
    return std::nullopt;
  return text;
}

}  // namespace psoas::storage
