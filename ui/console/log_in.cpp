#include "ui/console/log_in.h"

#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "domain/demo/demo_accounts.h"
#include "domain/outcome/analysis.h"
#include "domain/outcome/outcome_settings.h"
#include "ui/console/verb.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace fs = std::filesystem;

namespace {

// What is typed is not shown until it goes.
class Unseen {
 public:
  Unseen() {
    tcgetattr(STDIN_FILENO, &x_before);
    termios unseen = x_before;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &x_before); }

 private:
  termios x_before{};
};

bool others_may_read(const fs::path& file) {
  struct stat facts {};
  return stat(file.c_str(), &facts) == 0 && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

// The known account of a demo clinic with this role, when the clinic has it.
const DemoAccount* demo_account_with(Role role) {
  const auto found = std::find_if(demo_accounts.begin(), demo_accounts.end(),
                                  [&](const DemoAccount& account) { return account.role == role; });
  return found == demo_accounts.end() ? nullptr : &*found;
}

}  // namespace

std::string secret_in(const fs::path& file) {
  if (others_may_read(file)) throw Failure(wording::secret_file_is_open(file));
  std::ifstream in(file);
  std::string line;
  if (!in || !std::getline(in, line) || line.empty()) throw Failure(wording::secret_file_is_empty(file));
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::optional<std::string> line_typed(const std::string& prompt) {
  if (isatty(STDIN_FILENO) == 0) return std::nullopt;
  std::cerr << prompt << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) throw Failure(wording::nothing_typed());
  return line;
}

std::optional<std::string> secret_typed(const std::string& prompt) {
  if (isatty(STDIN_FILENO) == 0) return std::nullopt;
  const Unseen unseen;
  const std::optional<std::string> line = line_typed(prompt);
  std::cerr << '\n';
  return line;
}

std::string secret_from(const fs::path& file, const std::string& prompt, std::string_view option) {
  if (!file.empty()) return secret_in(file);
  const std::optional<std::string> typed = secret_typed(prompt);
  if (!typed) throw WrongUsage(wording::secret_file_needed(option));
  return *typed;
}

std::string new_password_from(const fs::path& file, std::string_view user) {
  std::string first = secret_from(file, wording::new_password_prompt(user), "--new-password-file");
  if (file.empty() && secret_typed(wording::new_password_again_prompt()) != first)
    throw Failure(wording::typed_differently());
  return first;
}

void note_export(Store& store, const Surroundings& with, std::optional<PatientId> patient, const std::string& what) {
  if (store.entrance().has_accounts()) store.entrance().note(with.session, "export", patient, what);
}

void note_patient_rows(Store& store, const Surroundings& with, const std::string& what, const std::string& reason) {
  if (store.entrance().has_accounts()) store.entrance().note_patient_rows(with.session, what, reason);
}

std::unique_ptr<Store> GuardedDoor::open(const fs::path& file, Access access) {
  std::unique_ptr<Store> store = x_door.open(file, access);
  if (!store->entrance().has_accounts()) return store;
  if (access == Access::read_only && !x_credentials.user.empty()) {
    store.reset();
    store = opened_for_the_trail(file);
  }
  log_in(store->entrance());
  return store;
}

std::unique_ptr<Store> GuardedDoor::opened_for_the_trail(const fs::path& file) {
  try {
    return x_door.open(file, Access::read_write);
  } catch (const StoreError& error) {
    if (error.fault() != StoreFault::read_only && error.fault() != StoreFault::full) throw;
    return x_door.open(file, Access::read_only);
  }
}

void GuardedDoor::log_in(Entrance& entrance) {
  if (!x_credentials.user.empty()) {
    const std::string password =
        secret_from(x_credentials.password_file, wording::password_prompt(x_credentials.user), "--password-file");
    x_session = entrance.log_in(x_credentials.user, password, x_session.workstation);
    return;
  }
  const DemoAccount* demo = entrance.is_demo() ? demo_account_with(x_demo_role) : nullptr;
  if (demo == nullptr) throw WrongUsage(wording::user_needed());
  x_session = entrance.log_in(demo->name, demo->password, x_session.workstation);
}

FileCheck GuardedDoor::check(const fs::path& file, Progress& progress) {
  if (!keys_its_files()) return x_door.check(file, progress);
  const std::unique_ptr<Store> store = open(file, Access::read_only);
  return x_door.check(*store, file, progress);
}

OutcomeSettings GuardedDoor::outcome_settings(const fs::path& file) { return x_door.outcome_settings(file); }

std::string GuardedDoor::outcome_settings_text(const OutcomeSettings& settings) {
  return x_door.outcome_settings_text(settings);
}

NamedAnalysis GuardedDoor::analysis(const fs::path& file, const Catalogue& catalogue) {
  return x_door.analysis(file, catalogue);
}

}  // namespace psoas::console
