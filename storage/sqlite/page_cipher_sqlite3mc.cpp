#include <sqlite3.h>
#include <string.h>

#include <algorithm>
#include <array>

#include "storage/sqlite/page_cipher.h"

namespace psoas::storage::page_cipher {

namespace {

// Of the library's ciphers this one tells each changed page.
constexpr const char* cipher = "chacha20";

}  // namespace

std::string_view name() { return "sqlite3mc"; }

std::string version(sqlite3*) { return sqlite3mc_version(); }

// The library makes the layer when it is first asked for by this name.
std::string layer_over(const std::string& layer) { return layer.empty() ? layer : "multipleciphers-" + layer; }

int give_key(sqlite3* database, PageKey key) {
  if (sqlite3mc_config(database, "cipher", sqlite3mc_cipher_index(cipher)) < 1) return SQLITE_MISUSE;
  std::array<char, 4 + 32> text{'r', 'a', 'w', ':'};
  std::copy(key.begin(), key.end(), text.begin() + 4);
  const int code = sqlite3_key_v2(database, "main", text.data(), static_cast<int>(text.size()));
  explicit_bzero(text.data(), text.size());
  return code;
}

bool means_damage(int) { return false; }

}  // namespace psoas::storage::page_cipher
