#include "storage/verbs/stored_document.h"

#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/verbs/adverse_event_verbs.h"
#include "storage/verbs/clinic_verbs.h"
#include "storage/verbs/health_verbs.h"
#include "storage/verbs/patient_verbs.h"
#include "storage/verbs/red_flag_verbs.h"
#include "storage/verbs/visit_verbs.h"

namespace psoas::storage {

namespace {

template <class Subject>
std::optional<std::string> document_in(const std::vector<Subject>& subjects, std::int64_t number) {
  for (const Subject& subject : subjects)
    if (subject.id.number == number) return document_of(subject);
  return std::nullopt;
}

std::optional<std::string> text_of(Query&& query) { return query.next() ? std::optional(query.text(0)) : std::nullopt; }

}  // namespace

std::optional<std::string> stored_document(Connection& connection, const Catalogue& catalogue, const Clock& clock,
                                           std::string_view entity, std::int64_t number) {
  const auto patient_by = [&](const char* sql) { return PatientId{one_integer(connection, sql, number).value_or(0)}; };
  if (entity == "patient") return document_of(PatientVerbs(connection, nullptr).get(PatientId{number}));
  if (entity == "visit") return document_of(VisitVerbs(connection, catalogue, clock, nullptr).get(VisitId{number}));
  if (entity == "episode")
    return document_in(
        PatientVerbs(connection, nullptr).episodes(patient_by("SELECT patient FROM episode WHERE id = $1")), number);
  if (entity == "adverse_event")
    return document_of(AdverseEventVerbs(connection, nullptr).adverse_event(AdverseEventId{number}));
  if (entity == "health") return document_of(HealthVerbs(connection, nullptr).of_patient(PatientId{number}));
  if (entity == "red flag")
    return document_in(red_flags_of(connection, patient_by("SELECT patient FROM red_flag WHERE id = $1")), number);
  if (entity == "clinic") return document_of(ClinicVerbs(connection, nullptr).settings());
  if (entity == "catalogue") return text_of(Query(connection, "SELECT text FROM own_catalogue"));
  if (entity == "outcome rules") return text_of(Query(connection, "SELECT text FROM outcome_rules"));
  return std::nullopt;
}

}  // namespace psoas::storage
