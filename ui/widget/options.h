#pragma once

// What fields of the catalogue and sides can be chosen from. Each list begins with what says nothing, coded "".

#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "ui/widget/choice_field.h"

namespace psoas::ui {

// Right first, as one faces the patient; both sides and the midline where the laterality has them.
std::vector<Option> side_options(std::string_view empty_label, Laterality laterality = Laterality::any);

// Of a field with choices, or of a presence.
std::vector<Option> options_of(const FieldDefinition& field, std::string_view empty_label);

}  // namespace psoas::ui
