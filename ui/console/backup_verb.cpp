#include "domain/access/account.h"
#include "domain/store/backups.h"
#include "domain/store/entrance.h"
#include "ui/console/log_in.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::console {

namespace {

namespace words = wording::backup;

void print(std::ostream& out, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) out << line << '\n';
}

// psoasctl backup FILE [-o FOLDER] [--passphrase | --passphrase-file FILE] [--keep] | --try
class BackupVerb final : public Verb {
 public:
  std::string name() const override { return "backup"; }
  std::string purpose() const override { return "Make a sealed backup of a clinic's file, or try the newest one out"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::string passphrase() const;
  void try_newest(Store& store, const Surroundings& with, const std::filesystem::path& folder) const;

  std::filesystem::path x_file;
  std::filesystem::path x_folder;
  std::filesystem::path x_passphrase_file;
  bool x_ask = false;
  bool x_keep = false;
  bool x_try = false;
};

void BackupVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("-o,--output", x_folder, "folder for it; the clinic's own when left out");
  auto* ask = command.add_flag("--passphrase", x_ask, "ask for a passphrase that opens it, besides the clinic's keys");
  command.add_option("--passphrase-file", x_passphrase_file, "the same from a file that only you can read")
      ->excludes(ask);
  command.add_flag("--keep", x_keep, "folder and passphrase hold for all later backups");
  command.add_flag("--try", x_try, "make none: open the newest and lay three patients' visits beside the record");
}

std::string BackupVerb::passphrase() const {
  if (x_passphrase_file.empty() && !x_ask) return "";
  const std::string first = secret_from(x_passphrase_file, words::passphrase_prompt, "--passphrase-file");
  if (x_passphrase_file.empty() && secret_typed(words::passphrase_again_prompt) != first)
    throw Failure(words::not_the_same);
  return first;
}

void BackupVerb::try_newest(Store& store, const Surroundings& with, const std::filesystem::path& folder) const {
  BackupState state = backups_of(with.unguarded).state(store, with.session);
  if (folder != state.folder) state.backups = backups_of(with.unguarded).backups_in(folder);
  const BackupLine* newest = newest_whole(state, with.clock.now());
  if (newest == nullptr) throw Failure(words::none_to_try(folder.string()));
  const DrillReport report = backups_of(with.unguarded).drill(store, with.session, newest->file, with.progress);
  print(with.out, words::lines(report));
  if (!passed(report)) throw Failure(words::did_not_pass());
}

void BackupVerb::run(const Surroundings& with) {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  BackupKeeping& keeping = backups_of(with.unguarded);
  const std::filesystem::path folder = x_folder.empty() ? keeping.state(*store, with.session).folder : x_folder;
  if (folder.empty()) throw WrongUsage(words::folder_needed());
  if (x_try) return try_newest(*store, with, folder);
  const std::string typed = passphrase();
  if (!typed.empty())
    if (const Problems problems = check_password(typed, {}); !problems.empty())
      throw Failure(wording::password_sentence(problems.front()));
  BackupRequest request{std::filesystem::absolute(folder), typed};
  if (x_keep) {
    BackupPlanChange change{request.folder, {}};
    if (!typed.empty()) change.passphrase = typed;
    keeping.change_plan(*store, with.session, change);
    request.passphrase.clear();
  }
  const BackupReport report = keeping.back_up(*store, with.session, request, with.progress);
  print(with.out, words::lines(report));
  if (!report.tampered.empty()) throw Failure(words::record_was_changed(report));
}

// psoasctl restore BACKUP -o NEWFILE | --replace FILE
class RestoreVerb final : public Verb {
 public:
  std::string name() const override { return "restore"; }
  std::string purpose() const override { return "Bring a backup back, as a new file or in place of a clinic's file"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  BackupSecret secret() const;

  std::filesystem::path x_backup;
  std::filesystem::path x_new_file;
  std::filesystem::path x_replace;
  std::filesystem::path x_passphrase_file;
  std::filesystem::path x_recovery_code_file;
  bool x_ask_recovery_code = false;
};

void RestoreVerb::declare(CLI::App& command) {
  command.add_option("BACKUP", x_backup, "the sealed backup")->required();
  auto* fresh = command.add_option("-o,--output", x_new_file, "the new file; there must be none yet");
  command.add_option("--replace", x_replace, "the clinic's file to put it in place of; that is kept aside")
      ->excludes(fresh);
  auto* passphrase =
      command.add_option("--passphrase-file", x_passphrase_file, "the passphrase, in a file that only you can read");
  auto* code = command.add_option("--recovery-code-file", x_recovery_code_file, "the recovery code, likewise")
                   ->excludes(passphrase);
  command.add_flag("--recovery-code", x_ask_recovery_code, "ask for the recovery code instead of the passphrase")
      ->excludes(passphrase)
      ->excludes(code);
}

BackupSecret RestoreVerb::secret() const {
  const bool by_code = x_ask_recovery_code || !x_recovery_code_file.empty();
  if (!by_code)
    return {BackupSecret::Kind::passphrase,
            secret_from(x_passphrase_file, words::passphrase_prompt, "--passphrase-file")};
  const std::string typed = secret_from(x_recovery_code_file, words::recovery_code_prompt, "--recovery-code-file");
  const auto code = recovery_secret_of(typed);
  if (const auto* wrong = std::get_if<WrongRecoveryCode>(&code)) throw Failure(wording::sentence(*wrong));
  return {BackupSecret::Kind::recovery_code, typed};
}

void RestoreVerb::run(const Surroundings& with) {
  if (x_new_file.empty() == x_replace.empty()) throw WrongUsage(words::target_or_replace());
  RestoreRequest request;
  request.backup = x_backup;
  request.replace = !x_replace.empty();
  request.target = request.replace ? x_replace : x_new_file;
  request.secret = secret();
  const auto prepared = backups_of(with.unguarded).prepare_restore(request, with.progress);
  print(with.out, words::lines(*prepared));
  print(with.out, words::lines(prepared->put_in_place()));
}

// psoasctl backups FOLDER
class BackupsVerb final : public Verb {
 public:
  std::string name() const override { return "backups"; }
  std::string purpose() const override { return "List the backups in a folder: when made, how large, whether whole"; }
  void declare(CLI::App& command) override { command.add_option("FOLDER", x_folder, "where backups lie")->required(); }
  void run(const Surroundings& with) override {
    print(with.out, words::lines(backups_of(with.unguarded).backups_in(x_folder), with.clock.now()));
  }

 private:
  std::filesystem::path x_folder;
};

}  // namespace

std::unique_ptr<Verb> backup_verb() { return std::make_unique<BackupVerb>(); }
std::unique_ptr<Verb> restore_verb() { return std::make_unique<RestoreVerb>(); }
std::unique_ptr<Verb> backups_verb() { return std::make_unique<BackupsVerb>(); }

}  // namespace psoas::console
