#pragma once

// Who may log in to a clinic's file.

#include <string>
#include <string_view>
#include <vector>

#include "domain/access/role.h"
#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/base/id.h"

namespace psoas {

using AccountId = Id<struct AccountSubject>;

struct Account {
  AccountId id;
  std::string name;       // typed at log-in; compared without regard to case
  std::string full_name;  // as shown
  Roles roles;
  bool service = false;  // for scheduled exports on the console: opens no window
  bool disabled = false;
  bool must_change_password = false;  // somebody else chose it
  int failures = 0;                   // log-ins that failed since the last that did not
  std::optional<Moment> last_failure;
  std::optional<Moment> last_log_in;
  Moment created_at{};
  int revision = 0;
};

// What is wrong with name, full_name and roles.
Problems check(const Account& account);

// NIST SP 800-63B-4: at least 15 characters while the password is the only factor, up to 256 bytes, any characters, no
// rule of composition, none of those that are guessed first, and none that is mostly the name of user or clinic. The
// problem's field is "password"; `other` says "guessable", "repeats" or "name".
Problems check_password(std::string_view password, const std::vector<std::string>& names);

// Seconds to wait before the next attempt: none before the third failure, then 1, 2, 4, … up to 15 minutes.
int wait_after(int failures);

inline constexpr int failures_that_alert = 10;    // shown to the administrator
inline constexpr int failures_that_disable = 50;  // until an administrator enables the account again

}  // namespace psoas
