#pragma once

// The one way into the record. Every closure is let in for a session here; every verb asks here whether that session
// may do it, and hands its entry of the audit trail to the gate, which chains it and writes it in the same transaction.
// A transaction that changed the record after its last entry, or without one, is refused at commit.

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/access/permission.h"
#include "domain/access/session.h"
#include "domain/base/clock.h"
#include "domain/base/id.h"
#include "domain/store/protection.h"
#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

// What the session of a closure may do, and with which keys.
struct Entitlement {
  bool everything = false;  // the file has no accounts yet
  Roles roles;
  Grants grants;
  bool must_change_password = false;  // before anything else: it allows nothing until then
  bool password_is_fresh = false;     // it was given within the last few minutes
  std::set<PatientId> emergencies;    // charts opened in an emergency
  std::shared_ptr<const Keys> keys;   // none: nothing can be written
};

// One aggregate's change: one entry of the trail.
struct AuditedChange {
  std::string_view action;
  std::string_view entity;
  std::int64_t entity_id = 0;
  PatientId patient;
  std::string_view reason;
  std::string_view old_document;  // what was replaced; "" for an addition
};

// Entries about what was read of a patient, not changed.
inline constexpr std::string_view chart_entity = "chart";
inline constexpr std::string_view emergency_entity = "emergency access";

// The row that names who writes: made with the first entry, then used again while the file is open.
struct AuditSession {
  Session session;
  std::string uuid;
  std::int64_t row = 0;
};

// Lives for one transaction.
class Gate {
 public:
  // `known` is the session row of an earlier transaction, if there is one for the same session. `tampered`: patients
  // whose records were found changed outside the program.
  Gate(Connection& connection, const Session& session, const Clock& clock, std::optional<AuditSession> known,
       Entitlement entitlement, const std::set<PatientId>* tampered = nullptr);

  bool allows(Permission permission) const;

  // Throws StoreError not_permitted, or password_needed.
  void require(Permission permission) const;

  // Whether what is read of many patients may say who they are: to those who read charts, and to those who take rows of
  // patients out of the clinic and have just given their password for it.
  bool may_say_who() const;

  // To correct an entry: one's own of the same day, or anybody's. Throws StoreError not_permitted.
  void require_correction(std::string_view entered_by, Moment entered_at) const;

  // Reading what is in a patient's chart; the first time in a while it becomes an entry of the trail once the closure
  // has been run. Throws StoreError not_permitted.
  void require_chart(PatientId patient);

  // From here on the closure stores what an import brings, whoever would else enter it. Throws StoreError.
  void begin_import();

  // Called before a subject is replaced, or first made where there may be one: what was changed outside the program
  // must not be covered by a new entry. Throws StoreError tampered.
  void require_untouched(std::string_view entity, std::int64_t id);

  // Called last in each verb: what the verb changed before is covered by the entry. Where the clock says less than
  // the entry before, an entry of its own tells that first. Throws StoreError locked_out without keys, tampered: for a
  // patient who was found so, and for a subject with an earlier entry that was not looked at by require_untouched;
  // stale for what would stand in the chart of a record that is voided.
  void append(const AuditedChange& change);

  // Throws StoreError unaudited.
  void check_before_commit() const;

  Moment now() const { return x_clock.now(); }
  Date today() const { return x_clock.today(); }
  const std::string& actor() const { return x_session.actor; }

  // Those of a file with accounts; nullptr where it lies open to everybody.
  const Keys* keys_of_accounts() const { return x_entitlement.everything ? nullptr : x_entitlement.keys.get(); }

  // The patients whose records changed since the last call.
  std::vector<PatientId> take_changed_patients();

  const std::set<PatientId>& charts_read() const { return x_charts_read; }

  const std::optional<AuditSession>& audit_session() const { return x_audit_session; }
  std::int64_t last_sequence() const { return x_head ? x_head->sequence : 0; }  // 0: no entry was appended

 private:
  [[noreturn]] void refuse(Permission permission) const;
  bool lacks_password_for(Permission permission) const;
  std::int64_t session_row();
  void require_looked_at(const AuditedChange& change) const;
  void require_standing(const AuditedChange& change) const;
  void find_end_of_trail();
  void chain(const AuditedChange& change);

  Connection& x_connection;
  const Session& x_session;
  const Clock& x_clock;
  Entitlement x_entitlement;
  const std::set<PatientId>* x_tampered;
  bool x_importing = false;
  int x_offset_minutes;
  std::optional<AuditSession> x_audit_session;
  std::optional<TrailHead> x_head;
  std::int64_t x_last_before = 0;  // the last entry that this transaction found
  std::set<std::pair<std::string, std::int64_t>> x_found_untouched;
  std::vector<PatientId> x_changed_patients;
  std::set<PatientId> x_charts_read;
};

// What a verb asks before it answers. Verbs that other verbs use inside the store have no gate and are not asked.
inline void permit(const Gate* gate, Permission permission) {
  if (gate != nullptr) gate->require(permission);
}
inline void permit_chart(Gate* gate, PatientId patient) {
  if (gate != nullptr) gate->require_chart(patient);
}

}  // namespace psoas::storage
