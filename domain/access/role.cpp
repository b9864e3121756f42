#include "domain/access/role.h"

#include <algorithm>

namespace psoas {

std::optional<Role> role_of(std::string_view code) {
  for (const Role role : every_role)
    if (code_of(role) == code) return role;
  return std::nullopt;
}

Role principal(Roles roles) {
  if (roles.has(Role::administrator)) return Role::administrator;
  return roles.has(Role::physician) ? Role::physician : Role::staff;
}

std::string text_of(Roles roles) {
  std::string text;
  for (const Role role : every_role)
    if (roles.has(role)) text += (text.empty() ? "" : " ") + std::string(code_of(role));
  return text;
}

std::optional<Roles> roles_of(std::string_view text) {
  Roles roles;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const auto role = role_of(text.substr(0, end));
    if (!role) return std::nullopt;
    roles = roles.with(*role);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return roles;
}

}  // namespace psoas
