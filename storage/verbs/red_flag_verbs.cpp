#include "storage/verbs/red_flag_verbs.h"

#include <algorithm>
#include <optional>

#include "domain/store/store_error.h"
#include "storage/document.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

// The columns of a flag from 0: id, patient, code, rule, severity, visit, raised_on, raised_at, raised_by,
// acknowledged_at, acknowledged_by, action, resolved_at, resolved_by, reason, trigger_gone_at, revision.
RedFlag read_flag(Query& query) {
  RedFlag flag;
  flag.id = query.id<RedFlagId>(0);
  flag.patient = query.id<PatientId>(1);
  flag.code = query.text(2);
  flag.rule = query.text(3);
  flag.severity = flag_severity_of(query.view(4)).value_or(FlagSeverity::urgent);
  flag.visit = query.id<VisitId>(5);
  flag.raised_on = query.day(6);
  flag.raised_at = query.moment(7);
  flag.raised_by = query.text(8);
  if (const auto at = query.moment_or_none(9)) flag.acknowledged = RedFlagStep{*at, query.text(10), query.text(11)};
  if (const auto at = query.moment_or_none(12)) flag.resolved = RedFlagStep{*at, query.text(13), query.text(14)};
  flag.trigger_gone_at = query.moment_or_none(15);
  flag.revision = query.small(16);
  return flag;
}

void read_facts(Connection& connection, RedFlag& flag) {
  Query query(connection, "SELECT subject, side, text, day FROM red_flag_fact WHERE flag = $1 ORDER BY ordinal",
              flag.id);
  while (query.next())
    flag.facts.push_back(
        {query.text(0), side_of(query.view(1)).value_or(Side::none), query.text(2), query.day_or_none(3)});
}

}  // namespace

std::vector<RedFlag> red_flags_of(Connection& connection, PatientId patient) {
  std::vector<RedFlag> flags;
  {
    Query query(connection,
                "SELECT id, patient, code, rule, severity, visit, raised_on, raised_at, raised_by, acknowledged_at,"
                " acknowledged_by, action, resolved_at, resolved_by, reason, trigger_gone_at, revision FROM red_flag"
                " WHERE patient = $1 ORDER BY raised_on DESC, id DESC",
                patient);
    while (query.next()) flags.push_back(read_flag(query));
  }
  for (RedFlag& flag : flags) read_facts(connection, flag);
  return flags;
}

std::vector<RedFlag> RedFlagVerbs::of_patient(PatientId patient) {
  permit_chart(x_gate, patient);
  return red_flags_of(x_connection, patient);
}

std::vector<RedFlagLine> RedFlagVerbs::unacknowledged() {
  permit(x_gate, Permission::read_charts);
  std::vector<RedFlagLine> lines;
  {
    Query query(x_connection,
                "SELECT f.id, f.patient, f.code, f.rule, f.severity, f.visit, f.raised_on, f.raised_at, f.raised_by,"
                " f.acknowledged_at, f.acknowledged_by, f.action, f.resolved_at, f.resolved_by, f.reason,"
                " f.trigger_gone_at, f.revision, p.family_name, p.given_name, p.mrn"
                " FROM red_flag f JOIN patient p ON p.id = f.patient"
                " WHERE f.acknowledged_at IS NULL AND p.voided_at IS NULL ORDER BY f.raised_on DESC, f.id DESC");
    while (query.next()) {
      Patient patient;
      patient.family_name = query.text(17);
      patient.given_name = query.text(18);
      lines.push_back({read_flag(query), patient.display_name(), query.text(19)});
    }
  }
  for (RedFlagLine& line : lines) read_facts(x_connection, line.flag);
  std::stable_sort(lines.begin(), lines.end(), [](const RedFlagLine& one, const RedFlagLine& other) {
    return one.flag.severity > other.flag.severity;
  });
  return lines;
}

RedFlag RedFlagVerbs::stored(RedFlagId id, int revision) {
  std::optional<RedFlag> flag;
  {
    Query query(x_connection,
                "SELECT id, patient, code, rule, severity, visit, raised_on, raised_at, raised_by, acknowledged_at,"
                " acknowledged_by, action, resolved_at, resolved_by, reason, trigger_gone_at, revision FROM red_flag"
                " WHERE id = $1",
                id);
    if (query.next()) flag = read_flag(query);
  }
  if (!flag) throw StoreError(StoreFault::missing, "red flag " + std::to_string(id.number));
  if (flag->revision != revision) throw StoreError(StoreFault::stale, "red flag");
  x_gate->require_untouched("red flag", id.number);
  read_facts(x_connection, *flag);
  return std::move(*flag);
}

void RedFlagVerbs::acknowledge(RedFlagId id, int revision, std::string_view action, std::optional<Moment> at) {
  permit(x_gate, Permission::acknowledge_flags);
  const RedFlag old = stored(id, revision);
  if (old.state() != RedFlagState::open) throw StoreError(StoreFault::stale, "red flag");
  run(x_connection,
      "UPDATE red_flag SET acknowledged_at = CASE WHEN $1 IS NOT NULL AND (SELECT demo FROM clinic) = 1 THEN $1"
      " ELSE $2 END, acknowledged_by = $3, action = $4, revision = revision + 1 WHERE id = $5",
      at, x_gate->now(), x_gate->actor(), action, id);
  x_gate->append({"acknowledge", "red flag", id.number, old.patient, action, document_of(old)});
}

void RedFlagVerbs::resolve(RedFlagId id, int revision, std::string_view reason, std::optional<Moment> at) {
  permit(x_gate, Permission::acknowledge_flags);
  const RedFlag old = stored(id, revision);
  if (old.state() != RedFlagState::acknowledged) throw StoreError(StoreFault::stale, "red flag");
  run(x_connection,
      "UPDATE red_flag SET resolved_at = CASE WHEN $1 IS NOT NULL AND (SELECT demo FROM clinic) = 1 THEN $1"
      " ELSE $2 END, resolved_by = $3, reason = $4, revision = revision + 1 WHERE id = $5",
      at, x_gate->now(), x_gate->actor(), reason, id);
  x_gate->append({"resolve", "red flag", id.number, old.patient, reason, document_of(old)});
}

}  // namespace psoas::storage
