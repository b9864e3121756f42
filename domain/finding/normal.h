#pragma once

// Whether a value lies within what the catalogue prints as normal: "≤ 0", "≥ 67", "< 10", "40–60", "5", "absent",
// "none", "I–II". What depends on age or on the other side is left undecided.

#include <optional>

#include "domain/catalogue/finding_definition.h"

namespace psoas {

std::optional<bool> is_normal(const FindingDefinition& definition, const Value& value);

}  // namespace psoas
