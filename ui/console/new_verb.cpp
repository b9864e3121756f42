#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

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

}  // namespace psoas::console
