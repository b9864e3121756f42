#include <algorithm>

#include "domain/store/entrance.h"
#include "ui/console/log_in.h"
#include "ui/console/new_code.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::console {

namespace {

class AccountsVerb final : public Verb {
 public:
  std::string name() const override { return "accounts"; }
  std::string purpose() const override {
    return "Show who may log in; add, disable and enable accounts; change passwords";
  }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  Account typed_account(const std::string& name) const;
  Account stored(Entrance& entrance, const Session& session, const std::string& name) const;
  std::string new_password(const std::string& name) const { return new_password_from(x_new_password_file, name); }
  void make_first(Store& store, const Surroundings& with) const;
  void recover(Store& store, const Surroundings& with) const;
  void change_own_password(Store& store, const Surroundings& with) const;
  void disable(Entrance& entrance, const Surroundings& with, const std::string& name, bool disabled) const;
  void list(Entrance& entrance, const Surroundings& with) const;

  std::filesystem::path x_file;
  std::string x_first;
  std::string x_add;
  std::string x_disable;
  std::string x_enable;
  std::string x_set_password;
  std::string x_recover;
  bool x_change_password = false;
  std::string x_full_name;
  std::string x_roles = "staff";
  bool x_service = false;
  std::string x_reason;
  std::filesystem::path x_new_password_file;
  std::filesystem::path x_code_file;
};

void AccountsVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  auto* what = command.add_option_group("what to do", "one of these; without any, the accounts are listed");
  what->add_option("--first", x_first, "make the first administrator of a file that has no accounts");
  what->add_option("--add", x_add, "add an account with this name");
  what->add_option("--disable", x_disable, "let this account log in no more");
  what->add_option("--enable", x_enable, "let it log in again");
  what->add_option("--set-password", x_set_password, "give this account a new password");
  what->add_option("--recover", x_recover, "give this administrator a new password by the recovery code");
  what->add_flag("--change-password", x_change_password, "choose another password for the account you log in with");
  what->require_option(0, 1);
  command.add_option("--full-name", x_full_name, "as shown; the name unless given");
  command.add_option("--roles", x_roles, "staff, physician, administrator; several with blanks between")
      ->capture_default_str();
  command.add_flag("--service", x_service, "for scheduled tasks: opens no window");
  command.add_option("--reason", x_reason, "why, for the audit trail");
  command.add_option("--new-password-file", x_new_password_file,
                     "a file only you can read, with the new password; asked for unless given");
  command.add_option("--code-file", x_code_file, "likewise with the recovery code");
}

Account AccountsVerb::typed_account(const std::string& name) const {
  Account account;
  account.name = name;
  account.full_name = x_full_name.empty() ? name : x_full_name;
  account.service = x_service;
  const std::optional<Roles> roles = roles_of(x_roles);
  if (!roles || roles->none())
    throw WrongUsage(wording::not_offered("--roles", x_roles, {"staff", "physician", "administrator"}));
  account.roles = *roles;
  return account;
}

Account AccountsVerb::stored(Entrance& entrance, const Session& session, const std::string& name) const {
  for (const Account& account : entrance.accounts(session))
    if (account.name == name) return account;
  throw Failure(wording::no_such_account(name));
}

void AccountsVerb::make_first(Store& store, const Surroundings& with) const {
  show_new_code(store.entrance().make_first(typed_account(x_first), new_password(x_first), with.session.workstation),
                with);
}

void AccountsVerb::recover(Store& store, const Surroundings& with) const {
  const std::string typed = secret_from(x_code_file, wording::recovery_code_prompt(), "--code-file");
  const auto code = recovery_secret_of(typed);
  if (const auto* wrong = std::get_if<WrongRecoveryCode>(&code)) throw Failure(wording::sentence(*wrong));
  show_new_code(store.entrance().use_recovery_code(std::get<RecoverySecret>(code), x_recover, new_password(x_recover),
                                                   with.session.workstation),
                with);
}

// The password that is asked for to log in is the one that is changed.
void AccountsVerb::change_own_password(Store& store, const Surroundings& with) const {
  const std::string& user = with.credentials.user;
  if (user.empty()) throw WrongUsage(wording::user_needed());
  const std::string old =
      secret_from(with.credentials.password_file, wording::password_prompt(user), "--password-file");
  Entrance& entrance = store.entrance();
  const Session session = entrance.log_in(user, old, with.session.workstation);
  entrance.change_password(session, old, new_password(user));
  entrance.log_out(session);
  with.out << wording::password_changed() << '\n';
}

void AccountsVerb::disable(Entrance& entrance, const Surroundings& with, const std::string& name, bool disabled) const {
  Account account = stored(entrance, with.session, name);
  account.disabled = disabled;
  entrance.change_account(with.session, account, x_reason);
}

void AccountsVerb::list(Entrance& entrance, const Surroundings& with) const {
  for (const Account& account : entrance.accounts(with.session)) with.out << wording::account_line(account) << '\n';
}

void AccountsVerb::run(const Surroundings& with) {
  // These open what nobody is logged in to.
  if (!x_first.empty()) return make_first(*with.unguarded.open(x_file, Access::read_write), with);
  if (!x_recover.empty()) return recover(*with.unguarded.open(x_file, Access::read_write), with);
  if (x_change_password) return change_own_password(*with.unguarded.open(x_file, Access::read_write), with);
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  Entrance& entrance = store->entrance();
  if (!entrance.has_accounts()) throw Failure(wording::no_accounts_yet());
  if (!x_add.empty()) entrance.add_account(with.session, typed_account(x_add), new_password(x_add));
  if (!x_disable.empty()) disable(entrance, with, x_disable, true);
  if (!x_enable.empty()) disable(entrance, with, x_enable, false);
  if (!x_set_password.empty())
    entrance.set_password(with.session, stored(entrance, with.session, x_set_password).id,
                          new_password(x_set_password));
  list(entrance, with);
}

}  // namespace

std::unique_ptr<Verb> accounts_verb() { return std::make_unique<AccountsVerb>(); }

}  // namespace psoas::console
