#include "storage/verbs/audit_verbs.h"

#include <limits>

#include "domain/patient/patient.h"
#include "storage/audit_fields.h"
#include "storage/engine/query.h"
#include "storage/verbs/clinic_verbs.h"
#include "storage/verbs/stored_document.h"

namespace psoas::storage {

namespace {

// The moments of a filter's days, as clocks showed them where the entries were made.
struct Moments {
  explicit Moments(const AuditFilter& filter) {
    if (filter.from) from = Moment{date::sys_days{*filter.from}}.time_since_epoch().count();
    if (filter.to) end = Moment{date::sys_days{add_days(*filter.to, 1)}}.time_since_epoch().count();
  }
  std::int64_t from = std::numeric_limits<std::int64_t>::min();
  std::int64_t end = std::numeric_limits<std::int64_t>::max();
};

// The record $1 and those that it stands for.
#define PSOAS_RECORDS_OF_PERSON                                                                       \
  "WITH RECURSIVE record (id) AS (SELECT $1 UNION SELECT m.source FROM patient_merge m JOIN record r" \
  " ON m.target = r.id WHERE m.separated_at IS NULL) SELECT id FROM record"

// What is not asked for leaves out nothing. The trail of a large clinic is walked in some tenths of a second, on the
// thread of the store; only a patient's entries are found by an index, for they are asked for while a chart is open.
constexpr const char* entries_of_patient =
    "SELECT a.sequence, a.at, a.offset_minutes, s.actor, s.role, s.session, s.workstation, a.action, a.entity,"
    " a.entity_id, a.patient, a.reason, a.old_document, s.program_version, p.mrn, p.family_name, p.given_name"
    " FROM audit a JOIN audit_session s ON s.id = a.session LEFT JOIN patient p ON p.id = a.patient"
    " WHERE a.patient IN (" PSOAS_RECORDS_OF_PERSON
    ")"
    " AND a.at + a.offset_minutes * 60000 >= $2 AND a.at + a.offset_minutes * 60000 < $3"
    " AND ($4 = '' OR s.actor = $4) AND ($5 = '' OR a.action = $5) AND ($6 = '' OR a.entity = $6)"
    " AND a.sequence < $7 ORDER BY a.sequence DESC LIMIT $8";

constexpr const char* entries_of_all =
    "SELECT a.sequence, a.at, a.offset_minutes, s.actor, s.role, s.session, s.workstation, a.action, a.entity,"
    " a.entity_id, a.patient, a.reason, a.old_document, s.program_version, p.mrn, p.family_name, p.given_name"
    " FROM audit a JOIN audit_session s ON s.id = a.session LEFT JOIN patient p ON p.id = a.patient"
    " WHERE $1 = 0"
    " AND a.at + a.offset_minutes * 60000 >= $2 AND a.at + a.offset_minutes * 60000 < $3"
    " AND ($4 = '' OR s.actor = $4) AND ($5 = '' OR a.action = $5) AND ($6 = '' OR a.entity = $6)"
    " AND a.sequence < $7 ORDER BY a.sequence DESC LIMIT $8";

constexpr const char* one_entry =
    "SELECT a.sequence, a.at, a.offset_minutes, s.actor, s.role, s.session, s.workstation, a.action, a.entity,"
    " a.entity_id, a.patient, a.reason, a.old_document, s.program_version, p.mrn, p.family_name, p.given_name"
    " FROM audit a JOIN audit_session s ON s.id = a.session LEFT JOIN patient p ON p.id = a.patient"
    " WHERE a.sequence = $1";

constexpr const char* count_of_patient =
    "SELECT count(*) FROM audit a JOIN audit_session s ON s.id = a.session"
    " WHERE a.patient IN (" PSOAS_RECORDS_OF_PERSON
    ")"
    " AND a.at + a.offset_minutes * 60000 >= $2 AND a.at + a.offset_minutes * 60000 < $3"
    " AND ($4 = '' OR s.actor = $4) AND ($5 = '' OR a.action = $5) AND ($6 = '' OR a.entity = $6)";

constexpr const char* count_of_all =
    "SELECT count(*) FROM audit a JOIN audit_session s ON s.id = a.session"
    " WHERE $1 = 0"
    " AND a.at + a.offset_minutes * 60000 >= $2 AND a.at + a.offset_minutes * 60000 < $3"
    " AND ($4 = '' OR s.actor = $4) AND ($5 = '' OR a.action = $5) AND ($6 = '' OR a.entity = $6)";

AuditLine read_line(Query& query) {
  AuditLine line;
  line.entry = read_audit_entry(query);
  line.mrn = query.text(14);
  line.patient = display_name(query.view(15), query.view(16));
  return line;
}

// Whether nothing stood there before. A clinic's own catalogue and rules are empty at first.
bool may_replace_nothing(const AuditEntry& entry) {
  return entry.action == "add" || entry.action == "raise" || entry.entity == "catalogue" ||
         entry.entity == "outcome rules";
}

std::vector<std::string> read_texts(Query&& query) {
  std::vector<std::string> texts;
  while (query.next()) texts.push_back(query.text(0));
  return texts;
}

}  // namespace

AuditFilter AuditVerbs::permitted(const AuditFilter& asked) const {
  AuditFilter filter = asked;
  if (x_gate == nullptr) return filter;
  if (filter.patient.stored() && x_gate->allows(Permission::read_charts)) {
    x_gate->require_chart(filter.patient);
    return filter;
  }
  if (x_gate->allows(Permission::review_audit)) return filter;
  x_gate->require(Permission::review_own_audit);
  filter.user = x_gate->actor();
  return filter;
}

std::vector<AuditLine> AuditVerbs::entries(const AuditFilter& asked, std::int64_t before, int most) {
  const AuditFilter filter = permitted(asked);
  const Moments moments(filter);
  Query query(x_connection, filter.patient.stored() ? entries_of_patient : entries_of_all, filter.patient, moments.from,
              moments.end, filter.user, filter.action, filter.entity,
              before > 0 ? before : std::numeric_limits<std::int64_t>::max(), most);
  std::vector<AuditLine> lines;
  while (query.next()) lines.push_back(read_line(query));
  return lines;
}

std::int64_t AuditVerbs::count(const AuditFilter& asked) {
  const AuditFilter filter = permitted(asked);
  const Moments moments(filter);
  return one_integer(x_connection, filter.patient.stored() ? count_of_patient : count_of_all, filter.patient,
                     moments.from, moments.end, filter.user, filter.action, filter.entity)
      .value_or(0);
}

AuditComparison AuditVerbs::comparison(std::int64_t sequence) {
  AuditComparison comparison;
  {
    Query query(x_connection, one_entry, sequence);
    if (!query.next()) throw StoreError(StoreFault::missing, "audit " + std::to_string(sequence));
    comparison.line = read_line(query);
  }
  if (x_gate != nullptr &&
      !(comparison.line.entry.actor == x_gate->actor() && x_gate->allows(Permission::review_own_audit))) {
    AuditFilter filter;
    filter.patient = comparison.line.entry.patient;
    if (permitted(filter).user != filter.user)
      throw StoreError(StoreFault::not_permitted, std::string(code_of(Permission::review_audit)));
  }
  const AuditEntry& entry = comparison.line.entry;
  if (entry.old_document.empty() && !may_replace_nothing(entry)) return comparison;
  const std::optional<std::string> after = document_after(entry);
  if (!after && entry.old_document.empty()) return comparison;
  comparison.known = true;
  comparison.after_known = after.has_value();
  comparison.fields = differing_fields(entry.entity, entry.old_document, after.value_or(""), x_catalogue);
  return comparison;
}

// What was voided is gone from the record, whole.
std::optional<std::string> AuditVerbs::document_after(const AuditEntry& entry) {
  if (entry.action == "void") return "";
  {
    Query query(x_connection,
                "SELECT old_document FROM audit WHERE entity = $1 AND entity_id = $2 AND sequence > $3"
                " AND old_document IS NOT NULL ORDER BY sequence LIMIT 1",
                entry.entity, entry.entity_id, entry.sequence);
    if (query.next()) return query.text(0);
  }
  return stored_document(x_connection, x_catalogue, x_clock, entry.entity, entry.entity_id);
}

std::vector<std::string> AuditVerbs::users() {
  permit(x_gate, Permission::review_own_audit);
  return read_texts(Query(x_connection, "SELECT DISTINCT actor FROM audit_session ORDER BY actor"));
}

// From one to the next by the index, so that it costs as many steps as there are kinds.
std::vector<std::string> AuditVerbs::entities() {
  permit(x_gate, Permission::review_own_audit);
  return read_texts(Query(x_connection,
                          "WITH RECURSIVE kind (entity) AS (SELECT min(entity) FROM audit UNION ALL"
                          " SELECT (SELECT min(a.entity) FROM audit a WHERE a.entity > kind.entity) FROM kind"
                          " WHERE kind.entity IS NOT NULL) SELECT entity FROM kind WHERE entity IS NOT NULL"));
}

}  // namespace psoas::storage
