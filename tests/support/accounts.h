#pragma once

// Accounts and passwords for tests of log-ins.

#include <string>
#include <string_view>

#include "domain/access/account.h"

namespace psoas::tests {

inline constexpr std::string_view good = "seven blue harbour cranes";
inline constexpr std::string_view better = "eight green harbour cranes";

inline constexpr std::string_view given = "nine red harbour cranes";  // by an administrator, to be changed

inline Account account(const std::string& name, Roles roles) {
  Account made;
  made.name = name;
  made.full_name = name + " in full";
  made.roles = roles;
  return made;
}

}  // namespace psoas::tests
