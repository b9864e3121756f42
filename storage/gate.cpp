#include "storage/gate.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "domain/base/uuid.h"
#include "domain/base/version.h"
#include "domain/store/audit.h"
#include "storage/engine/query.h"
#include "storage/protection/aggregate_digest.h"
#include "storage/protection/chain.h"
#include "storage/protection/sweep.h"
#include "storage/text.h"

namespace psoas::storage {

namespace {

bool same(const Session& one, const Session& other) {
  return one.actor == other.actor && one.roles == other.roles && one.id == other.id &&
         one.workstation == other.workstation;
}

std::optional<std::string_view> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// By so much time servers may set a clock back in its everyday life.
constexpr std::chrono::minutes clocks_are_corrected_by{2};

// A patient's record can be read whatever was found in it, in an emergency too.
bool changes_record_of_patient(const AuditedChange& change) {
  return change.entity != chart_entity && change.entity != emergency_entity;
}

// What stands under a patient's record and would be lost from sight under one that is voided.
bool is_in_chart(std::string_view entity) {
  return entity == "visit" || entity == "episode" || entity == "adverse_event" || entity == "red flag" ||
         entity == "health" || entity == "follow_up_attempt" || entity == "follow_up";
}

// What an import may do on behalf of whoever may import.
bool is_part_of_import(Permission permission) {
  return permission == Permission::find_patients || permission == Permission::edit_patients ||
         permission == Permission::log_visits || permission == Permission::read_charts ||
         permission == Permission::correct_entries;
}

}  // namespace

Gate::Gate(Connection& connection, const Session& session, const Clock& clock, std::optional<AuditSession> known,
           Entitlement entitlement, const std::set<PatientId>* tampered)
    : x_connection(connection),
      x_session(session),
      x_clock(clock),
      x_entitlement(std::move(entitlement)),
      x_tampered(tampered),
      x_offset_minutes(clock.offset_minutes()) {
  if (known && same(known->session, session)) x_audit_session = std::move(known);
}

bool Gate::allows(Permission permission) const {
  if (x_entitlement.everything || (x_importing && is_part_of_import(permission))) return true;
  return is_allowed(x_entitlement.roles, permission, x_entitlement.grants);
}

void Gate::require(Permission permission) const {
  if (!allows(permission)) refuse(permission);
  if (lacks_password_for(permission)) throw StoreError(StoreFault::password_needed, std::string(code_of(permission)));
}

bool Gate::lacks_password_for(Permission permission) const {
  return needs_password(permission) && !x_entitlement.everything && !x_entitlement.password_is_fresh;
}

bool Gate::may_say_who() const {
  return allows(Permission::read_charts) ||
         (allows(Permission::read_outcome_patients) && !lacks_password_for(Permission::read_outcome_patients));
}

void Gate::refuse(Permission permission) const {
  throw StoreError(x_entitlement.must_change_password ? StoreFault::own_password_needed : StoreFault::not_permitted,
                   std::string(code_of(permission)));
}

void Gate::require_correction(std::string_view entered_by, Moment entered_at) const {
  const auto local = entered_at + std::chrono::minutes{x_offset_minutes};
  const bool own_of_today = entered_by == x_session.actor && Date{date::floor<date::days>(local)} == today();
  require(own_of_today && allows(Permission::log_visits) ? Permission::log_visits : Permission::correct_entries);
}

void Gate::require_chart(PatientId patient) {
  if (!allows(Permission::read_charts) && !x_entitlement.emergencies.contains(patient)) refuse(Permission::read_charts);
  x_charts_read.insert(patient);
}

void Gate::begin_import() {
  require(Permission::import);
  x_importing = true;
}

void Gate::require_untouched(std::string_view entity, std::int64_t id) {
  if (!x_entitlement.keys) return;
  const std::string noted = digest_noted_last(x_connection, entity, id);
  const bool untouched = noted.empty() ? !is_unknown(x_connection, entity, id)
                                       : has_digest_noted(x_connection, x_entitlement.keys->digests, entity, id, noted);
  if (!untouched) throw StoreError(StoreFault::tampered, std::string(entity) + " " + std::to_string(id));
  x_found_untouched.emplace(entity, id);
}

// A new subject has no entry yet, or its number was another's who was removed: one that has was either looked at, or is
// this transaction's, or was taken out of the record outside the program and its number given again.
void Gate::require_looked_at(const AuditedChange& change) const {
  if (!has_digest(change.entity) || change.action == "protect") return;
  if (x_found_untouched.contains({std::string(change.entity), change.entity_id})) return;
  Query query(x_connection,
              "SELECT sequence, action FROM audit WHERE entity = $1 AND entity_id = $2 AND digest IS NOT NULL"
              " ORDER BY sequence DESC LIMIT 1",
              change.entity, change.entity_id);
  if (query.next() && query.integer(0) <= x_last_before && query.view(1) != "remove")
    throw StoreError(StoreFault::tampered, std::string(change.entity) + " " + std::to_string(change.entity_id));
}

// A record may be voided, or merged into another, while a form about it is open elsewhere.
void Gate::require_standing(const AuditedChange& change) const {
  if (!is_in_chart(change.entity) || change.action == "protect") return;
  if (!one_integer(x_connection, "SELECT 1 FROM patient WHERE id = $1 AND voided_at IS NULL", change.patient))
    throw StoreError(StoreFault::stale, "patient");
}

std::int64_t Gate::session_row() {
  if (!x_audit_session) {
    const std::string uuid = new_uuid();
    const auto row = inserted(x_connection,
                              "INSERT INTO audit_session (uuid, actor, role, roles, session, workstation,"
                              " program_version) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                              uuid, x_session.actor, code_of(principal(x_session.roles)), text_of(x_session.roles),
                              x_session.id, x_session.workstation, program_version);
    x_audit_session = AuditSession{x_session, uuid, row.value()};
  }
  return x_audit_session->row;
}

void Gate::append(const AuditedChange& change) {
  assert(std::find(audit_actions.begin(), audit_actions.end(), change.action) != audit_actions.end());
  if (!x_entitlement.keys) throw StoreError(StoreFault::locked_out, "the file is locked");
  if (x_tampered != nullptr && x_tampered->contains(change.patient) && changes_record_of_patient(change))
    throw StoreError(StoreFault::tampered, "patient " + std::to_string(change.patient.number));
  require_standing(change);
  if (!x_head) find_end_of_trail();
  require_looked_at(change);
  chain(change);
  x_connection.record_is_audited();
  if (change.patient.stored() && changes_record_of_patient(change) &&
      (x_changed_patients.empty() || x_changed_patients.back() != change.patient))
    x_changed_patients.push_back(change.patient);
}

void Gate::find_end_of_trail() {
  const LastEntry last = last_entry(x_connection);
  x_head = last.head;
  x_last_before = last.head.sequence;
  if (last.at && now() + clocks_are_corrected_by < *last.at)
    chain({"set_back", "clock", 0, {}, "the entry before is of " + to_string(*last.at), {}});
}

void Gate::chain(const AuditedChange& change) {
  const Keys& keys = *x_entitlement.keys;
  const std::int64_t session = session_row();
  const std::string actor = nfc(x_session.actor);
  const std::string roles = text_of(x_session.roles);
  const std::string reason = nfc(change.reason);
  const std::string digest = has_digest(change.entity)
                                 ? digest_of(x_connection, keys.digests, change.entity, change.entity_id)
                                 : std::string();
  ChainedEntry entry;
  entry.sequence = x_head->sequence + 1;
  entry.at = now().time_since_epoch().count();
  entry.offset_minutes = x_offset_minutes;
  entry.actor = actor;
  entry.roles = roles;
  entry.session = x_session.id;
  entry.workstation = x_session.workstation;
  entry.program_version = program_version;
  entry.action = change.action;
  entry.entity = change.entity;
  entry.entity_id = change.entity_id;
  if (change.patient.stored()) entry.patient = change.patient.number;
  entry.reason = reason;
  entry.old_document = change.old_document;
  entry.digest = digest;
  std::string hash = chained_hash(keys.trail, x_head->hash, entry);
  run(x_connection,
      "INSERT INTO audit (sequence, at, offset_minutes, session, action, entity, entity_id, patient, reason,"
      " old_document, digest, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      entry.sequence, entry.at, x_offset_minutes, session, change.action, change.entity, change.entity_id,
      entry.patient, unless_empty(reason), unless_empty(change.old_document), unless_empty(digest), hash);
  x_head = TrailHead{entry.sequence, std::move(hash)};
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
