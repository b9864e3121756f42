#pragma once

// Administration: accounts, permissions and emergency accesses.

#include <string>

#include "domain/access/account.h"
#include "domain/store/entrance.h"

namespace psoas::wording::accounts {

inline constexpr const char* section = "Accounts";
inline constexpr const char* heading = "Who may use this clinic";
inline constexpr const char* none =
    "This clinic has no accounts: everybody who can open its file can read and change it. The bar above sets them up.";
inline constexpr const char* column_name = "Name";
inline constexpr const char* column_full_name = "Full name";
inline constexpr const char* column_roles = "Roles";
inline constexpr const char* column_last = "Last log-in";
inline constexpr const char* column_failures = "Failed";
inline constexpr const char* column_state = "State";
inline constexpr const char* add = "&New account…";
inline constexpr const char* change = "&Change…";
inline constexpr const char* set_password = "Set &password…";
inline constexpr const char* disable = "&Disable…";
inline constexpr const char* enable = "&Enable…";
inline constexpr const char* add_heading = "New account";
inline constexpr const char* name = "Na&me";
inline constexpr const char* name_hint = "Typed at each log-in, such as osei.";
inline constexpr const char* full_name = "&Full name";
inline constexpr const char* roles = "Roles";
inline constexpr const char* roles_missing = "Choose at least one role.";
inline constexpr const char* staff = "S&taff";
inline constexpr const char* physician = "Ph&ysician";
inline constexpr const char* administrator = "Adm&inistrator";
inline constexpr const char* role_headings[] = {"Staff", "Physician", "Administrator"};  // in this order, no keys
inline constexpr const char* service = "For scheduled &exports on the console only";
inline constexpr const char* must_change = "Whoever gets this password chooses an own one at the next log-in.";
inline constexpr const char* reason = "&Reason";
inline constexpr const char* reason_hint = "Stands in the audit trail.";
inline constexpr const char* save = "&Save";
inline constexpr const char* cancel = "Cancel";
inline constexpr const char* saved = "The account is saved.";
inline constexpr const char* password_is_set = "The password is set.";
inline constexpr const char* name_is_taken = "There is an account of this name. Choose another name.";
inline constexpr const char* last_administrator =
    "This is the last administrator. Nothing was changed. Make another administrator first.";
inline constexpr const char* changed_meanwhile =
    "Somebody else changed this account meanwhile. Nothing was stored. It is shown as it is now; change it again.";
inline constexpr const char* not_saved_yet = "The account you are typing is not saved yet.";
inline constexpr const char* leave_unsaved = "Leave without saving";
std::string change_heading(const std::string& who);
std::string password_heading(const std::string& who);
std::string disable_heading(const std::string& who, bool disabled);
std::string state(const Account& account);     // "disabled", "must change the password", …
std::string failures(const Account& account);  // "⚠ 12" from as many as alert

inline constexpr const char* emergencies_heading = "Emergency accesses to review";
inline constexpr const char* no_emergencies = "None is waiting.";
inline constexpr const char* column_begun = "When";
inline constexpr const char* column_account = "Account";
inline constexpr const char* column_mrn = "Patient";
inline constexpr const char* column_reason = "Reason";
inline constexpr const char* reviewed = "Re&viewed";
inline constexpr const char* review_done = "The emergency access is reviewed.";

inline constexpr const char* permissions_section = "Permissions";
inline constexpr const char* permissions_heading = "What each role may do";
inline constexpr const char* permissions_text =
    "What the program grants by itself stays. A clinic may grant more; accounts, restoring and the review of the audit "
    "trail stay the administrators'.";
inline constexpr const char* permissions_saved = "The permissions are saved. They hold from each person's next step.";
std::string granted_to(Permission permission, Role role);  // read for a check box

}  // namespace psoas::wording::accounts
