#pragma once

// A recorded fact that a safety rule rests on, or one that is missing.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/side.h"

namespace psoas {

// What made a rule speak, or, without text, what is not recorded. The words around it are made in ui/wording; `text` is
// the value as a person reads it, with its unit.
struct SafetyFact {
  std::string subject;  // code of a finding, instrument, red flag or treatment; "health/CODE"; "parameter/TX/FIELD"
  Side side = Side::none;
  std::string text;
  std::optional<Date> on;

  bool recorded() const { return !text.empty(); }
  bool operator==(const SafetyFact&) const = default;
};

using SafetyFacts = std::vector<SafetyFact>;

}  // namespace psoas
