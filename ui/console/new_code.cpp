#include "ui/console/new_code.h"

#include <iostream>

#include "ui/console/log_in.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::console {

namespace {

void ask_back(const RecoverySecret& code, int group) {
  while (const std::optional<std::string> typed = line_typed(wording::group_prompt(group))) {
    if (is_recovery_group(code, group, *typed)) return;
    std::cerr << wording::entrance::group_is_another << '\n';
  }
}

}  // namespace

void show_new_code(const Entered& entered, const Surroundings& with) {
  for (const std::string& line : wording::recovery_code_lines(recovery_code_text(entered.recovery)))
    with.out << line << '\n';
  if (with.door.keys_its_files()) with.out << wording::lost_without_code() << '\n';
  if (entered.passphrase_is_gone) with.out << wording::entrance::passphrase_is_gone << '\n';
  with.out.flush();
  for (const int group : groups_to_type_back()) ask_back(entered.recovery, group);
}

}  // namespace psoas::console
