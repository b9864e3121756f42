// The library's header declares the calls below for those who say this.
#define SQLITE_HAS_CODEC
#include <sqlite3.h>
#include <string.h>

#include <array>

#include "storage/sqlite/page_cipher.h"

namespace psoas::storage::page_cipher {

std::string_view name() { return "sqlcipher"; }

std::string version(sqlite3* database) {
  std::string version;
  const auto take = [](void* to, int columns, char** values, char**) {
    if (columns > 0 && values[0] != nullptr) *static_cast<std::string*>(to) = values[0];
    return 0;
  };
  sqlite3_exec(database, "PRAGMA cipher_version", take, &version, nullptr);
  return version;
}

std::string layer_over(const std::string& layer) { return layer; }

// Written as a blob of 32 bytes a key is used as it is.
int give_key(sqlite3* database, PageKey key) {
  constexpr char digits[] = "0123456789abcdef";
  std::array<char, 3 + 64> text{'x', '\''};
  std::size_t at = 2;
  for (const std::uint8_t byte : key) {
    text[at++] = digits[byte >> 4];
    text[at++] = digits[byte & 15];
  }
  text[at] = '\'';
  // The library tells the terminal of each key that does not fit; who is told is our matter.
  sqlite3_exec(database, "PRAGMA cipher_log_level = NONE", nullptr, nullptr, nullptr);
  const int code = sqlite3_key_v2(database, "main", text.data(), static_cast<int>(text.size()));
  explicit_bzero(text.data(), text.size());
  return code;
}

// After a page that does not pass its check every call says that memory is used up. Where there is some, that is not
// so.
bool means_damage(int code) {
  if ((code & 0xFF) != SQLITE_NOMEM) return false;
  void* some = sqlite3_malloc(1 << 20);
  sqlite3_free(some);
  return some != nullptr;
}

}  // namespace psoas::storage::page_cipher
