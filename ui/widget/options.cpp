#include "ui/widget/options.h"

#include <string>

#include "domain/base/side_word.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

std::vector<Option> side_options(std::string_view empty_label, Laterality laterality) {
  std::vector<Option> options{{"", std::string(empty_label)}};
  std::vector<Side> sides{Side::right, Side::left};
  if (laterality != Laterality::left_right) sides.insert(sides.end(), {Side::bilateral, Side::midline});
  for (const Side side : sides) options.push_back({std::string(code_of(side)), std::string(side_word(side))});
  return options;
}

std::vector<Option> options_of(const FieldDefinition& field, std::string_view empty_label) {
  std::vector<Option> options{{"", std::string(empty_label)}};
  if (field.kind == ValueKind::presence)
    options.insert(options.end(), {{std::string(present), words::value_present},
                                   {std::string(absent), words::value_absent},
                                   {std::string(not_assessed), words::value_not_assessed}});
  for (const Choice& choice : field.choices)
    options.push_back({choice.code, choice.label.empty() ? choice.code : choice.label});
  return options;
}

}  // namespace psoas::ui
