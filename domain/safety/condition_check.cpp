#include "domain/safety/condition_check.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "domain/base/number.h"

namespace psoas {

namespace {

constexpr double rounding = 1e-9;

std::optional<double> number_of(const FieldDefinition* field, const Value& value) {
  if (value.number) return value.number;
  const Choice* choice = field ? field->choice(value.code) : nullptr;
  return choice ? choice->number : std::nullopt;
}

bool value_fits(const SafetyCondition& condition, const FieldDefinition* field, const Value& value) {
  if (condition.compares()) {
    const std::optional<double> number = number_of(field, value);
    return number && condition.fits(*number);
  }
  if (!condition.is.empty()) return among(condition.is, value.code);
  return value.code == present;
}

bool says_something(const Value& value) {
  return !value.empty() && value.code != absent && value.code != not_assessed && value.code != "0";
}

}  // namespace

bool among(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool fits(const SafetyCondition& condition, const FindingEntry& entry, const FindingDefinition* definition) {
  const auto field_of = [&](std::string_view code) { return definition ? definition->field(code) : nullptr; };
  if (condition.drop) return number_of(field_of("value"), entry.value).has_value();
  if (condition.field.empty()) {
    if (value_fits(condition, field_of("value"), entry.value)) return true;
    // Of several choices the first is the value, the others stand beside it.
    return std::any_of(entry.qualifiers.begin(), entry.qualifiers.end(), [&](const FieldValue& other) {
      return other.field == "value" && value_fits(condition, field_of("value"), other.value);
    });
  }
  if (!says_something(entry.value)) return false;
  return std::any_of(entry.qualifiers.begin(), entry.qualifiers.end(), [&](const FieldValue& qualifier) {
    return qualifier.field == condition.field && value_fits(condition, field_of(condition.field), qualifier.value);
  });
}

std::optional<double> compared_score(const SafetyCondition& condition, const ScoreEntry& entry,
                                     const Catalogue& catalogue) {
  if (!among(condition.codes, entry.instrument)) return std::nullopt;
  if (condition.is.empty()) return entry.total;
  const InstrumentDefinition* instrument = catalogue.instrument(entry.instrument);
  double sum = 0;
  for (std::size_t i = 0; instrument && i < instrument->items.size(); ++i) {
    if (!among(condition.is, instrument->items[i].code)) continue;
    if (i >= entry.items.size() || !entry.items[i]) return std::nullopt;
    sum += *entry.items[i];
  }
  return sum;
}

Truth ConditionCheck::check(const SafetyNeeds& needs) {
  Truth all = Truth::yes;
  for (const std::vector<SafetyCondition>& conditions : needs) {
    all = std::min(all, any_of(conditions));
    if (all == Truth::no) break;
  }
  if (all == Truth::no) x_unknown.clear();
  if (all != Truth::yes) x_facts.clear();
  else x_unknown.clear();
  return all;
}

// Every fact that speaks is gathered, so all conditions are asked even when one holds already.
Truth ConditionCheck::any_of(const std::vector<SafetyCondition>& conditions) {
  Truth any = Truth::no;
  for (const SafetyCondition& condition : conditions) any = std::max(any, holds(condition));
  return any;
}

Truth ConditionCheck::holds(const SafetyCondition& condition) {
  switch (condition.subject) {
    case ConditionSubject::finding: return finding(condition);
    case ConditionSubject::score: return score(condition);
    case ConditionSubject::health: return health(condition);
    case ConditionSubject::age: return age(condition);
    case ConditionSubject::sex: return sex(condition);
    case ConditionSubject::procedure: return procedure(condition);
    case ConditionSubject::flag: return flag(condition);
    default: break;
  }
  return x_treatment ? of_treatment(condition) : Truth::no;
}

Truth ConditionCheck::note(SafetyFact fact) {
  if (std::find(x_facts.begin(), x_facts.end(), fact) == x_facts.end()) x_facts.push_back(std::move(fact));
  return Truth::yes;
}

Truth ConditionCheck::miss(std::string subject) {
  SafetyFact fact{std::move(subject), Side::none, {}, {}};
  if (std::find(x_unknown.begin(), x_unknown.end(), fact) == x_unknown.end()) x_unknown.push_back(std::move(fact));
  return Truth::unknown;
}

// A finding nobody looked for raises nothing: what was not asked is the checklist's matter.
Truth ConditionCheck::finding(const SafetyCondition& condition) {
  if (!x_context.visit) return Truth::no;
  SafetyFacts found;
  bool left = false;
  bool right = false;
  for (const FindingEntry& entry : x_context.visit->findings) {
    if (!among(condition.codes, entry.code)) continue;
    const FindingDefinition* definition = x_context.catalogue->finding(entry.code);
    if (!definition || !psoas::fits(condition, entry, definition)) continue;
    const FindingEntry* before =
        x_context.previous ? x_context.previous->finding(entry.code, entry.side, entry.row) : nullptr;
    const FieldDefinition& main = definition->main_field();
    SafetyFact fact{entry.code, entry.side, shown_with_unit(main, entry.value), x_context.visit->date};
    if (condition.drop) {
      const std::optional<double> was = before ? number_of(&main, before->value) : std::nullopt;
      const std::optional<double> now = number_of(&main, entry.value);
      if (!was || !now || *was - *now < *condition.drop - rounding) continue;
      fact.text = shown(main, before->value) + " → " + fact.text;
    }
    if (condition.newly && before && psoas::fits(condition, *before, definition)) continue;
    left |= entry.side == Side::left || entry.side == Side::bilateral;
    right |= entry.side == Side::right || entry.side == Side::bilateral;
    found.push_back(std::move(fact));
  }
  if (found.empty() || (condition.both_sides && !(left && right))) return Truth::no;
  for (SafetyFact& fact : found) note(std::move(fact));
  return Truth::yes;
}

Truth ConditionCheck::score(const SafetyCondition& condition) {
  if (!x_context.visit) return Truth::no;
  for (const ScoreEntry& entry : x_context.visit->scores) {
    const std::optional<double> number = compared_score(condition, entry, *x_context.catalogue);
    if (!number || !condition.fits(*number)) continue;
    return note({entry.instrument, Side::none, to_text(*number), x_context.visit->date});
  }
  return Truth::no;
}

Truth ConditionCheck::health(const SafetyCondition& condition) {
  Truth any = Truth::no;
  for (const std::string& code : condition.codes) {
    const HealthFact* fact = x_context.health ? x_context.health->fact(code) : nullptr;
    if (condition.compares()) {
      any = std::max(any, health_number(condition, fact, code));
      continue;
    }
    const std::string_view state = x_context.health ? x_context.health->state(code, x_context.on) : not_assessed;
    if (state == not_assessed) {
      if (!answered(condition)) any = std::max(any, miss("health/" + code));
      continue;
    }
    const auto far = [&] {
      return !fact->since || std::abs(days_between(*fact->since, x_context.on)) > condition.within_days.value_or(0);
    };
    if (state != present || (condition.near && far())) continue;
    any = note({"health/" + code, Side::none, shown(*fact), fact->assessed_on});
  }
  return any;
}

// A number that was measured too long ago says nothing.
Truth ConditionCheck::health_number(const SafetyCondition& condition, const HealthFact* fact, const std::string& code) {
  const bool known =
      fact && fact->value.number &&
      (!condition.within_days || std::abs(days_between(fact->assessed_on, x_context.on)) <= *condition.within_days);
  if (!known) return answered(condition) ? Truth::no : miss("health/" + code);
  if (!condition.fits(*fact->value.number)) return Truth::no;
  return note({"health/" + code, Side::none, shown(*fact), fact->assessed_on});
}

Truth ConditionCheck::age(const SafetyCondition& condition) {
  const int years = age_in_years(x_context.birth_date, x_context.on);
  if (!condition.fits(years)) return Truth::no;
  return note({"age", Side::none, std::to_string(years), {}});
}

Truth ConditionCheck::sex(const SafetyCondition& condition) {
  return among(condition.is, psoas::code_of(x_context.sex)) ? Truth::yes : Truth::no;
}

Truth ConditionCheck::procedure(const SafetyCondition& condition) {
  Truth any = Truth::no;
  for (const Treatment& treatment : x_context.treatments) {
    const TreatmentDefinition* definition = x_context.catalogue->treatment(treatment.code);
    if (!definition || treatment.status != TreatmentStatus::done) continue;
    if (definition->mark != TreatmentMark::procedure && definition->mark != TreatmentMark::diagnostic_block) continue;
    const int days = days_between(treatment.date, x_context.on);
    if (days < 0 || days > condition.within_days.value_or(0)) continue;
    any = note({treatment.code, treatment.side, short_description(treatment, *definition), treatment.date});
  }
  return any;
}

Truth ConditionCheck::flag(const SafetyCondition& condition) {
  Truth any = Truth::no;
  for (const std::string& code : x_context.flags) {
    if (!among(condition.codes, code)) continue;
    const FindingDefinition* definition = x_context.catalogue->finding(code);
    any = note({code, Side::none, definition ? definition->label : code, {}});
  }
  return any;
}

}  // namespace psoas
