#include "storage/verbs/adverse_event_verbs.h"

#include <algorithm>

#include "domain/base/uuid.h"
#include "domain/patient/patient.h"
#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/standing_record.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

// The columns of an event in the order of every SELECT below, `id` first.
AdverseEvent read_event(Query& query) {
  AdverseEvent event;
  event.id = query.id<AdverseEventId>(0);
  event.uuid = query.text(1);
  event.patient = query.id<PatientId>(2);
  event.code = query.text(3);
  event.onset = query.day(4);
  event.onset_time = query.text(5);
  event.grade = query.small(6);
  event.hospitalised = query.flag(7);
  event.disability = query.flag(8);
  event.serious_to_reporter = query.flag(9);
  event.causality = causality_of(query.view(10));
  if (!query.is_null(11)) event.expected = query.flag(11);
  event.action = query.text(12);
  event.outcome = event_outcome_of(query.view(13)).value_or(EventOutcome::ongoing);
  event.resolved_on = query.day_or_none(14);
  event.clavien_dindo = query.text(15);
  event.note = query.text(16);
  event.entered_at = query.moment(17);
  event.entered_by = query.text(18);
  event.revision = query.small(19);
  event.voided_at = query.moment_or_none(20);
  event.void_reason = query.text(21);
  return event;
}

void read_who(PeriodAdverseEvent& row, Query& query) {
  row.mrn = query.text(22);
  row.patient_name = display_name(query.view(23), query.view(24));
}

std::string_view causality_code(const AdverseEvent& event) {
  return event.causality ? code_of(*event.causality) : std::string_view();
}

std::optional<int> expected_flag(const AdverseEvent& event) {
  if (!event.expected) return std::nullopt;
  return *event.expected ? 1 : 0;
}

// Whether the content given is that of the stored event, but for what the store puts there.
bool says_the_same(AdverseEvent given, const AdverseEvent& stored) {
  given.revision = stored.revision;
  given.entered_at = stored.entered_at;
  given.entered_by = stored.entered_by;
  std::sort(given.treatments.begin(), given.treatments.end());
  given.treatments.erase(std::unique(given.treatments.begin(), given.treatments.end()), given.treatments.end());
  return nfc(document_of(given)) == nfc(document_of(stored));
}

void require_own(Connection& connection, PatientId patient, const AdverseEvent& event) {
  for (const TreatmentId treatment : event.treatments) require_treatment_of(connection, patient, treatment);
}

}  // namespace

void AdverseEventVerbs::read_links(AdverseEvent& event) {
  Query query(x_connection,
              "SELECT visit, treatment FROM adverse_event_treatment WHERE event = $1 ORDER BY visit, treatment",
              event.id);
  while (query.next()) event.treatments.push_back({entry_number(query.integer(0), query.integer(1))});
}

void AdverseEventVerbs::write_links(const AdverseEvent& event) {
  for (const TreatmentId treatment : event.treatments)
    run(x_connection,
        "INSERT INTO adverse_event_treatment (event, visit, treatment) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        event.id, treatment.number / most_entries, treatment.number % most_entries);
}

AdverseEvent AdverseEventVerbs::adverse_event(AdverseEventId id) {
  std::optional<AdverseEvent> event;
  {
    Query query(x_connection,
                "SELECT id, uuid, patient, code, onset, onset_time, grade, hospitalised, disability,"
                " serious_to_reporter, causality, expected, action, outcome, resolved_on, clavien_dindo, note,"
                " entered_at, entered_by, revision, voided_at, void_reason FROM adverse_event WHERE id = $1",
                id);
    if (query.next()) event = read_event(query);
  }
  if (!event) throw StoreError(StoreFault::missing, "adverse event " + std::to_string(id.number));
  permit_chart(x_gate, event->patient);
  read_links(*event);
  return std::move(*event);
}

std::vector<AdverseEvent> AdverseEventVerbs::of_patient(PatientId patient, bool with_voided) {
  permit_chart(x_gate, patient);
  std::vector<AdverseEvent> events;
  Query query(x_connection,
              "SELECT id, uuid, patient, code, onset, onset_time, grade, hospitalised, disability,"
              " serious_to_reporter, causality, expected, action, outcome, resolved_on, clavien_dindo, note,"
              " entered_at, entered_by, revision, voided_at, void_reason FROM adverse_event"
              " WHERE patient = $1 AND (voided_at IS NULL OR $2 = 1) ORDER BY onset DESC, id DESC",
              patient, with_voided);
  while (query.next()) {
    events.push_back(read_event(query));
    read_links(events.back());
  }
  return events;
}

std::vector<PeriodAdverseEvent> AdverseEventVerbs::in_period(Date from, Date to) {
  permit(x_gate, Permission::read_outcomes);
  const bool says_who = x_gate == nullptr || x_gate->may_say_who();
  std::vector<PeriodAdverseEvent> events;
  Query query(x_connection,
              "SELECT e.id, e.uuid, e.patient, e.code, e.onset, e.onset_time, e.grade, e.hospitalised, e.disability,"
              " e.serious_to_reporter, e.causality, e.expected, e.action, e.outcome, e.resolved_on, e.clavien_dindo,"
              " e.note, e.entered_at, e.entered_by, e.revision, e.voided_at, e.void_reason, p.mrn, p.family_name,"
              " p.given_name FROM adverse_event e JOIN patient p ON p.id = e.patient"
              " WHERE e.onset BETWEEN $1 AND $2 AND e.voided_at IS NULL AND p.voided_at IS NULL"
              " ORDER BY e.onset, e.id",
              from, to);
  while (query.next()) {
    PeriodAdverseEvent& row = events.emplace_back();
    row.event = read_event(query);
    if (says_who) read_who(row, query);
    Query linked(x_connection,
                 "SELECT l.visit, l.treatment, t.code, t.date, t.status = 'done' FROM adverse_event_treatment l"
                 " JOIN visit v ON v.id = l.visit AND v.live = 1"
                 " JOIN treatment t ON t.visit = l.visit AND t.ordinal = l.treatment"
                 " WHERE l.event = $1 ORDER BY t.date, l.visit, l.treatment",
                 row.event.id);
    while (linked.next()) {
      row.event.treatments.push_back({entry_number(linked.integer(0), linked.integer(1))});
      row.linked.push_back({linked.text(2), linked.day(3), linked.flag(4)});
    }
  }
  return events;
}

AdverseEventId AdverseEventVerbs::add(const AdverseEvent& event) {
  permit(x_gate, Permission::log_visits);
  AdverseEvent stored = event;
  if (stored.uuid.empty()) stored.uuid = new_uuid();
  const auto id = inserted(
      x_connection,
      "INSERT INTO adverse_event (uuid, patient, code, onset, onset_time, grade, hospitalised, disability,"
      " serious_to_reporter, causality, expected, action, outcome, resolved_on, clavien_dindo, note, entered_at,"
      " entered_by, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
      " CASE WHEN $17 <> 0 AND (SELECT demo FROM clinic) = 1 THEN $17 ELSE $18 END, $19, 1)"
      " ON CONFLICT (uuid) DO NOTHING",
      stored.uuid, event.patient, event.code, event.onset, event.onset_time, event.grade, event.hospitalised,
      event.disability, event.serious_to_reporter, causality_code(event), expected_flag(event), event.action,
      code_of(event.outcome), event.resolved_on, event.clavien_dindo, event.note, event.entered_at, x_gate->now(),
      x_gate->actor());
  if (!id) {
    const AdverseEventId before{
        one_integer(x_connection, "SELECT id FROM adverse_event WHERE uuid = $1", stored.uuid).value()};
    if (!says_the_same(stored, adverse_event(before))) throw StoreError(StoreFault::stale, "adverse event");
    return before;  // this unit of work was stored before
  }
  stored.id.number = *id;
  require_own(x_connection, event.patient, event);
  write_links(stored);
  x_gate->append({"add", "adverse_event", *id, event.patient, {}, {}});
  return stored.id;
}

AdverseEvent AdverseEventVerbs::stored_for_change(AdverseEventId id, int revision) {
  AdverseEvent event = adverse_event(id);
  if (event.voided_at || event.revision != revision) throw StoreError(StoreFault::stale, "adverse event");
  x_gate->require_untouched("adverse_event", id.number);
  return event;
}

void AdverseEventVerbs::correct(const AdverseEvent& event, std::string_view reason) {
  const AdverseEvent old = stored_for_change(event.id, event.revision);
  x_gate->require_correction(old.entered_by, old.entered_at);
  run(x_connection,
      "UPDATE adverse_event SET code = $1, onset = $2, onset_time = $3, grade = $4, hospitalised = $5,"
      " disability = $6, serious_to_reporter = $7, causality = $8, expected = $9, action = $10, outcome = $11,"
      " resolved_on = $12, clavien_dindo = $13, note = $14, revision = revision + 1 WHERE id = $15",
      event.code, event.onset, event.onset_time, event.grade, event.hospitalised, event.disability,
      event.serious_to_reporter, causality_code(event), expected_flag(event), event.action, code_of(event.outcome),
      event.resolved_on, event.clavien_dindo, event.note, event.id);
  run(x_connection, "DELETE FROM adverse_event_treatment WHERE event = $1", event.id);
  require_own(x_connection, old.patient, event);
  write_links(event);
  x_gate->append({"correct", "adverse_event", event.id.number, old.patient, reason, document_of(old)});
}

void AdverseEventVerbs::void_event(AdverseEventId id, int revision, std::string_view reason) {
  permit(x_gate, Permission::void_entries);
  const AdverseEvent old = stored_for_change(id, revision);
  run(x_connection, "UPDATE adverse_event SET voided_at = $1, void_reason = $2, revision = revision + 1 WHERE id = $3",
      x_gate->now(), reason, id);
  x_gate->append({"void", "adverse_event", id.number, old.patient, reason, document_of(old)});
}

}  // namespace psoas::storage
