#include "ui/wording/account_words.h"

#include "ui/wording/entrance_sentences.h"

namespace psoas::wording::accounts {

std::string change_heading(const std::string& who) { return "Change " + who; }

std::string password_heading(const std::string& who) { return "A new password for " + who; }

std::string disable_heading(const std::string& who, bool disabled) {
  return (disabled ? "Let " + who + " log in again" : "Let " + who + " log in no more");
}

std::string state(const Account& account) {
  if (account.disabled) return "disabled";
  if (account.failures >= failures_that_disable) return "disabled: too many failed log-ins";
  std::string text = account.service ? "console only" : "";
  if (account.must_change_password) text += (text.empty() ? "" : ", ") + std::string("must change the password");
  return text;
}

std::string failures(const Account& account) {
  if (account.failures == 0) return "";
  return (account.failures >= failures_that_alert ? "⚠ " : "") + std::to_string(account.failures);
}

std::string granted_to(Permission permission, Role role) {
  return permission_words(permission) + ", " + std::string(code_of(role));
}

}  // namespace psoas::wording::accounts
