#include "domain/base/uuid.h"

#include <cstdint>
#include <cstdio>
#include <random>

namespace psoas {

std::string new_uuid() {
  std::random_device source;
  std::uint32_t words[4];
  for (std::uint32_t& word : words) word = source();
  words[1] = (words[1] & 0xFFFF0FFFu) | 0x00004000u;
  words[2] = (words[2] & 0x3FFFFFFFu) | 0x80000000u;
  char text[40];
  std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%04x%08x", words[0], words[1] >> 16, words[1] & 0xFFFF,
                words[2] >> 16, words[2] & 0xFFFF, words[3]);
  return text;
}

}  // namespace psoas
