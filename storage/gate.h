#pragma once

// The one way into the record. Every closure is let in for a session here, and every verb that changes the record
// hands its entry of the audit trail to the gate, which writes it in the same transaction. A transaction that
// changed the record after its last entry, or without one, is refused at commit.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/session.h"
#include "domain/base/clock.h"
#include "domain/base/id.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// Whether work may be done for this session at all; throws StoreError locked_out. Permissions are asked here.
enum class Purpose { reading, writing };
void let_in(const Session& session, Purpose purpose);

// One aggregate's change: one entry of the trail.
struct AuditedChange {
  std::string_view action;
  std::string_view entity;
  std::int64_t entity_id = 0;
  PatientId patient;
  std::string_view reason;
  std::string old_document;  // what was replaced; "" for an addition
};

// The row that names who writes: made with the first entry, then used again while the file is open.
struct AuditSession {
  Session session;
  std::string uuid;
  std::int64_t row = 0;
};

// Lives for one write transaction.
class Gate {
 public:
  // `known` is the session row of an earlier transaction, if there is one for the same session.
  Gate(Connection& connection, const Session& session, const Clock& clock, std::optional<AuditSession> known);

  // Called last in each verb: what the verb changed before is covered by the entry.
  void append(const AuditedChange& change);

  // Throws StoreError unaudited.
  void check_before_commit() const;

  Moment now() const { return x_clock.now(); }
  Date today() const { return x_clock.today(); }
  const std::string& actor() const { return x_session.actor; }

  // The patients whose records changed since the last call.
  std::vector<PatientId> take_changed_patients();

  const std::optional<AuditSession>& audit_session() const { return x_audit_session; }
  std::int64_t last_sequence() const { return x_last_sequence; }  // 0: no entry was appended

 private:
  std::int64_t session_row();

  Connection& x_connection;
  const Session& x_session;
  const Clock& x_clock;
  int x_offset_minutes;
  std::optional<AuditSession> x_audit_session;
  std::int64_t x_last_sequence = 0;
  std::vector<PatientId> x_changed_patients;
};

}  // namespace psoas::storage
