#pragma once

// Red flags: what raises them, and what has become of one. The program prompts; it does not diagnose.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/id.h"
#include "domain/catalogue/red_flag_rule.h"
#include "domain/safety/safety_context.h"

namespace psoas {

using RedFlagId = Id<struct RedFlagSubject>;

enum class RedFlagState { open, acknowledged, resolved };

// A step in the life of a flag: who, when, and the action taken or the reason given.
struct RedFlagStep {
  Moment at{};
  std::string by;
  std::string words;

  bool operator==(const RedFlagStep&) const = default;
};

struct RedFlag {
  RedFlagId id;
  PatientId patient;
  std::string code;  // the finding of kind red_flag
  std::string rule;  // that raised it; its label is what the banner says
  FlagSeverity severity = FlagSeverity::urgent;
  VisitId visit;     // at which it was raised
  Date raised_on{};  // day of that visit
  Moment raised_at{};
  std::string raised_by;
  SafetyFacts facts;  // the values that raised it
  std::optional<RedFlagStep> acknowledged;
  std::optional<RedFlagStep> resolved;
  std::optional<Moment> trigger_gone_at;  // the visit was corrected or voided and raises it no longer
  int revision = 0;

  RedFlagState state() const {
    if (resolved) return RedFlagState::resolved;
    return acknowledged ? RedFlagState::acknowledged : RedFlagState::open;
  }
};

// What a visit raises: one for each code, by the most severe of its rules, with the facts of all of them.
struct RaisedFlag {
  std::string code;
  std::string rule;
  FlagSeverity severity = FlagSeverity::urgent;
  SafetyFacts facts;
};

// The catalogue's rules held against a visit. `context.visit` must be set; what else is wanted says sources_wanted.
std::vector<RaisedFlag> raised_flags(const SafetyContext& context);

// What beside the visit itself could still decide a rule: so that nothing is read for a visit that raises nothing.
struct RedFlagSources {
  bool any_rule = false;  // false: the visit raises nothing, whatever else is recorded
  bool previous = false;
  bool health = false;
  bool procedures = false;
};
RedFlagSources sources_wanted(const Catalogue& catalogue, const Visit& visit);

// Whether a flag of this code is raised although an earlier one stands. One that is open is not raised twice; after an
// acknowledgement only an emergency is.
bool raised_beside(RedFlagState standing, FlagSeverity severity);

}  // namespace psoas
