#include "domain/treatment/target_words.h"

#include "domain/base/side_word.h"
#include "domain/base/text.h"
#include "domain/catalogue/spelled_out.h"

namespace psoas {

namespace {

std::string choice_words(const std::string& code, const TreatmentDefinition* definition) {
  if (definition)
    for (const FieldDefinition& field : definition->fields)
      if (const Choice* choice = field.choice(code); choice && !choice->label.empty()) return choice->label;
  return spelled_out(code);
}

// One part of a key: a choice, or several between plus signs.
std::string part_words(const std::string& part, const TreatmentDefinition* definition) {
  std::string text;
  std::string code;
  for (const char c : part + "+") {
    if (c != '+') {
      code += c;
      continue;
    }
    if (!code.empty()) text += (text.empty() ? "" : " and ") + choice_words(code, definition);
    code.clear();
  }
  return text;
}

}  // namespace

std::string target_words(std::string_view same_target_key, const Catalogue& catalogue) {
  const std::vector<std::string> parts = split(same_target_key, '/');
  if (parts.empty()) return {};
  const TreatmentDefinition* definition = catalogue.treatment(parts.front());
  std::string text = definition ? definition->short_name() : spelled_out(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool is_side = i + 1 == parts.size();
    const std::string words =
        is_side ? std::string(side_word(side_of(parts[i]).value_or(Side::none))) : part_words(parts[i], definition);
    if (!words.empty()) text += ", " + words;
  }
  return text;
}

}  // namespace psoas
