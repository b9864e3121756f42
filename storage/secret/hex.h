#pragma once

// Bytes as hexadecimal digits, the way slots of keys stand in tables and files.

#include <sodium.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace psoas::storage {

template <std::size_t size>
std::string hex_of(const std::array<std::uint8_t, size>& bytes) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

// False for anything but exactly so many digits.
template <std::size_t size>
bool read_hex(std::string_view text, std::array<std::uint8_t, size>& bytes) {
  std::size_t length = 0;
  return sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0 &&
         length == size && text.size() == 2 * size;
}

}  // namespace psoas::storage
