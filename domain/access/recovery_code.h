#pragma once

// The code that opens a clinic's file when every administrator's password is lost. It is printed once and kept in a
// sealed envelope: 160 bits as eight groups of four letters and digits, each with a fifth that checks it, so that the
// group that was mistyped can be named. Letters and digits that look alike (0 and O, 1, I and L) are read alike.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace psoas {

inline constexpr int recovery_groups = 8;
using RecoverySecret = std::array<std::uint8_t, 20>;

// "7KQ2X-…", eight groups.
std::string recovery_code_text(const RecoverySecret& secret);

// The group with this number, from 1.
std::string recovery_group(const RecoverySecret& secret, int number);

// Two of the groups by chance, in order: whoever types them back has the code before him.
std::array<int, 2> groups_to_type_back();
// Blanks around it and lower case are taken as they come.
bool is_recovery_group(const RecoverySecret& secret, int number, std::string_view typed);

// What is wrong with a typed code: `group` (from 1) does not check, or 0 when there are not eight groups of five.
struct WrongRecoveryCode {
  int group = 0;
};

// Blanks, hyphens and lower case are taken as they come.
std::variant<RecoverySecret, WrongRecoveryCode> recovery_secret_of(std::string_view typed);

}  // namespace psoas
