#include <algorithm>
#include <set>
#include <utility>

#include "domain/base/number.h"
#include "domain/safety/condition_check.h"
#include "domain/treatment/opioid_dose.h"

namespace psoas {

namespace {

// What counts: planned or done, not what was given up.
bool counts(const Treatment& treatment) {
  return treatment.status == TreatmentStatus::done || treatment.status == TreatmentStatus::planned;
}

SafetyFact as_fact(const Treatment& treatment, const Catalogue& catalogue) {
  return {treatment.code, treatment.side, short_description(treatment, catalogue), treatment.date};
}

bool overlap(const Treatment& one, const Treatment& other) {
  const auto ends_before = [](const Treatment& first, const Treatment& second) {
    return first.end_date && *first.end_date <= second.date && first.date != second.date;
  };
  return !ends_before(one, other) && !ends_before(other, one);
}

// "FIELD=CODE" holds for a parameter.
bool parameter_is(const Treatment& treatment, std::string_view condition) {
  const std::size_t equals = condition.find('=');
  if (equals == std::string_view::npos) return false;
  return code_in(treatment, condition.substr(0, equals)) == condition.substr(equals + 1);
}

// The sides of the rows of a treatment; its own side when no row says another.
std::set<Side> sides_of(const Treatment& treatment) {
  std::set<Side> sides;
  for (const FieldValue& parameter : treatment.parameters)
    if (parameter.field.ends_with("_side")) sides.insert(side_of(parameter.value.code).value_or(Side::none));
  if (sides.empty()) sides.insert(treatment.side);
  if (sides.contains(Side::left) && sides.contains(Side::right)) sides.insert(Side::bilateral);
  return sides;
}

}  // namespace

Truth ConditionCheck::of_treatment(const SafetyCondition& condition) {
  switch (condition.subject) {
    case ConditionSubject::treatment: return treatment(condition);
    case ConditionSubject::side: return side(condition);
    case ConditionSubject::earlier: return earlier(condition);
    case ConditionSubject::beside: return beside(condition);
    case ConditionSubject::allergy: return allergy(condition);
    case ConditionSubject::anaesthetic: return anaesthetic();
    case ConditionSubject::depot: return depot(condition);
    case ConditionSubject::morphine: return morphine(condition);
    case ConditionSubject::no_block: return no_block(condition);
    default: return Truth::no;
  }
}

bool ConditionCheck::answered(const SafetyCondition& condition) const {
  return x_treatment && !condition.answered_by.empty() && parameter_is(*x_treatment, condition.answered_by);
}

// A treatment of the kind; with a field, one whose parameter is so. "not_recorded" among the values stands for none.
Truth ConditionCheck::treatment(const SafetyCondition& condition) {
  const TreatmentDefinition* definition = x_context.catalogue->treatment(x_treatment->code);
  if (!definition) return Truth::no;
  if (!among(condition.codes, x_treatment->code) && !among(condition.codes, psoas::code_of(definition->mark)))
    return Truth::no;
  if (condition.field.empty()) return Truth::yes;
  Truth any = Truth::no;
  bool recorded = false;
  const std::string subject = "parameter/" + x_treatment->code + "/" + condition.field;
  for (const FieldValue& parameter : x_treatment->parameters) {
    if (parameter.field != condition.field) continue;
    recorded = true;
    const bool fits = condition.compares() ? parameter.value.number && condition.fits(*parameter.value.number)
                                           : among(condition.is, parameter.value.code);
    const FieldDefinition* field = fits ? definition->field(parameter.group, parameter.field) : nullptr;
    if (field) any = note({subject, Side::none, shown_with_unit(*field, parameter.value), {}});
  }
  if (!recorded && among(condition.is, "not_recorded")) return note({subject, Side::none, {}, {}});
  return any;
}

Truth ConditionCheck::side(const SafetyCondition& condition) {
  for (const Side side : sides_of(*x_treatment))
    if (among(condition.codes, psoas::code_of(side)))
      return note({"side", side, std::string(psoas::code_of(side)), {}});
  if (!among(condition.codes, "B")) return Truth::no;
  // The same on the other side on one day is on both sides.
  for (const Treatment& other : x_context.treatments) {
    const bool same = counts(other) && other.code == x_treatment->code && other.date == x_treatment->date &&
                      code_in(other, "target") == code_in(*x_treatment, "target");
    const std::set<Side> both{other.side, x_treatment->side};
    if (same && both == std::set<Side>{Side::left, Side::right}) return note(as_fact(other, *x_context.catalogue));
  }
  return Truth::no;
}

Truth ConditionCheck::earlier(const SafetyCondition& condition) {
  Truth any = Truth::no;
  for (const Treatment& other : x_context.treatments) {
    if (other.status != TreatmentStatus::done || !among(condition.codes, other.code)) continue;
    const int days = days_between(other.date, x_treatment->date);
    if (days > 0 && days <= condition.within_days.value_or(0)) any = note(as_fact(other, *x_context.catalogue));
  }
  return any;
}

Truth ConditionCheck::beside(const SafetyCondition& condition) {
  Truth any = Truth::no;
  for (const Treatment& other : x_context.treatments) {
    if (!counts(other) || other.code != medication_code || !overlap(other, *x_treatment)) continue;
    if (among(condition.is, code_in(other, "class"))) any = note(as_fact(other, *x_context.catalogue));
  }
  return any;
}

Truth ConditionCheck::allergy(const SafetyCondition& condition) {
  const std::string_view state = x_context.health ? x_context.health->state("allergy", x_context.on) : not_assessed;
  std::vector<std::string> given = condition.codes;
  if (given.empty())
    for (const FieldValue* agent : x_treatment->all("agent", "agent")) given.push_back(agent->value.code);
  std::erase_if(given, [](const std::string& agent) { return agent == "none" || agent == "saline"; });
  if (given.empty() || state == absent) return Truth::no;
  if (state == not_assessed) return answered(condition) ? Truth::no : miss("health/allergy");
  const HealthFact* fact = x_context.health->fact("allergy");
  for (const std::string& agent : given)
    if (among(fact->which, agent)) return note({"health/allergy", Side::none, shown(*fact), fact->assessed_on});
  return Truth::no;
}

Truth ConditionCheck::depot(const SafetyCondition& condition) {
  const auto holds_depot = [&](const Treatment& treatment) {
    const auto agents = treatment.all("agent", "agent");
    return std::any_of(agents.begin(), agents.end(),
                       [&](const FieldValue* agent) { return among(condition.codes, agent->value.code); });
  };
  if (!holds_depot(*x_treatment)) return Truth::no;
  int count = 1;
  for (const Treatment& other : x_context.treatments) {
    const int days = days_between(other.date, x_treatment->date);
    const bool recent = days >= 0 && days < condition.within_days.value_or(0);
    count += counts(other) && recent && holds_depot(other) ? 1 : 0;
  }
  if (!condition.fits(count)) return Truth::no;
  return note({"depot", Side::none, std::to_string(count), {}});
}

// The highest of the days on which something taken beside it begins.
Truth ConditionCheck::morphine(const SafetyCondition& condition) {
  const TreatmentDefinition* definition = x_context.catalogue->treatment(medication_code);
  if (!definition || x_treatment->code != medication_code || !is_opioid(*x_treatment, *definition)) return Truth::no;
  std::vector<Treatment> taken{*x_treatment};
  for (const Treatment& other : x_context.treatments)
    if (counts(other) && other.code == medication_code && overlap(other, *x_treatment)) taken.push_back(other);
  for (Treatment& each : taken) each.status = TreatmentStatus::done;
  std::optional<double> highest;
  Truth any = Truth::no;
  for (const Treatment& each : taken) {
    const OpioidDose dose = opioid_dose_on(std::max(each.date, x_treatment->date), taken, *definition);
    if (dose.mme && (!highest || *dose.mme > *highest)) highest = dose.mme;
    for (const OpioidShare& share : dose.shares)
      if (share.gap != OpioidGap::none) any = miss("morphine/" + share.drug);
  }
  if (!highest || !condition.fits(*highest)) return any;
  return note({"morphine", Side::none, to_text(*highest), {}});
}

}  // namespace psoas
