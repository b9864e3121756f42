#pragma once

// The words of the audit trail: what was done, to what, and the labels of the views that show it. "&" marks the access
// key.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/store/audit.h"

namespace psoas::wording::audit {

// "corrected"; an action of a later version by its own name.
std::string action_word(std::string_view action);
// "adverse event".
std::string entity_word(std::string_view entity);
// "Visit corrected".
std::string what(const AuditEntry& entry);
// "Rivera, Ana (DEMO-0001)"; "" when it is about nobody.
std::string whose(const AuditLine& line);

// For the console: a line for each entry, then how many there are.
std::vector<std::string> lines(const AuditPage& page);
std::string exported(std::int64_t entries);

}  // namespace psoas::wording::audit
