#include "domain/store/entrance.h"
#include "ui/console/log_in.h"
#include "ui/console/new_code.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

class NewVerb final : public Verb {
 public:
  std::string name() const override { return "new"; }
  std::string purpose() const override { return "Make a new, empty clinic"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  Entered with_administrator(std::unique_ptr<Store>& store, const Surroundings& with, const Account& first,
                             const std::string& password) const;

  std::filesystem::path x_file;
  std::string x_clinic;
  std::string x_administrator;
  std::string x_full_name;
  std::filesystem::path x_new_password_file;
  bool x_no_accounts = false;
};

void NewVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file, such as clinic.psoas")->required();
  command.add_option("--clinic", x_clinic, "the clinic's name");
  auto* who = command.add_option_group("accounts", "one of these");
  who->add_option("--administrator", x_administrator, "name of the first account");
  who->add_flag("--no-accounts", x_no_accounts, "everybody who can open the file may do everything");
  who->require_option(1);
  command.add_option("--full-name", x_full_name, "of the administrator; the name unless given");
  command.add_option("--new-password-file", x_new_password_file,
                     "a file only you can read, with the administrator's password; asked for unless given");
}

void NewVerb::run(const Surroundings& with) {
  if (x_no_accounts && with.door.keys_its_files()) throw WrongUsage(wording::accounts_needed());
  ClinicSettings settings;
  settings.name = x_clinic;
  std::string password;
  if (!x_no_accounts) password = new_password_from(x_new_password_file, x_administrator);
  Account first;
  first.name = x_administrator;
  first.full_name = x_full_name.empty() ? x_administrator : x_full_name;
  first.roles = Role::administrator;
  if (const Problems problems = check_password(password, {first.name, first.full_name, x_clinic});
      !x_no_accounts && !problems.empty())
    throw LogInError(problems);
  std::unique_ptr<Store> store = with.door.create(x_file, settings, with.session);
  std::optional<Entered> entered;
  if (!x_no_accounts) entered = with_administrator(store, with, first, password);
  with.out << wording::made(x_file) << '\n';
  if (entered) show_new_code(*entered, with);
}

// A clinic that could not be given its administrator is not left behind, open to everybody.
Entered NewVerb::with_administrator(std::unique_ptr<Store>& store, const Surroundings& with, const Account& first,
                                    const std::string& password) const {
  try {
    return store->entrance().make_first(first, password, with.session.workstation);
  } catch (...) {
    store.reset();
    with.door.discard(x_file);
    throw;
  }
}

}  // namespace

std::unique_ptr<Verb> new_verb() { return std::make_unique<NewVerb>(); }

}  // namespace psoas::console
