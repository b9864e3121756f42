#pragma once

// The accounts of a demo clinic, one for each role. Everybody may know them: they guard invented patients only, and
// every screen of such a clinic says so.

#include <array>
#include <string_view>

#include "domain/access/role.h"
#include "domain/store/entrance.h"

namespace psoas {

struct DemoAccount {
  std::string_view name;
  std::string_view full_name;
  std::string_view password;
  Role role;
};

// The administrator is made first.
inline constexpr std::array<DemoAccount, 3> demo_accounts{
    {{"admin", "Robin Adams", "demo admin", Role::administrator},
     {"physician", "Dr Mercy Hale", "demo physician", Role::physician},
     {"staff", "Kofi Osei", "demo staff", Role::staff}}};

// Gives a new, empty demo clinic its accounts and logs its physician in, who writes it. Its recovery code is thrown
// away.
Session make_demo_accounts(Entrance& entrance, std::string_view workstation);

}  // namespace psoas
