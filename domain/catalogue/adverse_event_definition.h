#pragma once

// An adverse event as the catalogue names it.

#include <optional>
#include <string>

#include "domain/base/date.h"

namespace psoas {

struct AdverseEventDefinition {
  std::string code;
  std::string label;
  std::string help;      // what counts as this event
  std::string keywords;  // further words it is found by
  std::optional<Date> retired_on;
  int order = 0;

  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const AdverseEventDefinition&) const = default;
};

}  // namespace psoas
