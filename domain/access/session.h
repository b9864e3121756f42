#pragma once

// On whose behalf the store is asked. Every read and write closure runs for a session, and every audit entry
// names it. A store makes one at log-in; what it may do is in permission.h.

#include <string>
#include <string_view>

#include "domain/access/role.h"

namespace psoas {

struct Session {
  std::string actor;  // account or person, as shown: "osei"
  Roles roles = Role::staff;
  std::string id;           // one log-in
  std::string workstation;  // the computer's name
};

}  // namespace psoas
