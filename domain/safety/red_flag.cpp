#include "domain/safety/red_flag.h"

#include <algorithm>

#include "domain/safety/condition_check.h"

namespace psoas {

namespace {

// Whether the condition holds, or could with what is recorded elsewhere.
bool may_hold(const SafetyCondition& condition, const Catalogue& catalogue, const Visit& visit) {
  if (condition.subject == ConditionSubject::finding)
    return std::any_of(visit.findings.begin(), visit.findings.end(), [&](const FindingEntry& entry) {
      const auto& codes = condition.codes;
      return std::find(codes.begin(), codes.end(), entry.code) != codes.end() &&
             fits(condition, entry, catalogue.finding(entry.code));
    });
  if (condition.subject == ConditionSubject::score)
    return std::any_of(visit.scores.begin(), visit.scores.end(), [&](const ScoreEntry& score) {
      const std::optional<double> number = compared_score(condition, score, catalogue);
      return number && condition.fits(*number);
    });
  return true;
}

bool may_hold(const SafetyNeeds& needs, const Catalogue& catalogue, const Visit& visit) {
  return std::all_of(needs.begin(), needs.end(), [&](const std::vector<SafetyCondition>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const SafetyCondition& condition) { return may_hold(condition, catalogue, visit); });
  });
}

void add(std::vector<RaisedFlag>& flags, const RedFlagRule& rule, const SafetyFacts& facts) {
  const auto same =
      std::find_if(flags.begin(), flags.end(), [&](const auto& flag) { return flag.code == rule.raises; });
  if (same == flags.end()) {
    flags.push_back({rule.raises, rule.code, rule.severity, facts});
    return;
  }
  if (rule.severity > same->severity) {
    same->rule = rule.code;
    same->severity = rule.severity;
  }
  for (const SafetyFact& fact : facts)
    if (std::find(same->facts.begin(), same->facts.end(), fact) == same->facts.end()) same->facts.push_back(fact);
}

}  // namespace

std::vector<RaisedFlag> raised_flags(const SafetyContext& context) {
  std::vector<RaisedFlag> flags;
  for (const RedFlagRule& rule : context.catalogue->red_flag_rules()) {
    if (!may_hold(rule.needs, *context.catalogue, *context.visit)) continue;
    ConditionCheck check(context);
    if (check.check(rule.needs) == Truth::yes) add(flags, rule, check.facts());
  }
  return flags;
}

RedFlagSources sources_wanted(const Catalogue& catalogue, const Visit& visit) {
  RedFlagSources sources;
  for (const RedFlagRule& rule : catalogue.red_flag_rules()) {
    if (!may_hold(rule.needs, catalogue, visit)) continue;
    sources.any_rule = true;
    for (const std::vector<SafetyCondition>& conditions : rule.needs)
      for (const SafetyCondition& condition : conditions) {
        sources.previous |= condition.drop.has_value() || condition.newly;
        sources.health |= condition.subject == ConditionSubject::health;
        sources.procedures |= condition.subject == ConditionSubject::procedure;
      }
  }
  return sources;
}

bool raised_beside(RedFlagState standing, FlagSeverity severity) {
  if (standing == RedFlagState::resolved) return true;
  return standing == RedFlagState::acknowledged && severity == FlagSeverity::emergency;
}

}  // namespace psoas
