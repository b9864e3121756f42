#include <nlohmann/json.hpp>

#include "storage/document.h"

namespace psoas::storage {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, double>) return *value;
  else return to_string(*value);
}

Json json_of(const std::optional<RedFlagStep>& step) {
  if (!step) return nullptr;
  return {{"at", to_string(step->at)}, {"by", step->by}, {"words", step->words}};
}

}  // namespace

std::string document_of(const HealthRecord& health) {
  Json facts = Json::array();
  for (const HealthFact& fact : health.facts)
    facts.push_back({{"code", fact.code},
                     {"number", or_null(fact.value.number)},
                     {"choice", fact.value.code},
                     {"which", fact.which},
                     {"detail", fact.detail},
                     {"since", or_null(fact.since)},
                     {"until", or_null(fact.until)},
                     {"assessed_on", to_string(fact.assessed_on)}});
  const Json json = {{"patient", health.patient.number}, {"facts", facts}, {"revision", health.revision}};
  return json.dump();
}

std::string document_of(const RedFlag& flag) {
  Json facts = Json::array();
  for (const SafetyFact& fact : flag.facts)
    facts.push_back(
        {{"subject", fact.subject}, {"side", code_of(fact.side)}, {"text", fact.text}, {"day", or_null(fact.on)}});
  const Json json = {{"code", flag.code},
                     {"rule", flag.rule},
                     {"severity", code_of(flag.severity)},
                     {"visit", flag.visit.number},
                     {"raised_on", to_string(flag.raised_on)},
                     {"raised_at", to_string(flag.raised_at)},
                     {"raised_by", flag.raised_by},
                     {"facts", facts},
                     {"acknowledged", json_of(flag.acknowledged)},
                     {"resolved", json_of(flag.resolved)},
                     {"trigger_gone_at", or_null(flag.trigger_gone_at)},
                     {"revision", flag.revision}};
  return json.dump();
}

}  // namespace psoas::storage
