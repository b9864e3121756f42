#include "domain/backup/sealed_file.h"

#include <charconv>

namespace psoas {

std::array<unsigned char, 16> identity_bytes(std::string_view uuid) {
  std::string digits(uuid);
  std::erase(digits, '-');
  std::array<unsigned char, 16> bytes{};
  if (digits.size() != 2 * bytes.size()) return bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char* first = digits.data() + 2 * i;
    if (std::from_chars(first, first + 2, bytes[i], 16).ptr != first + 2) return {};
  }
  return bytes;
}

}  // namespace psoas
