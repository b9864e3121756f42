#include "ui/console/seal_options.h"

#include "domain/access/account.h"
#include "domain/store/sealed_exports.h"
#include "ui/console/log_in.h"
#include "ui/console/options.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::console {

namespace words = wording::backup;

void SealOptions::declare(CLI::App& command) {
  auto* seal = command.add_flag("--seal", x_asked, "write a sealed file that a passphrase opens");
  command
      .add_option("--passphrase-file", x_passphrase_file, "with --seal: the passphrase, in a file only you can read")
      ->needs(seal);
}

std::filesystem::path SealOptions::target(const std::filesystem::path& output,
                                          const std::vector<std::string>& endings) const {
  std::filesystem::path plain = output;
  if (x_asked && plain.extension() == sealed_export_ending) plain.replace_extension();
  require_ending(plain, endings);
  return x_asked ? sealed_name(plain) : plain;
}

void SealOptions::remind(std::ostream& out) const {
  if (x_asked) out << words::tell_the_passphrase() << '\n';
}

reports::SealFile SealOptions::sealing(const Surroundings& with) const {
  if (!x_asked) return {};
  return [&exports = sealed_exports_of(with.unguarded), &progress = with.progress,
          passphrase = new_passphrase(x_passphrase_file)](const std::filesystem::path& plain,
                                                          const std::filesystem::path& target) {
    exports.seal(plain, target, passphrase, progress);
  };
}

reports::WrittenExport written_by(
    const std::filesystem::path& target, const reports::SealFile& seal,
    const std::function<reports::WrittenExport(const std::filesystem::path& file)>& write) {
  if (!seal) return write(target);
  reports::WrittenExport written;
  const std::string digest =
      reports::write_sealed(target, seal, [&](const std::filesystem::path& plain) { written = write(plain); });
  written.sha256 = digest;
  return written;
}

std::string new_passphrase(const std::filesystem::path& file) {
  std::string first = secret_from(file, words::passphrase_prompt, "--passphrase-file");
  if (file.empty() && secret_typed(words::passphrase_again_prompt) != first) throw Failure(words::not_the_same);
  if (const Problems problems = check_password(first, {}); !problems.empty())
    throw Failure(wording::password_sentence(problems.front()));
  return first;
}

}  // namespace psoas::console
