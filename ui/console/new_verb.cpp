#include "domain/store/entrance.h"
#include "ui/console/log_in.h"
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
  if (!x_no_accounts)
    password = secret_from(x_new_password_file, wording::new_password_prompt(x_administrator), "--new-password-file");
  Account first;
  first.name = x_administrator;
  first.full_name = x_full_name.empty() ? x_administrator : x_full_name;
  first.roles = Role::administrator;
  if (const Problems problems = check_password(password, {first.name, first.full_name, x_clinic});
      !x_no_accounts && !problems.empty())
    throw LogInError(problems);
  const std::unique_ptr<Store> store = with.door.create(x_file, settings, with.session);
  with.out << wording::made(x_file) << '\n';
  if (x_no_accounts) return;
  const Entered entered = store->entrance().make_first(first, password, with.session.workstation);
  for (const std::string& line : wording::recovery_code_lines(recovery_code_text(entered.recovery)))
    with.out << line << '\n';
  if (with.door.keys_its_files()) with.out << wording::lost_without_code() << '\n';
}

}  // namespace

std::unique_ptr<Verb> new_verb() { return std::make_unique<NewVerb>(); }

}  // namespace psoas::console
