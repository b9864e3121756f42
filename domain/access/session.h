#pragma once

// On whose behalf the store is asked. Every read and write closure runs for a session, and every audit entry
// names it. Accounts and the table of permissions are built on this.

#include <string>
#include <string_view>

namespace psoas {

enum class Role { staff, physician, administrator };

constexpr std::string_view code_of(Role role) {
  switch (role) {
    case Role::physician: return "physician";
    case Role::administrator: return "administrator";
    case Role::staff: break;
  }
  return "staff";
}

struct Session {
  std::string actor;  // account or person, as shown: "osei"
  Role role = Role::staff;
  std::string id;           // one log-in
  std::string workstation;  // the computer's name
};

}  // namespace psoas
