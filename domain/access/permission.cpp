#include "domain/access/permission.h"

namespace psoas {

namespace {

struct Line {
  Permission permission;
  std::string_view code;
  bool staff;
  bool physician;
  bool administrator;
  bool needs_password;
};

// In the order of the enumeration.
constexpr std::array<Line, every_permission.size()> table{{
    {Permission::find_patients, "find_patients", true, true, true, false},
    {Permission::edit_patients, "edit_patients", true, true, false, false},
    {Permission::follow_up, "follow_up", true, true, false, false},
    {Permission::log_visits, "log_visits", true, true, false, false},
    {Permission::read_charts, "read_charts", true, true, false, false},
    {Permission::correct_entries, "correct_entries", false, true, false, false},
    {Permission::void_entries, "void_entries", false, true, false, true},
    {Permission::merge_patients, "merge_patients", false, true, false, true},
    {Permission::acknowledge_flags, "acknowledge_flags", false, true, false, false},
    {Permission::read_outcomes, "read_outcomes", true, true, true, false},
    {Permission::read_outcome_patients, "read_outcome_patients", false, true, true, true},
    {Permission::change_rules, "change_rules", false, true, true, false},
    {Permission::change_catalogue, "change_catalogue", false, false, true, false},
    {Permission::import, "import", false, false, true, false},
    {Permission::manage_accounts, "manage_accounts", false, false, true, true},
    {Permission::back_up, "back_up", false, false, true, true},
    {Permission::restore, "restore", false, false, true, true},
    {Permission::review_own_audit, "review_own_audit", false, true, true, false},
    {Permission::review_audit, "review_audit", false, false, true, false},
}};

constexpr const Line& line_of(Permission permission) { return table[static_cast<std::size_t>(permission)]; }

static_assert([] {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].permission != every_permission[i] || static_cast<std::size_t>(table[i].permission) != i) return false;
  return true;
}());

}  // namespace

std::string_view code_of(Permission permission) { return line_of(permission).code; }

std::optional<Permission> permission_of(std::string_view code) {
  for (const Line& line : table)
    if (line.code == code) return line.permission;
  return std::nullopt;
}

bool is_granted(Role role, Permission permission) {
  switch (role) {
    case Role::staff: return line_of(permission).staff;
    case Role::physician: return line_of(permission).physician;
    case Role::administrator: return line_of(permission).administrator;
  }
  return false;
}

bool needs_password(Permission permission) { return line_of(permission).needs_password; }

bool may_be_granted(Role role, Permission permission) {
  if (is_granted(role, permission)) return false;
  return permission != Permission::manage_accounts && permission != Permission::back_up &&
         permission != Permission::restore && permission != Permission::review_audit;
}

bool is_allowed(Roles roles, Permission permission, const Grants& grants) {
  for (const Role role : every_role)
    if (roles.has(role) &&
        (is_granted(role, permission) || (may_be_granted(role, permission) && grants.contains({role, permission}))))
      return true;
  return false;
}

}  // namespace psoas
