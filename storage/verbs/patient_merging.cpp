#include <algorithm>

#include "domain/store/store_error.h"
#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/verbs/health_verbs.h"
#include "storage/verbs/patient_merge_verbs.h"
#include "storage/verbs/patient_verbs.h"
#include "storage/verbs/stored_document.h"
#include "storage/verbs/visit_content.h"
#include "storage/verbs/visit_verbs.h"

namespace psoas::storage {

namespace {

void require_as_previewed(const MergePreview& found, const MergeRequest& request) {
  if (found.from.revision != request.from_revision || found.into.revision != request.into_revision)
    throw StoreError(StoreFault::stale, "patient");
  if (found.from_health_revision != request.from_health_revision ||
      found.into_health_revision != request.into_health_revision)
    throw StoreError(StoreFault::stale, "health");
}

struct Movable {
  std::string_view entity;
  const char* move;  // $1 to the patient, $2 the subject
};

constexpr Movable movables[] = {
    {"visit", "UPDATE visit SET patient = $1, revision = revision + 1 WHERE id = $2"},
    {"episode", "UPDATE episode SET patient = $1, revision = revision + 1 WHERE id = $2"},
    {"adverse_event", "UPDATE adverse_event SET patient = $1, revision = revision + 1 WHERE id = $2"},
    {"red flag", "UPDATE red_flag SET patient = $1, revision = revision + 1 WHERE id = $2"},
    {"follow_up_attempt", "UPDATE follow_up_attempt SET patient = $1 WHERE id = $2"},
    {"follow_up", "UPDATE follow_up_given_up SET patient = $1 WHERE id = $2"}};

std::vector<std::int64_t> numbers(Query&& query) {
  std::vector<std::int64_t> found;
  while (query.next()) found.push_back(query.integer(0));
  return found;
}

void keep_fact_before(Connection& connection, PatientMergeId merge, const DifferingFact& fact) {
  if (!fact.into) {
    run(connection, "INSERT INTO patient_merge_fact (merge, code) VALUES ($1, $2)", merge, fact.from.code);
    return;
  }
  const HealthFact& before = *fact.into;
  run(connection,
      "INSERT INTO patient_merge_fact (merge, code, number, choice, detail, since, until, assessed_on)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      merge, before.code, before.value.number, unless_empty(before.value.code), before.detail, before.since,
      before.until, before.assessed_on);
  for (const std::string& which : before.which)
    run(connection, "INSERT INTO patient_merge_which (merge, code, which) VALUES ($1, $2, $3)", merge, before.code,
        which);
}

}  // namespace

void refuse_merge(MergeRefusal why) { throw StoreError(StoreFault::not_mergeable, std::string(code_of(why))); }

PatientMergeId PatientMergeVerbs::merge(const MergeRequest& request) {
  permit(x_gate, Permission::merge_patients);
  const MergePreview found = preview(request.from, request.into);
  if (const std::optional<MergeRefusal> why = refusal(found)) refuse_merge(*why);
  require_as_previewed(found, request);
  require_untouched(found.from.id);
  require_untouched(found.into.id);
  const PatientId from = request.from;
  const PatientMergeId merge = add_merge(found, request);
  const Move over{request.into, "merge", "from " + found.from.mrn + ": " + request.reason};
  const auto take_along = [&](std::string_view entity, std::int64_t id) {
    run(x_connection, "INSERT INTO patient_merge_subject (merge, entity, subject) VALUES ($1, $2, $3)", merge, entity,
        id);
  };
  for (const std::int64_t id :
       numbers(Query(x_connection, "SELECT id FROM episode WHERE patient = $1 ORDER BY id", from))) {
    take_along("episode", id);
    move("episode", id, over);
  }
  for (const std::int64_t id :
       numbers(Query(x_connection, "SELECT id FROM visit WHERE patient = $1 ORDER BY id", from))) {
    take_along("visit", id);
    move_visit(id, from, over);
  }
  for (const std::int64_t id :
       numbers(Query(x_connection, "SELECT id FROM adverse_event WHERE patient = $1 ORDER BY id", from))) {
    take_along("adverse_event", id);
    move("adverse_event", id, over);
  }
  void_merged(found.from, request, "into " + found.into.mrn + ": " + request.reason);
  take_details(merge, found, request);
  take_facts(merge, found, request);
  count_activity_again(x_connection, request.into);
  find_anew(request.into);
  x_gate->append({"merge", "merge", merge.number, request.into, over.reason, {}});
  return merge;
}

PatientMergeId PatientMergeVerbs::add_merge(const MergePreview& found, const MergeRequest& request) {
  return {inserted(x_connection,
                   "INSERT INTO patient_merge (source, target, mrn, name_and_birth, merged_at, merged_by, reason)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   request.from, request.into, found.from.mrn, name_and_birth(found.from), x_gate->now(),
                   x_gate->actor(), request.reason)
              .value()};
}

void PatientMergeVerbs::move(std::string_view entity, std::int64_t id, const Move& move) {
  const auto movable = std::find_if(std::begin(movables), std::end(movables),
                                    [&](const Movable& each) { return each.entity == entity; });
  x_gate->require_untouched(entity, id);
  const std::optional<std::string> before = stored_document(x_connection, x_catalogue, x_clock, entity, id);
  run(x_connection, movable->move, move.to, id);
  x_gate->append({move.action, entity, id, move.to, move.reason, before.value_or("")});
}

// With the red flags it raised, and with the follow-ups of its treatments and what was done about them.
void PatientMergeVerbs::move_visit(std::int64_t visit, PatientId from, const Move& over) {
  const std::int64_t first = entry_number(visit, 0);
  const std::int64_t last = entry_number(visit, most_entries - 1);
  move("visit", visit, over);
  for (const std::int64_t id : numbers(Query(x_connection, "SELECT id FROM red_flag WHERE visit = $1", visit)))
    move("red flag", id, over);
  run(x_connection, "UPDATE follow_up SET patient = $1 WHERE patient = $2 AND treatment BETWEEN $3 AND $4", over.to,
      from, first, last);
  for (const std::int64_t id :
       numbers(Query(x_connection,
                     "SELECT id FROM follow_up_attempt WHERE patient = $1 AND treatment BETWEEN $2 AND $3 ORDER BY id",
                     from, first, last)))
    move("follow_up_attempt", id, over);
  for (const std::int64_t id :
       numbers(Query(x_connection,
                     "SELECT id FROM follow_up_given_up WHERE patient = $1 AND treatment BETWEEN $2 AND $3 ORDER BY id",
                     from, first, last)))
    move("follow_up", id, over);
}

// What one record says goes into the other's entries.
void PatientMergeVerbs::require_untouched(PatientId patient) {
  x_gate->require_untouched("patient", patient.number);
  x_gate->require_untouched("health", patient.number);
}

void PatientMergeVerbs::void_merged(const Patient& from, const MergeRequest& request, const std::string& reason) {
  run(x_connection, "UPDATE patient SET voided_at = $1, void_reason = $2, revision = revision + 1 WHERE id = $3",
      x_gate->now(), request.reason, from.id);
  remove_search_words(x_connection, from.id);
  run(x_connection, "DELETE FROM patient_activity WHERE patient = $1", from.id);
  x_gate->append({"merge", "patient", from.id.number, from.id, reason, document_of(from)});
}

void PatientMergeVerbs::take_details(PatientMergeId merge, const MergePreview& found, const MergeRequest& request) {
  PatientDraft from = draft_of(found.from);
  PatientDraft into = draft_of(found.into);
  bool takes_any = false;
  for (const DifferingDetail& detail : found.details) {
    if (!request.details_taken.contains(detail.field)) continue;
    std::string& text = *member_of(into, detail.field);
    run(x_connection, "INSERT INTO patient_merge_detail (merge, field, before) VALUES ($1, $2, $3)", merge,
        detail.field, text);
    text = *member_of(from, detail.field);
    takes_any = true;
  }
  if (takes_any) correct_details(found.into, into, request.reason);
}

// What each record says was checked when it was entered; together it may be impossible, as a death before the birth.
void PatientMergeVerbs::correct_details(const Patient& stored, const PatientDraft& draft, std::string_view reason) {
  CheckedPatient checked = check(draft, x_clock.today());
  if (refuses(checked.problems)) refuse_merge(MergeRefusal::details_clash);
  checked.patient.id = stored.id;
  checked.patient.uuid = stored.uuid;
  checked.patient.revision = stored.revision;
  PatientVerbs(x_connection, x_gate).correct(checked.patient, reason);
}

void PatientMergeVerbs::take_facts(PatientMergeId merge, const MergePreview& found, const MergeRequest& request) {
  HealthVerbs verbs(x_connection, x_gate);
  HealthRecord health = verbs.of_patient(found.into.id);
  bool takes_any = false;
  for (const DifferingFact& fact : found.facts) {
    if (!request.facts_taken.contains(fact.from.code)) continue;
    keep_fact_before(x_connection, merge, fact);
    std::erase_if(health.facts, [&](const HealthFact& each) { return each.code == fact.from.code; });
    health.facts.push_back(fact.from);
    takes_any = true;
  }
  if (takes_any) verbs.record(health, request.reason);
}

// By what the records that it stands for now are found by.
void PatientMergeVerbs::find_anew(PatientId patient) {
  remove_search_words(x_connection, patient);
  write_search_words(x_connection, PatientVerbs(x_connection, nullptr).get(patient));
}

}  // namespace psoas::storage
