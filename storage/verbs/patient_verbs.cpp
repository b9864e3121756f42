#include "storage/verbs/patient_verbs.h"

#include <algorithm>

#include "storage/engine/query.h"
#include "storage/verbs/standing_record.h"

namespace psoas::storage {

std::vector<PatientLine> patient_lines(Connection& connection, const std::vector<PatientId>& patients) {
  std::vector<PatientLine> lines;
  for (const PatientId patient : patients) {
    Query query(connection,
                "SELECT p.mrn, p.family_name, p.given_name, p.birth_date, p.sex, a.last_visit, a.visits"
                " FROM patient p LEFT JOIN patient_activity a ON a.patient = p.id WHERE p.id = $1",
                patient);
    if (!query.next()) continue;
    PatientLine line;
    line.id = patient;
    line.mrn = query.text(0);
    line.family_name = query.text(1);
    line.given_name = query.text(2);
    line.birth_date = query.day(3);
    line.sex = sex_of(query.view(4)).value_or(Sex::unknown);
    line.last_visit = query.day_or_none(5);
    line.visits = query.small(6);
    lines.push_back(std::move(line));
  }
  return lines;
}

Patient PatientVerbs::get(PatientId id) {
  permit(x_gate, Permission::find_patients);
  Query query(x_connection,
              "SELECT uuid, mrn, family_name, given_name, birth_date, sex, phone, email, address, city, state,"
              " postal_code, note, died_on, revision, voided_at, void_reason FROM patient WHERE id = $1",
              id);
  if (!query.next()) throw StoreError(StoreFault::missing, "patient " + std::to_string(id.number));
  Patient patient;
  patient.id = id;
  patient.uuid = query.text(0);
  patient.mrn = query.text(1);
  patient.family_name = query.text(2);
  patient.given_name = query.text(3);
  patient.birth_date = query.day(4);
  patient.sex = sex_of(query.view(5)).value_or(Sex::unknown);
  patient.phone = query.text(6);
  patient.email = query.text(7);
  patient.address = query.text(8);
  patient.city = query.text(9);
  patient.state = query.text(10);
  patient.postal_code = query.text(11);
  patient.note = query.text(12);
  patient.died_on = query.day_or_none(13);
  patient.revision = query.small(14);
  patient.voided_at = query.moment_or_none(15);
  patient.void_reason = query.text(16);
  if (!patient.voided_at) return patient;
  const PatientId standing = standing_for(x_connection, id);
  if (standing != id) patient.merged_into = standing;
  return patient;
}

std::optional<PatientId> PatientVerbs::with_mrn(std::string_view mrn) {
  permit(x_gate, Permission::find_patients);
  const auto id = one_integer(x_connection, "SELECT id FROM patient WHERE mrn = $1 AND voided_at IS NULL", mrn);
  if (id) return PatientId{*id};
  const auto merged =
      one_integer(x_connection, "SELECT target FROM patient_merge WHERE mrn = $1 AND separated_at IS NULL", mrn);
  if (!merged) return std::nullopt;
  return standing_for(x_connection, PatientId{*merged});
}

std::vector<PatientLine> PatientVerbs::much_like(const Patient& patient) {
  permit(x_gate, Permission::find_patients);
  std::vector<PatientId> alike;
  const auto same_mrn = with_mrn(patient.mrn);
  if (same_mrn && *same_mrn != patient.id) alike.push_back(*same_mrn);
  std::vector<PatientId> named_alike;
  {
    Query query(x_connection,
                "SELECT patient FROM patient_line WHERE name_and_birth = $1 UNION SELECT target FROM patient_merge"
                " WHERE name_and_birth = $1 AND separated_at IS NULL ORDER BY 1",
                name_and_birth(patient));
    while (query.next()) named_alike.push_back(query.id<PatientId>(0));
  }
  for (const PatientId named : named_alike) {
    const PatientId other = standing_for(x_connection, named);
    if (other != patient.id && std::find(alike.begin(), alike.end(), other) == alike.end()) alike.push_back(other);
  }
  return patient_lines(x_connection, alike);
}

// Only patients that are not voided have a row of activity.
std::int64_t PatientVerbs::count() {
  permit(x_gate, Permission::find_patients);
  return one_integer(x_connection, "SELECT count(*) FROM patient_activity").value_or(0);
}

}  // namespace psoas::storage
