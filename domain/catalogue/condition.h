#pragma once

// The condition under which a field matters: FieldDefinition::hint_when, "FIELD=CODE[,CODE]". One rule for findings
// and treatments.

#include <string>
#include <string_view>

namespace psoas {

// The code of the field that decides; "" when none does.
std::string governing_field(std::string_view condition);

// True when there is no condition or `code`, which stands in the governing field, is one of its codes.
bool condition_holds(std::string_view condition, std::string_view code);

}  // namespace psoas
