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
};

void NewVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file, such as clinic.psoas")->required();
  command.add_option("--clinic", x_clinic, "the clinic's name");
}

void NewVerb::run(const Surroundings& with) {
  ClinicSettings settings;
  settings.name = x_clinic;
  with.door.create(x_file, settings, with.session);
  with.out << wording::made(x_file) << '\n';
}

}  // namespace

std::unique_ptr<Verb> new_verb() { return std::make_unique<NewVerb>(); }

}  // namespace psoas::console
