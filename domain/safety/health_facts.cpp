#include "domain/safety/health_facts.h"

#include <algorithm>
#include <utility>

namespace psoas {

namespace {

constexpr const char* allergies = "Allergies";
constexpr const char* bleeding = "Bleeding";
constexpr const char* infection = "Infection";
constexpr const char* conditions = "Conditions";
constexpr const char* interfering = "Devices, vaccines, surgery";
constexpr const char* body = "Body";

HealthFactDefinition condition(std::string code, std::string label, std::string group, std::string detail = {}) {
  HealthFactDefinition fact;
  fact.code = std::move(code);
  fact.label = std::move(label);
  fact.group = std::move(group);
  fact.value.code = "value";
  fact.value.label = fact.label;
  fact.value.kind = ValueKind::presence;
  fact.detail = std::move(detail);
  return fact;
}

HealthFactDefinition taken(std::string code, std::string label, std::string group) {
  HealthFactDefinition fact = condition(std::move(code), std::move(label), std::move(group), "drug");
  fact.since = "since";
  fact.until = true;
  return fact;
}

HealthFactDefinition event(std::string code, std::string label, std::string detail) {
  HealthFactDefinition fact = condition(std::move(code), std::move(label), interfering, std::move(detail));
  fact.since = "on";
  return fact;
}

HealthFactDefinition measure(std::string code, std::string label, std::string group, std::string unit, Range hard,
                             Range soft) {
  HealthFactDefinition fact = condition(std::move(code), std::move(label), std::move(group));
  fact.value.kind = ValueKind::number;
  fact.value.unit = std::move(unit);
  fact.value.hard = hard;
  fact.value.soft = soft;
  return fact;
}

FieldDefinition which(std::string label, std::vector<Choice> choices) {
  FieldDefinition field;
  field.code = "which";
  field.label = std::move(label);
  field.kind = ValueKind::choices;
  field.choices = std::move(choices);
  return field;
}

Choice same(std::string word) { return {word, word, {}, {}}; }

HealthFactDefinition allergy() {
  HealthFactDefinition fact = condition("allergy", "Allergy or intolerance", allergies, "other");
  fact.which = which("to", {same("lidocaine"),
                            same("mepivacaine"),
                            same("bupivacaine"),
                            same("levobupivacaine"),
                            same("ropivacaine"),
                            same("chloroprocaine"),
                            same("dexamethasone"),
                            same("methylprednisolone"),
                            same("triamcinolone"),
                            same("betamethasone"),
                            {"contrast", "contrast medium", {}, {}},
                            {"botulinum_toxin", "botulinum toxin", {}, {}},
                            same("dextrose"),
                            same("latex"),
                            same("chlorhexidine")});
  return fact;
}

HealthFactDefinition implant() {
  HealthFactDefinition fact =
      condition("active_implant", "Pacemaker, ICD or other active implant", interfering, "model");
  fact.which = which("which", {same("pacemaker"),
                               {"icd", "ICD", {}, {}},
                               same("neurostimulator"),
                               {"pump", "drug pump", {}, {}},
                               {"cochlear", "cochlear implant", {}, {}},
                               same("other")});
  return fact;
}

HealthFactDefinition smoking() {
  HealthFactDefinition fact = condition("smoking", "Smoking", body);
  fact.value.kind = ValueKind::choice;
  fact.value.choices = {same("never"), same("former"), same("current")};
  return fact;
}

HealthFactDefinition with_days(HealthFactDefinition fact, bool until) {
  fact.since = "since";
  fact.until = until;
  return fact;
}

}  // namespace

const std::vector<HealthFactDefinition>& health_facts() {
  static const std::vector<HealthFactDefinition> facts{
      allergy(),
      taken("anticoagulant", "Anticoagulant", bleeding),
      taken("antiplatelet", "Antiplatelet", bleeding),
      condition("bleeding_disorder", "Bleeding disorder", bleeding, "which"),
      measure("platelets", "Platelets", bleeding, "×10⁹/L", {0, 3000}, {100, 450}),
      measure("inr", "INR", bleeding, "", {0.5, 20}, {0.8, 1.4}),
      condition("active_infection", "Active infection", infection, "where"),
      condition("skin_infection", "Skin infection", infection, "site"),
      measure("temperature_c", "Temperature", infection, "°C", {30, 45}, {35.5, 37.9}),
      condition("tuberculosis", "Tuberculosis", infection),
      condition("diabetes", "Diabetes", conditions),
      condition("immunosuppression", "Immunosuppression", conditions, "by"),
      condition("iv_drug_use", "Injected drugs", conditions),
      condition("crohn_disease", "Crohn disease", conditions),
      condition("chronic_kidney_disease", "Chronic kidney disease", conditions, "stage"),
      condition("peptic_ulcer", "Peptic ulcer or bleeding", conditions),
      condition("neuromuscular_disease", "Neuromuscular disease", conditions, "which"),
      condition("osteoporosis", "Osteoporosis", conditions),
      with_days(condition("cancer_history", "Cancer, now or in the past", conditions, "which"), false),
      with_days(condition("long_term_steroid", "Long-term steroid", conditions, "drug"), true),
      taken("aminoglycoside", "Aminoglycoside", conditions),
      condition("pregnancy_possible", "Pregnancy possible", conditions),
      implant(),
      event("live_vaccine", "Live vaccine, given or planned", "which"),
      event("surgery", "Surgery, done or planned", "which"),
      measure("weight_kg", "Weight", body, "kg", {2, 500}, {35, 180}),
      measure("height_cm", "Height", body, "cm", {40, 260}, {130, 210}),
      smoking()};
  return facts;
}

const HealthFactDefinition* health_fact(std::string_view code) {
  const std::vector<HealthFactDefinition>& facts = health_facts();
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& fact) { return fact.code == code; });
  return found == facts.end() ? nullptr : &*found;
}

}  // namespace psoas
