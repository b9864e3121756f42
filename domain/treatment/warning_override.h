#pragma once

// A warning that was shown for a treatment and overridden: which, on what facts, and why.

#include <string>

#include "domain/base/date.h"
#include "domain/catalogue/warning_rule.h"
#include "domain/safety/safety_fact.h"

namespace psoas {

struct WarningOverride {
  std::string rule;
  WarningSeverity severity = WarningSeverity::warn;
  SafetyFacts facts;  // as they were then: with others the warning is asked about again
  std::string reason;
  std::string by;  // set by the store, as is the moment
  Moment at{};

  bool operator==(const WarningOverride&) const = default;
};

}  // namespace psoas
