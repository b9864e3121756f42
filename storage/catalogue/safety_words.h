#pragma once

// The words a file uses for severities and for what a condition looks at: the same to read and to write.

#include <array>

#include "domain/catalogue/red_flag_rule.h"
#include "domain/catalogue/warning_rule.h"
#include "storage/catalogue/table_reader.h"

namespace psoas::storage {

inline constexpr std::array<Word<FlagSeverity>, 3> flag_severities{
    {{"yellow", FlagSeverity::yellow}, {"urgent", FlagSeverity::urgent}, {"emergency", FlagSeverity::emergency}}};

inline constexpr std::array<Word<WarningSeverity>, 3> warning_severities{
    {{"notice", WarningSeverity::notice}, {"warn", WarningSeverity::warn}, {"block", WarningSeverity::block}}};

inline constexpr std::array<Word<ConditionSubject>, 16> subjects{{{"finding", ConditionSubject::finding},
                                                                  {"score", ConditionSubject::score},
                                                                  {"health", ConditionSubject::health},
                                                                  {"age", ConditionSubject::age},
                                                                  {"sex", ConditionSubject::sex},
                                                                  {"procedure", ConditionSubject::procedure},
                                                                  {"flag", ConditionSubject::flag},
                                                                  {"treatment", ConditionSubject::treatment},
                                                                  {"side", ConditionSubject::side},
                                                                  {"earlier", ConditionSubject::earlier},
                                                                  {"beside", ConditionSubject::beside},
                                                                  {"allergy", ConditionSubject::allergy},
                                                                  {"anaesthetic", ConditionSubject::anaesthetic},
                                                                  {"depot", ConditionSubject::depot},
                                                                  {"morphine", ConditionSubject::morphine},
                                                                  {"no_block", ConditionSubject::no_block}}};

// Those that name nothing: `age = true`.
constexpr bool names_nothing(ConditionSubject subject) {
  switch (subject) {
    case ConditionSubject::age:
    case ConditionSubject::sex:
    case ConditionSubject::procedure:
    case ConditionSubject::anaesthetic:
    case ConditionSubject::morphine:
    case ConditionSubject::no_block: return true;
    default: return false;
  }
}

}  // namespace psoas::storage
