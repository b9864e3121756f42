#pragma once

// What people at a clinic do with the program. One person may have several roles.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace psoas {

enum class Role { staff, physician, administrator };

inline constexpr std::array<Role, 3> every_role{Role::staff, Role::physician, Role::administrator};

constexpr std::string_view code_of(Role role) {
  switch (role) {
    case Role::physician: return "physician";
    case Role::administrator: return "administrator";
    case Role::staff: break;
  }
  return "staff";
}

std::optional<Role> role_of(std::string_view code);

class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(Role role) : x_bits(bit(role)) {}

  constexpr bool has(Role role) const { return (x_bits & bit(role)) != 0; }
  constexpr bool none() const { return x_bits == 0; }
  constexpr Roles with(Role role) const { return Roles(x_bits | bit(role)); }
  constexpr Roles without(Role role) const { return Roles(x_bits & ~bit(role)); }

  constexpr bool operator==(const Roles&) const = default;

 private:
  constexpr explicit Roles(unsigned bits) : x_bits(bits) {}
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }

  unsigned x_bits = 0;
};

inline constexpr Roles all_roles = Roles(Role::staff).with(Role::physician).with(Role::administrator);

// The one a person is known by: administrator before physician before staff.
Role principal(Roles roles);

// "staff physician": the codes of those it has, in a fixed order.
std::string text_of(Roles roles);
// Nothing when a word is no role.
std::optional<Roles> roles_of(std::string_view text);

}  // namespace psoas
