#include "domain/safety/warning.h"

#include <algorithm>

#include "domain/safety/condition_check.h"

namespace psoas {

namespace {

int gravity(const Warning& warning) { return warning.decided ? static_cast<int>(warning.severity) + 1 : 0; }

}  // namespace

std::vector<Warning> warnings(const Treatment& treatment, const SafetyContext& context) {
  std::vector<Warning> found;
  if (treatment.status != TreatmentStatus::planned && treatment.status != TreatmentStatus::done) return found;
  SafetyContext of_day = context;
  of_day.on = treatment.date;
  for (const WarningRule& rule : context.catalogue->warning_rules()) {
    ConditionCheck check(of_day, &treatment, &rule.maxima);
    switch (check.check(rule.needs)) {
      case Truth::yes: found.push_back({rule.code, rule.severity, true, check.facts()}); break;
      case Truth::unknown: found.push_back({rule.code, WarningSeverity::notice, false, check.unknown()}); break;
      case Truth::no: break;
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Warning& one, const Warning& other) { return gravity(one) > gravity(other); });
  return found;
}

const WarningOverride* override_of(const Warning& warning, const Treatment& treatment) {
  for (const WarningOverride& override : treatment.overrides)
    if (override.rule == warning.rule && override.facts == warning.facts && !override.reason.empty()) return &override;
  return nullptr;
}

std::vector<std::vector<Warning>> warnings_of(const Visit& visit, const SafetyContext& context) {
  std::vector<std::vector<Warning>> found;
  for (std::size_t i = 0; i < visit.treatments.size(); ++i) {
    SafetyContext beside = context;
    for (std::size_t other = 0; other < visit.treatments.size(); ++other)
      if (other != i) beside.treatments.push_back(visit.treatments[other]);
    found.push_back(warnings(visit.treatments[i], beside));
  }
  return found;
}

bool leaves_warnings_unanswered(const Visit& visit, const SafetyContext& context) {
  const std::vector<std::vector<Warning>> found = warnings_of(visit, context);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Warning& warning : found[i])
      if (warning.needs_reason() && override_of(warning, visit.treatments[i]) == nullptr) return true;
  return false;
}

}  // namespace psoas
