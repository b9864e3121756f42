#pragma once

// Compares a text that a report made with the one a person has looked at and approved.

#include <string>

namespace psoas::tests {

// Fails unless `received` equals tests/data/approved/NAME; then it is left beside it as NAME.received, to be looked at
// and, when it is right, renamed; `tests/approve` renames all of them.
void require_approved(const std::string& received, const std::string& name);

}  // namespace psoas::tests
