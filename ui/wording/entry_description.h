#pragma once

// A catalogue entry as readable text: what it records, in which units and ranges, with which choices, and how to read
// it. For the administrator who looks an entry up; lines are separated by line feeds.

#include <string>
#include <string_view>

#include "domain/catalogue/entry_kind.h"

namespace psoas::wording {

// "" when there is no such entry.
std::string description(const Catalogue& catalogue, EntryKind kind, std::string_view code);

// The words of choices, for forms as well: "lower is better", "a value for each side", "examination".
std::string_view words_for(Direction direction);
std::string_view words_for(Laterality laterality);
std::string_view words_for(FindingKind kind);
std::string_view words_for(TreatmentMark mark);
std::string_view words_for(ValueKind kind);

}  // namespace psoas::wording
