#include "domain/store/sealed_exports.h"
#include "ui/console/log_in.h"
#include "ui/console/verbs.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

// psoasctl open SEALED -o FILE [--passphrase-file FILE]
class OpenVerb final : public Verb {
 public:
  std::string name() const override { return "open"; }
  std::string purpose() const override { return "Open a sealed export by its passphrase"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_sealed;
  std::filesystem::path x_output;
  std::filesystem::path x_passphrase_file;
};

void OpenVerb::declare(CLI::App& command) {
  command.add_option("SEALED", x_sealed, "the sealed export")->required();
  command.add_option("-o,--output", x_output, "the file to make of it; there must be none yet")->required();
  command.add_option("--passphrase-file", x_passphrase_file, "the passphrase, in a file that only you can read");
}

void OpenVerb::run(const Surroundings& with) {
  const std::string passphrase =
      secret_from(x_passphrase_file, wording::backup::passphrase_prompt, "--passphrase-file");
  sealed_exports_of(with.unguarded).open_sealed(x_sealed, x_output, passphrase, with.progress);
  with.out << wording::made(x_output) << '\n';
}

}  // namespace

std::unique_ptr<Verb> open_verb() { return std::make_unique<OpenVerb>(); }

}  // namespace psoas::console
