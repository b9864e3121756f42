#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

void CheckVerb::declare(CLI::App& command) { command.add_option("FILE", x_file, "the clinic's file")->required(); }

void CheckVerb::run(const Surroundings& with) {
  const FileCheck check = with.door.check(x_file, with.progress);
  for (const std::string& line : wording::lines(check)) with.out << line << '\n';
  if (!check.faults.empty()) throw Failure(wording::found_damaged(check));
}

}  // namespace psoas::console
