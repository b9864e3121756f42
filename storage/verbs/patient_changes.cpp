#include "domain/base/uuid.h"
#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/verbs/patient_merge_verbs.h"
#include "storage/verbs/patient_verbs.h"
#include "storage/verbs/standing_record.h"

namespace psoas::storage {

namespace {

void require_revision(int stored, int given, std::string_view subject) {
  if (stored != given) throw StoreError(StoreFault::stale, std::string(subject));
}

// The number of a record that was merged leads to the one that stands for it, and is not free for another.
void require_free_mrn(Connection& connection, std::string_view mrn) {
  if (one_integer(connection, "SELECT id FROM patient_merge WHERE mrn = $1 AND separated_at IS NULL", mrn))
    throw StoreError(StoreFault::duplicate, "mrn");
}

}  // namespace

PatientId PatientVerbs::add(const Patient& patient) {
  permit(x_gate, Permission::edit_patients);
  require_free_mrn(x_connection, patient.mrn);
  const std::string uuid = patient.uuid.empty() ? new_uuid() : patient.uuid;
  Patient stored = patient;
  stored.id.number =
      inserted(x_connection,
               "INSERT INTO patient (uuid, mrn, family_name, given_name, birth_date, sex, phone, email, address,"
               " city, state, postal_code, note, died_on, revision)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
               uuid, patient.mrn, patient.family_name, patient.given_name, patient.birth_date, code_of(patient.sex),
               patient.phone, patient.email, patient.address, patient.city, patient.state, patient.postal_code,
               patient.note, patient.died_on)
          .value();
  write_search_words(x_connection, stored);
  run(x_connection, "INSERT INTO patient_activity (patient, visits) VALUES ($1, 0)", stored.id);
  x_gate->append({"add", "patient", stored.id.number, stored.id, {}, {}});
  return stored.id;
}

void PatientVerbs::correct(const Patient& patient, std::string_view reason) {
  permit(x_gate, Permission::edit_patients);
  const Patient old = get(patient.id);
  require_revision(old.voided_at ? -1 : old.revision, patient.revision, "patient");
  x_gate->require_untouched("patient", patient.id.number);
  require_free_mrn(x_connection, patient.mrn);
  run(x_connection,
      "UPDATE patient SET mrn = $1, family_name = $2, given_name = $3, birth_date = $4, sex = $5, phone = $6,"
      " email = $7, address = $8, city = $9, state = $10, postal_code = $11, note = $12, died_on = $13,"
      " revision = revision + 1 WHERE id = $14",
      patient.mrn, patient.family_name, patient.given_name, patient.birth_date, code_of(patient.sex), patient.phone,
      patient.email, patient.address, patient.city, patient.state, patient.postal_code, patient.note, patient.died_on,
      patient.id);
  remove_search_words(x_connection, patient.id);
  write_search_words(x_connection, patient);
  x_gate->append({"correct", "patient", patient.id.number, patient.id, reason, document_of(old)});
}

void PatientVerbs::void_patient(PatientId id, int revision, std::string_view reason) {
  permit(x_gate, Permission::void_entries);
  const Patient old = get(id);
  require_revision(old.voided_at ? -1 : old.revision, revision, "patient");
  x_gate->require_untouched("patient", id.number);
  if (!records_behind(x_connection, id).empty()) refuse_merge(MergeRefusal::stands_for_another);
  run(x_connection, "UPDATE patient SET voided_at = $1, void_reason = $2, revision = revision + 1 WHERE id = $3",
      x_gate->now(), reason, id);
  run(x_connection, "UPDATE visit SET live = 0 WHERE patient = $1", id);
  remove_search_words(x_connection, id);
  run(x_connection, "DELETE FROM patient_activity WHERE patient = $1", id);
  x_gate->append({"void", "patient", id.number, id, reason, document_of(old)});
}

}  // namespace psoas::storage
