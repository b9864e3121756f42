#include "storage/verbs/standing_record.h"

#include "storage/engine/query.h"

namespace psoas::storage {

PatientId standing_for(Connection& connection, PatientId patient) {
  while (const auto next = one_integer(
             connection, "SELECT target FROM patient_merge WHERE source = $1 AND separated_at IS NULL", patient))
    patient.number = *next;
  return patient;
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
