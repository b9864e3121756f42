#pragma once

// What a sealed file says about itself before it is opened. None of it names a patient or the clinic; all of it is
// protected against change once the file is opened.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/base/date.h"

namespace psoas {

enum class SealedKind { backup = 1, exported = 2, key_file = 3 };

struct SealedOrigin {
  Moment made_at{};
  int schema_version = 0;
  std::string program_version;                 // at most 32 bytes
  std::array<unsigned char, 16> clinic{};      // the clinic's identity, zeros when it has none
  std::int64_t audit_sequence = 0;             // of the latest entry of the audit trail
  std::array<unsigned char, 32> audit_head{};  // and what that entry is chained by
  std::array<unsigned char, 32> device{};      // a digest that tells one computer from another

  bool operator==(const SealedOrigin&) const = default;
};

// The 16 bytes of a UUID as text; zeros for any other text.
std::array<unsigned char, 16> identity_bytes(std::string_view uuid);

}  // namespace psoas
