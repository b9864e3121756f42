#pragma once

// What encrypts a clinic's file: the disk it lies on, or the program.

#include <string_view>

namespace psoas {

// Of what StoreDoor::volume_encryption() names: the file itself is encrypted, wherever it lies.
inline bool is_page_cipher(std::string_view encrypted_by) {
  return encrypted_by == "sqlcipher" || encrypted_by == "sqlite3mc";
}

}  // namespace psoas
