#pragma once

// Holds the conditions of safety rules against what is recorded. An answer may be unknown: what nobody recorded is
// neither yes nor no.

#include "domain/catalogue/warning_rule.h"
#include "domain/safety/safety_context.h"

namespace psoas {

enum class Truth { no, unknown, yes };

// True when the word is one of them.
bool among(const std::vector<std::string>& words, std::string_view word);

class ConditionCheck {
 public:
  // `treatment` is the one that is judged; nullptr when a visit is. `maxima` for the rule on local anaesthetics.
  explicit ConditionCheck(const SafetyContext& context, const Treatment* treatment = nullptr,
                          const std::vector<AnaestheticMaximum>* maxima = nullptr)
      : x_context(context), x_treatment(treatment), x_maxima(maxima) {}

  // The facts of what holds are gathered in facts(), those missing in unknown().
  Truth check(const SafetyNeeds& needs);

  const SafetyFacts& facts() const { return x_facts; }
  const SafetyFacts& unknown() const { return x_unknown; }

 private:
  Truth any_of(const std::vector<SafetyCondition>& conditions);
  Truth holds(const SafetyCondition& condition);

  // Of the patient and the visit (condition_check.cpp).
  Truth finding(const SafetyCondition& condition);
  Truth score(const SafetyCondition& condition);
  Truth health(const SafetyCondition& condition);
  Truth health_number(const SafetyCondition& condition, const HealthFact* fact, const std::string& code);
  Truth age(const SafetyCondition& condition);
  Truth sex(const SafetyCondition& condition);
  Truth procedure(const SafetyCondition& condition);
  Truth flag(const SafetyCondition& condition);

  // Of the treatment that is judged (treatment_condition.cpp).
  Truth of_treatment(const SafetyCondition& condition);
  Truth treatment(const SafetyCondition& condition);
  Truth side(const SafetyCondition& condition);
  Truth earlier(const SafetyCondition& condition);
  Truth beside(const SafetyCondition& condition);
  Truth allergy(const SafetyCondition& condition);
  Truth anaesthetic();
  Truth anaesthetic_of_day(const std::vector<const Treatment*>& given);
  Truth depot(const SafetyCondition& condition);
  Truth morphine(const SafetyCondition& condition);
  Truth no_block(const SafetyCondition& condition);

  bool answered(const SafetyCondition& condition) const;
  Truth note(SafetyFact fact);
  Truth miss(std::string subject);

  const SafetyContext& x_context;
  const Treatment* x_treatment;
  const std::vector<AnaestheticMaximum>* x_maxima;
  SafetyFacts x_facts;
  SafetyFacts x_unknown;
};

// True when a finding fits the condition by itself, without a look at other visits.
bool fits(const SafetyCondition& condition, const FindingEntry& entry, const FindingDefinition* definition);

// The number a condition on scores compares: the total, or the sum of the items it names; nothing when one is missing.
std::optional<double> compared_score(const SafetyCondition& condition, const ScoreEntry& entry,
                                     const Catalogue& catalogue);

}  // namespace psoas
