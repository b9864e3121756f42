#pragma once

// A rule that raises a red flag from structured fields, never from free text: data, evaluated by domain/safety.

#include <optional>
#include <string>
#include <string_view>

#include "domain/catalogue/safety_condition.h"

namespace psoas {

enum class FlagSeverity {
  yellow,     // to be thought of
  urgent,     // this day or the next
  emergency,  // now
};

constexpr std::string_view code_of(FlagSeverity severity) {
  switch (severity) {
    case FlagSeverity::urgent: return "urgent";
    case FlagSeverity::emergency: return "emergency";
    case FlagSeverity::yellow: break;
  }
  return "yellow";
}

constexpr std::optional<FlagSeverity> flag_severity_of(std::string_view code) {
  if (code == "yellow") return FlagSeverity::yellow;
  if (code == "urgent") return FlagSeverity::urgent;
  if (code == "emergency") return FlagSeverity::emergency;
  return std::nullopt;
}

struct RedFlagRule {
  std::string code;
  std::string label;   // what is to be seen, in a few words: "morning stiffness ≥ 30 min"
  std::string raises;  // the red flag, a finding of the catalogue
  FlagSeverity severity = FlagSeverity::urgent;
  // At least one of them is of the visit alone: what stands from visit to visit raises nothing by itself.
  SafetyNeeds needs;
  int order = 0;
  bool operator==(const RedFlagRule&) const = default;
};

}  // namespace psoas
