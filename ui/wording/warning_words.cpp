#include "ui/wording/warning_words.h"

#include <algorithm>

#include "ui/wording/safety_words.h"

namespace psoas::wording::warning {

namespace {

const WarningRule* rule_of(const std::string& code, const Catalogue& catalogue) {
  const std::vector<WarningRule>& rules = catalogue.warning_rules();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.code == code; });
  return found == rules.end() ? nullptr : &*found;
}

std::string label_of(const std::string& code, const Catalogue& catalogue) {
  const WarningRule* rule = rule_of(code, catalogue);
  return rule ? rule->label : code;
}

const char* sign_of(WarningSeverity severity) {
  switch (severity) {
    case WarningSeverity::block: return "✗";
    case WarningSeverity::warn: return "⚠";
    case WarningSeverity::notice: break;
  }
  return "ℹ";
}

const char* word_of(WarningSeverity severity) {
  switch (severity) {
    case WarningSeverity::block: return "Contraindicated";
    case WarningSeverity::warn: return "Warning";
    case WarningSeverity::notice: break;
  }
  return "Notice";
}

}  // namespace

std::string headline(const Warning& warning, const Catalogue& catalogue) {
  return std::string(sign_of(warning.severity)) + " " + word_of(warning.severity) + ": " +
         label_of(warning.rule, catalogue);
}

std::string prompt(const Warning& warning, const Catalogue& catalogue) {
  const WarningRule* rule = rule_of(warning.rule, catalogue);
  std::string text = rule ? rule->says : std::string();
  if (warning.facts.empty()) return text;
  return text + " Recorded: " + safety::facts(warning.facts, catalogue) + ".";
}

std::string not_checked(const std::vector<Warning>& undecided, const Catalogue& catalogue) {
  std::string text;
  for (const Warning& warning : undecided)
    text += (text.empty() ? "" : " ") + safety::facts(warning.facts, catalogue) + ": “" +
            label_of(warning.rule, catalogue) + "” not checked.";
  return text;
}

std::string reason_for(const Warning& warning, const Catalogue& catalogue) {
  return "Reason to go on despite: " + label_of(warning.rule, catalogue);
}

std::string overridden(const WarningOverride& override, const Catalogue& catalogue) {
  return std::string(sign_of(override.severity)) + " " + label_of(override.rule, catalogue) + ", overridden by " +
         override.by + " " + to_string(override.at).substr(0, 10) + ": " + override.reason;
}

}  // namespace psoas::wording::warning
