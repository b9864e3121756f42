#include "storage/catalogue/safety_entries.h"

#include <algorithm>

#include "domain/safety/health_facts.h"
#include "storage/catalogue/entries.h"
#include "storage/catalogue/safety_words.h"

namespace psoas::storage {

namespace {

// A condition says what it looks at by the key that bears its name: `finding = ["sym_numbness"]`, `age = true`.
void read_subject(TableReader& reader, SafetyCondition& condition) {
  int named = 0;
  std::string allowed;
  for (const Word<ConditionSubject>& subject : subjects) {
    allowed.append(allowed.empty() ? "" : ", ").append(subject.code);
    if (!reader.has(subject.code)) continue;
    ++named;
    condition.subject = subject.meaning;
    if (names_nothing(subject.meaning)) {
      reader.flag(subject.code);
      continue;
    }
    // No agent named: whichever is given.
    const bool may_be_empty = subject.meaning == ConditionSubject::allergy;
    condition.codes = reader.texts(subject.code);
    if (condition.codes.empty() && !may_be_empty) reader.fault(subject.code, "missing", std::string(subject.code));
  }
  if (named != 1) reader.fault("any", "unknown_kind", "condition", allowed);
}

void check_health_codes(const SafetyCondition& condition, TableReader& reader) {
  if (condition.subject != ConditionSubject::health) return;
  for (const std::string& code : condition.codes) {
    const HealthFactDefinition* fact = health_fact(code);
    if (!fact) reader.fault("health", "unknown_reference", code);
    else if (fact->measured() != condition.compares())
      reader.fault("health", "wrong_type", code, fact->measured() ? "a number to compare with" : "no number");
  }
}

SafetyCondition read_condition(const toml::table& table, TableReader& owner) {
  TableReader reader(table, owner.entry(), owner.log());
  SafetyCondition condition;
  read_subject(reader, condition);
  condition.field = reader.text("field");
  condition.is = reader.texts("is");
  condition.at_least = reader.number("at_least");
  condition.at_most = reader.number("at_most");
  condition.above = reader.number("above");
  condition.below = reader.number("below");
  condition.drop = reader.number("drop");
  if (reader.has("within_days")) condition.within_days = reader.whole("within_days", 0);
  condition.both_sides = reader.flag("both_sides");
  condition.newly = reader.flag("newly");
  condition.near = reader.flag("near");
  condition.answered_by = reader.text("answered_by");
  const bool wants_number = condition.subject == ConditionSubject::score || condition.subject == ConditionSubject::age;
  if (wants_number && !condition.compares()) reader.fault("at_least", "missing", "at_least");
  const bool looks_back = condition.subject == ConditionSubject::procedure ||
                          condition.subject == ConditionSubject::earlier ||
                          condition.subject == ConditionSubject::depot || condition.near;
  if (looks_back && !condition.within_days) reader.fault("within_days", "missing", "within_days");
  check_health_codes(condition, reader);
  reader.refuse_other_keys();
  return condition;
}

// `needs` is a list of lists: all of the outer, any of the inner.
SafetyNeeds read_needs(TableReader& reader) {
  SafetyNeeds needs;
  const toml::array* all = reader.array("needs");
  if (all == nullptr || all->empty()) {
    if (all != nullptr || !reader.has("needs")) reader.fault("needs", "missing", "needs");
    return needs;
  }
  for (const toml::node& any : *all) {
    std::vector<SafetyCondition>& conditions = needs.emplace_back();
    const toml::array* list = any.as_array();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      if (const toml::table* table = (*list)[i].as_table()) conditions.push_back(read_condition(*table, reader));
      else list = nullptr;
    }
    if (list == nullptr || list->empty())
      reader.log().add(TableReader::line_of(any), reader.entry(), "wrong_type", "needs", "lists of conditions");
  }
  return needs;
}

AnaestheticMaximum read_maximum(const toml::table& table, TableReader& owner) {
  TableReader reader(table, owner.entry(), owner.log());
  AnaestheticMaximum maximum;
  maximum.agent = reader.required_text("agent");
  maximum.mg_per_kg = reader.number("mg_per_kg");
  maximum.mg = reader.number("mg");
  maximum.mg_per_kg_with_epinephrine = reader.number("mg_per_kg_with_epinephrine");
  maximum.mg_with_epinephrine = reader.number("mg_with_epinephrine");
  if (!maximum.mg && !maximum.mg_per_kg) reader.fault("mg", "missing", "mg");
  for (const std::optional<double>& dose :
       {maximum.mg_per_kg, maximum.mg, maximum.mg_per_kg_with_epinephrine, maximum.mg_with_epinephrine})
    if (dose && *dose <= 0) reader.fault("mg", "bad_range", maximum.agent);
  reader.refuse_other_keys();
  return maximum;
}

bool looks_at_the_visit(const SafetyNeeds& needs) {
  return std::any_of(needs.begin(), needs.end(), [](const std::vector<SafetyCondition>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [](const SafetyCondition& condition) { return is_of_visit(condition.subject); });
  });
}

// What a rule names and the catalogue does not have.
class Lookup {
 public:
  Lookup(const CatalogueFile& file, const Catalogue& catalogue) : x_file(file), x_catalogue(catalogue) {}

  void check(const RedFlagRule& rule) {
    x_entry = rule.code;
    const FindingDefinition* raised = x_catalogue.finding(rule.raises);
    if (raised == nullptr || raised->kind != FindingKind::red_flag) unknown("unknown_reference", rule.raises);
    check(rule.needs);
  }

  void check(const WarningRule& rule) {
    x_entry = rule.code;
    check(rule.needs);
  }

  std::vector<CatalogueFault> faults;

 private:
  void check(const SafetyNeeds& needs) {
    for (const std::vector<SafetyCondition>& conditions : needs)
      for (const SafetyCondition& condition : conditions)
        for (const std::string& code : condition.codes) check(condition, code);
  }

  void check(const SafetyCondition& condition, const std::string& code) {
    if (condition.subject == ConditionSubject::score && x_catalogue.instrument(code) == nullptr)
      unknown("unknown_reference", code);
    if (condition.subject == ConditionSubject::treatment) return check_treatment(condition, code);
    if (condition.subject == ConditionSubject::earlier && x_catalogue.treatment(code) == nullptr)
      unknown("unknown_reference", code);
    if (condition.subject != ConditionSubject::finding && condition.subject != ConditionSubject::flag) return;
    const FindingDefinition* finding = x_catalogue.finding(code);
    if (finding == nullptr) return unknown("unknown_reference", code);
    const FieldDefinition* field = condition.field.empty() ? &finding->main_field() : finding->field(condition.field);
    if (field == nullptr) return unknown("unknown_field", code + "/" + condition.field);
    for (const std::string& choice : condition.is)
      if (field->kind != ValueKind::presence && field->choice(choice) == nullptr)
        unknown("unknown_choice", code + " = " + choice);
  }

  // A kind of treatment may stand for all of that kind: then some of them must have the field.
  void check_treatment(const SafetyCondition& condition, const std::string& code) {
    std::vector<const TreatmentDefinition*> meant;
    for (const TreatmentDefinition& treatment : x_catalogue.treatments())
      if (treatment.code == code || code_of(treatment.mark) == code) meant.push_back(&treatment);
    if (meant.empty()) return unknown_kind_of_treatment(code);
    if (condition.field.empty()) return;
    const FieldDefinition* field = nullptr;
    for (const TreatmentDefinition* treatment : meant)
      for (const FieldDefinition& each : treatment->fields)
        if (each.code == condition.field) field = &each;
    if (field == nullptr) return unknown("unknown_field", code + "/" + condition.field);
    for (const std::string& choice : condition.is)
      if (choice != "not_recorded" && field->kind != ValueKind::presence && field->choice(choice) == nullptr)
        unknown("unknown_choice", condition.field + " = " + choice);
  }

  void unknown_kind_of_treatment(const std::string& code) {
    // No treatment of this mark is in the catalogue by itself; the word is known all the same.
    if (code != code_of(TreatmentMark::diagnostic_block)) unknown("unknown_reference", code);
  }

  void unknown(const std::string& reason, const std::string& detail) {
    const auto line = x_file.line_of.find(x_entry);
    faults.push_back({x_file.name, line == x_file.line_of.end() ? 0 : line->second, x_entry, reason, detail, ""});
  }

  const CatalogueFile& x_file;
  const Catalogue& x_catalogue;
  std::string x_entry;
};

}  // namespace

RedFlagRule read_red_flag_rule(TableReader& reader) {
  RedFlagRule rule;
  rule.code = reader.code();
  rule.label = reader.required_text("label");
  rule.raises = reader.required_text("raises");
  rule.severity = reader.word("severity", flag_severities);
  rule.order = reader.whole("order", rule.order);
  rule.needs = read_needs(reader);
  if (!rule.needs.empty() && !looks_at_the_visit(rule.needs)) reader.fault("needs", "missing", "finding or score");
  reader.refuse_other_keys();
  return rule;
}

WarningRule read_warning_rule(TableReader& reader) {
  WarningRule rule;
  rule.code = reader.code();
  rule.label = reader.required_text("label");
  rule.says = reader.required_text("says");
  rule.severity = reader.word("severity", warning_severities);
  rule.order = reader.whole("order", rule.order);
  rule.needs = read_needs(reader);
  for (const toml::table* table : reader.tables("maximum")) rule.maxima.push_back(read_maximum(*table, reader));
  reader.refuse_other_keys();
  return rule;
}

std::vector<CatalogueFault> unknown_in_rules(const CatalogueFile& file, const Catalogue& catalogue) {
  Lookup lookup(file, catalogue);
  for (const RedFlagRule& rule : file.red_flag_rules) lookup.check(rule);
  for (const WarningRule& rule : file.warning_rules) lookup.check(rule);
  return std::move(lookup.faults);
}

}  // namespace psoas::storage
