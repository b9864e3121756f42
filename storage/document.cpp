#include "storage/document.h"

#include <nlohmann/json.hpp>

namespace psoas::storage {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, double>) return *value;
  else return to_string(*value);
}

Json json_of(const Value& value) {
  Json json = Json::object();
  if (value.number) json["number"] = *value.number;
  if (!value.code.empty()) json["code"] = value.code;
  if (!value.text.empty()) json["text"] = value.text;
  if (value.date) json["date"] = to_string(*value.date);
  return json;
}

Json json_of(const std::vector<FieldValue>& fields) {
  Json list = Json::array();
  for (const FieldValue& field : fields)
    list.push_back(
        {{"group", field.group}, {"row", field.row}, {"field", field.field}, {"value", json_of(field.value)}});
  return list;
}

Json json_of(const ScoreEntry& score) {
  Json items = Json::array();
  for (const auto& item : score.items) items.push_back(or_null(item));
  return {{"instrument", score.instrument}, {"status", code_of(score.status)},
          {"phase", code_of(score.phase)},  {"items", items},
          {"total", or_null(score.total)},  {"version", score.version},
          {"language", score.language},     {"mode", score.mode}};
}

Json json_of(const FindingEntry& finding) {
  return {{"code", finding.code},
          {"side", code_of(finding.side)},
          {"row", finding.row},
          {"value", json_of(finding.value)},
          {"qualifiers", json_of(finding.qualifiers)}};
}

Json json_of(const WarningOverride& override) {
  Json facts = Json::array();
  for (const SafetyFact& fact : override.facts)
    facts.push_back(
        {{"subject", fact.subject}, {"side", code_of(fact.side)}, {"text", fact.text}, {"day", or_null(fact.on)}});
  return {{"rule", override.rule}, {"severity", code_of(override.severity)},
          {"facts", facts},        {"reason", override.reason},
          {"by", override.by},     {"at", to_string(override.at)}};
}

template <class T>
Json list_of(const std::vector<T>& entries);

Json json_of(const std::vector<TreatmentLink>& links) {
  Json list = Json::array();
  for (const TreatmentLink& link : links) list.push_back({{"role", code_of(link.role)}, {"number", link.to.number}});
  return list;
}

Json json_of(const Treatment& treatment) {
  Json json = {{"number", treatment.id.number},
               {"code", treatment.code},
               {"side", code_of(treatment.side)},
               {"date", to_string(treatment.date)},
               {"end_date", or_null(treatment.end_date)},
               {"status", code_of(treatment.status)},
               {"performer", treatment.performer},
               {"is_index", treatment.is_index},
               {"note", treatment.note},
               {"links", json_of(treatment.links)},
               {"parameters", json_of(treatment.parameters)}};
  // Only where there are some: what was written before they could be given reads the same.
  if (!treatment.indication.empty()) json["indication"] = treatment.indication;
  if (!treatment.overrides.empty()) json["overrides"] = list_of(treatment.overrides);
  return json;
}

Json json_of(const EpisodeDiagnosis& diagnosis) {
  return {{"condition", diagnosis.condition},          {"code", diagnosis.code},
          {"code_label", diagnosis.code_label},        {"side", code_of(diagnosis.side)},
          {"certainty", code_of(diagnosis.certainty)}, {"primary", diagnosis.primary},
          {"since", or_null(diagnosis.since)},         {"until", or_null(diagnosis.until)}};
}

template <class T>
Json list_of(const std::vector<T>& entries) {
  Json list = Json::array();
  for (const T& entry : entries) list.push_back(json_of(entry));
  return list;
}

}  // namespace

std::string document_of(const Patient& patient) {
  const Json json = {{"uuid", patient.uuid},
                     {"mrn", patient.mrn},
                     {"family_name", patient.family_name},
                     {"given_name", patient.given_name},
                     {"birth_date", to_string(patient.birth_date)},
                     {"sex", code_of(patient.sex)},
                     {"phone", patient.phone},
                     {"email", patient.email},
                     {"address", patient.address},
                     {"city", patient.city},
                     {"state", patient.state},
                     {"postal_code", patient.postal_code},
                     {"note", patient.note},
                     {"died_on", or_null(patient.died_on)},
                     {"revision", patient.revision}};
  return json.dump();
}

std::string document_of(const Episode& episode) {
  const Json json = {
      {"label", episode.label},
      {"onset", or_null(episode.onset)},
      {"onset_precision", episode.onset_precision},
      {"opened_on", to_string(episode.opened_on)},
      {"closed_on", or_null(episode.closed_on)},
      {"closing_reason", episode.closing_reason},
      {"pain_duration_months", episode.pain_duration_months ? Json(*episode.pain_duration_months) : Json(nullptr)},
      {"pain_course", episode.pain_course},
      {"dominant_side", code_of(episode.dominant_side)},
      {"dominant_site", episode.dominant_site},
      {"hypotheses", episode.hypotheses},
      {"diagnoses", list_of(episode.diagnoses)},
      {"note", episode.note},
      {"revision", episode.revision}};
  return json.dump();
}

std::string document_of(const Visit& visit) {
  const Json json = {{"uuid", visit.uuid},
                     {"patient", visit.patient.number},
                     {"episode", visit.episode ? Json(visit.episode->number) : Json(nullptr)},
                     {"date", to_string(visit.date)},
                     {"kind", visit.kind},
                     {"clinician", visit.clinician},
                     {"note", visit.note},
                     {"scores", list_of(visit.scores)},
                     {"findings", list_of(visit.findings)},
                     {"treatments", list_of(visit.treatments)},
                     {"confirmed", visit.confirmed},
                     {"entered_at", to_string(visit.entered_at)},
                     {"entered_by", visit.entered_by},
                     {"revision", visit.revision}};
  return json.dump();
}

std::string document_of(const ClinicSettings& settings) {
  const Json json = {{"name", settings.name},
                     {"demo", settings.demo},
                     {"time_zone", settings.time_zone},
                     {"paper", settings.paper},
                     {"fiscal_year_start", settings.fiscal_year_start},
                     {"least_count", settings.least_count},
                     {"revision", settings.revision}};
  return json.dump();
}

std::string document_of(const AdverseEvent& event) {
  Json treatments = Json::array();
  for (const TreatmentId treatment : event.treatments) treatments.push_back(treatment.number);
  const Json json = {{"uuid", event.uuid},
                     {"patient", event.patient.number},
                     {"code", event.code},
                     {"onset", to_string(event.onset)},
                     {"onset_time", event.onset_time},
                     {"treatments", treatments},
                     {"grade", event.grade},
                     {"hospitalised", event.hospitalised},
                     {"disability", event.disability},
                     {"serious_to_reporter", event.serious_to_reporter},
                     {"causality", event.causality ? Json(code_of(*event.causality)) : Json(nullptr)},
                     {"expected", event.expected ? Json(*event.expected) : Json(nullptr)},
                     {"action", event.action},
                     {"outcome", code_of(event.outcome)},
                     {"resolved_on", or_null(event.resolved_on)},
                     {"clavien_dindo", event.clavien_dindo},
                     {"note", event.note},
                     {"entered_at", to_string(event.entered_at)},
                     {"entered_by", event.entered_by},
                     {"revision", event.revision}};
  return json.dump();
}

std::string document_of(const Favourite& favourite) {
  const Json json = {{"clinician", favourite.clinician},
                     {"name", favourite.name},
                     {"treatment", favourite.treatment},
                     {"typed", favourite.typed}};
  return json.dump();
}

std::string document_of(const SavedAnalysisLine& line, std::string_view question) {
  const Json json = {{"name", line.name},
                     {"question", question},
                     {"author", line.author},
                     {"created_at", to_string(line.created_at)},
                     {"changed_by", line.changed_by},
                     {"changed_at", to_string(line.changed_at)},
                     {"revision", line.revision}};
  return json.dump();
}

}  // namespace psoas::storage
