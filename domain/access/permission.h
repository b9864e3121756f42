#pragma once

// Who may do what: one table. What is not granted in it is denied. A clinic may grant a role more than the table does;
// it cannot take away what the program needs to keep its promises.

#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "domain/access/role.h"

namespace psoas {

enum class Permission {
  find_patients,      // the list: names, record numbers, days of birth
  edit_patients,      // demographics, episodes, health, medicines
  follow_up,          // the list of who is due, attempts, giving up
  log_visits,         // visits with scores, findings, treatments; adverse events; correct what one entered the same day
  read_charts,        // a patient's record and trend
  correct_entries,    // what others entered, or on an earlier day, with a reason
  void_entries,       // with a reason
  merge_patients,     // two records of one person; and taking them apart again
  acknowledge_flags,  // red flags
  read_outcomes,      // outcomes and the quarter, without identity
  read_outcome_patients,  // the same with patient-level sheets; exports
  change_rules,           // thresholds and windows of outcomes
  change_catalogue,       // the clinic's own entries, protocols, diagnosis codes, settings
  import,
  manage_accounts,
  back_up,  // elsewhere than the clinic has said, or with a passphrase of one's own
  restore,
  review_own_audit,
  review_audit,
};

inline constexpr std::array<Permission, 19> every_permission{Permission::find_patients,
                                                             Permission::edit_patients,
                                                             Permission::follow_up,
                                                             Permission::log_visits,
                                                             Permission::read_charts,
                                                             Permission::correct_entries,
                                                             Permission::void_entries,
                                                             Permission::merge_patients,
                                                             Permission::acknowledge_flags,
                                                             Permission::read_outcomes,
                                                             Permission::read_outcome_patients,
                                                             Permission::change_rules,
                                                             Permission::change_catalogue,
                                                             Permission::import,
                                                             Permission::manage_accounts,
                                                             Permission::back_up,
                                                             Permission::restore,
                                                             Permission::review_own_audit,
                                                             Permission::review_audit};

std::string_view code_of(Permission permission);  // "find_patients", …
std::optional<Permission> permission_of(std::string_view code);

// What the table grants.
bool is_granted(Role role, Permission permission);

// Asked only of someone whose password was given within the last few minutes.
bool needs_password(Permission permission);

// A clinic's own grants beyond the table.
using Grants = std::set<std::pair<Role, Permission>>;

// What a clinic may grant beyond the table: accounts, what takes the whole record out or brings it back, and the review
// of the trail stay the administrator's.
bool may_be_granted(Role role, Permission permission);

bool is_allowed(Roles roles, Permission permission, const Grants& grants);

}  // namespace psoas
