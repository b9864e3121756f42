#pragma once

// Accounts and passwords for tests of log-ins.

#include <functional>
#include <stdexcept>
#include <string>

#include "domain/store/entrance.h"

namespace psoas::tests {

inline constexpr const char* good = "seven blue harbour cranes";
inline constexpr const char* better = "eight green harbour cranes";

inline constexpr const char* given = "nine red harbour cranes";  // by an administrator, to be changed

inline Account account(const std::string& name, Roles roles) {
  Account made;
  made.name = name;
  made.full_name = name + " in full";
  made.roles = roles;
  return made;
}

// Why nobody was let in.
inline LogInRefusal refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const LogInError& error) {
    return error.refusal();
  }
  throw std::logic_error("nobody was refused");
}

}  // namespace psoas::tests
