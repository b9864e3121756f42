#include "storage/verbs/standing_record.h"

#include "domain/store/store_error.h"
#include "storage/engine/query.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

PatientId standing_for(Connection& connection, PatientId patient) {
  while (const auto next = one_integer(
             connection, "SELECT target FROM patient_merge WHERE source = $1 AND separated_at IS NULL", patient))
    patient.number = *next;
  return patient;
}

void require_episode_of(Connection& connection, PatientId patient, EpisodeId episode) {
  if (!one_integer(connection, "SELECT 1 FROM episode WHERE id = $1 AND patient = $2", episode, patient))
    throw StoreError(StoreFault::stale, "episode");
}

void require_treatment_of(Connection& connection, PatientId patient, TreatmentId treatment) {
  if (!one_integer(connection, "SELECT 1 FROM visit WHERE id = $1 AND patient = $2", treatment.number / most_entries,
                   patient))
    throw StoreError(StoreFault::stale, "treatment");
}

std::vector<PatientId> records_behind(Connection& connection, PatientId patient) {
  std::vector<PatientId> records;
  Query query(connection,
              "WITH RECURSIVE behind (id) AS (SELECT source FROM patient_merge WHERE target = $1"
              " AND separated_at IS NULL UNION SELECT m.source FROM patient_merge m JOIN behind b ON m.target = b.id"
              " WHERE m.separated_at IS NULL) SELECT id FROM behind ORDER BY id",
              patient);
  while (query.next()) records.push_back(query.id<PatientId>(0));
  return records;
}

}  // namespace psoas::storage
