#pragma once

// Warnings on a treatment that is planned or recorded. The program prompts; whether to go on is the clinician's, with a
// reason that is kept.

#include <string>
#include <vector>

#include "domain/safety/safety_context.h"
#include "domain/visit/visit.h"

namespace psoas {

struct Warning {
  std::string rule;
  WarningSeverity severity = WarningSeverity::warn;
  // False: the rule could not be held against the record, because the facts named are not recorded. Then a notice.
  bool decided = true;
  SafetyFacts facts;

  bool needs_reason() const { return decided && severity != WarningSeverity::notice; }
  bool operator==(const Warning&) const = default;
};

// The catalogue's rules held against one treatment on its day; the gravest first, those undecided last. None for one
// that was aborted or cancelled. `context.on` is not used.
std::vector<Warning> warnings(const Treatment& treatment, const SafetyContext& context);

// The override given for this warning on the same facts; nullptr when it was not overridden, or on others.
const WarningOverride* override_of(const Warning& warning, const Treatment& treatment);

// For each treatment of a visit, its warnings; `context.treatments` are those of other visits.
std::vector<std::vector<Warning>> warnings_of(const Visit& visit, const SafetyContext& context);

// A warning of the visit that has to be answered was not, or was answered on other facts.
bool leaves_warnings_unanswered(const Visit& visit, const SafetyContext& context);

}  // namespace psoas
