#pragma once

// A rule that warns when a treatment is planned or recorded: data, evaluated by domain/safety.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/safety_condition.h"

namespace psoas {

enum class WarningSeverity {
  notice,  // said; nothing is asked
  warn,    // to go on wants a reason
  block,   // contraindicated; to go on all the same wants a reason
};

constexpr std::string_view code_of(WarningSeverity severity) {
  switch (severity) {
    case WarningSeverity::warn: return "warn";
    case WarningSeverity::block: return "block";
    case WarningSeverity::notice: break;
  }
  return "notice";
}

constexpr std::optional<WarningSeverity> warning_severity_of(std::string_view code) {
  if (code == "notice") return WarningSeverity::notice;
  if (code == "warn") return WarningSeverity::warn;
  if (code == "block") return WarningSeverity::block;
  return std::nullopt;
}

// The highest dose of a local anaesthetic. Sources disagree: the lower figure stands here, and a clinic may set its
// own.
struct AnaestheticMaximum {
  std::string agent;
  std::optional<double> mg_per_kg;
  std::optional<double> mg;
  std::optional<double> mg_per_kg_with_epinephrine;  // the plain one when not given
  std::optional<double> mg_with_epinephrine;

  bool operator==(const AnaestheticMaximum&) const = default;
};

struct WarningRule {
  std::string code;
  std::string label;  // what is wrong, in a few words
  std::string says;   // the prompt in full
  WarningSeverity severity = WarningSeverity::warn;
  SafetyNeeds needs;
  std::vector<AnaestheticMaximum> maxima;  // of the rule on local anaesthetics
  int order = 0;
  bool operator==(const WarningRule&) const = default;
};

}  // namespace psoas
