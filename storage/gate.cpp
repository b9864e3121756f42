#include "storage/gate.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "domain/base/uuid.h"
#include "domain/base/version.h"
#include "domain/store/audit.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

bool same(const Session& one, const Session& other) {
  return one.actor == other.actor && one.role == other.role && one.id == other.id &&
         one.workstation == other.workstation;
}

std::optional<std::string_view> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

void let_in(const Session& session, Purpose) {
  if (session.actor.empty()) throw StoreError(StoreFault::locked_out, "no one is logged in");
}

Gate::Gate(Connection& connection, const Session& session, const Clock& clock, std::optional<AuditSession> known)
    : x_connection(connection), x_session(session), x_clock(clock), x_offset_minutes(clock.offset_minutes()) {
  if (known && same(known->session, session)) x_audit_session = std::move(known);
}

std::int64_t Gate::session_row() {
  if (!x_audit_session) {
    const std::string uuid = new_uuid();
    const auto row =
        inserted(x_connection,
                 "INSERT INTO audit_session (uuid, actor, role, session, workstation, program_version)"
                 " VALUES ($1, $2, $3, $4, $5, $6)",
                 uuid, x_session.actor, code_of(x_session.role), x_session.id, x_session.workstation, program_version);
    x_audit_session = AuditSession{x_session, uuid, row.value()};
  }
  return x_audit_session->row;
}

void Gate::append(const AuditedChange& change) {
  assert(std::find(audit_actions.begin(), audit_actions.end(), change.action) != audit_actions.end());
  const std::int64_t session = session_row();
  const std::optional<std::int64_t> patient =
      change.patient.stored() ? std::optional(change.patient.number) : std::nullopt;
  x_last_sequence =
      inserted(x_connection,
               "INSERT INTO audit (at, offset_minutes, session, action, entity, entity_id, patient, reason,"
               " old_document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
               now(), x_offset_minutes, session, change.action, change.entity, change.entity_id, patient,
               unless_empty(change.reason), unless_empty(change.old_document))
          .value();
  x_connection.record_is_audited();
  if (change.patient.stored() && (x_changed_patients.empty() || x_changed_patients.back() != change.patient))
    x_changed_patients.push_back(change.patient);
}

std::vector<PatientId> Gate::take_changed_patients() {
  std::vector<PatientId> patients = std::exchange(x_changed_patients, {});
  std::sort(patients.begin(), patients.end());
  patients.erase(std::unique(patients.begin(), patients.end()), patients.end());
  return patients;
}

void Gate::check_before_commit() const {
  if (x_connection.record_changed())
    throw StoreError(StoreFault::unaudited, "a change of the record has no entry in the audit trail");
}

}  // namespace psoas::storage
