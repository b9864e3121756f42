#include <algorithm>

#include "domain/base/uuid.h"
#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/override_rows.h"
#include "storage/verbs/red_flag_verbs.h"
#include "storage/verbs/standing_record.h"
#include "storage/verbs/visit_content.h"
#include "storage/verbs/visit_verbs.h"

namespace psoas::storage {

namespace {

// What the store says of a treatment, and the order of what has none.
void take_from_store(Treatment& given, const Treatment& stored) {
  given.id = stored.id;
  std::sort(given.links.begin(), given.links.end(), [](const TreatmentLink& one, const TreatmentLink& other) {
    return std::pair(code_of(one.role), one.to.number) < std::pair(code_of(other.role), other.to.number);
  });
  given.links.erase(std::unique(given.links.begin(), given.links.end()), given.links.end());
  for (std::size_t i = 0; i < std::min(given.overrides.size(), stored.overrides.size()); ++i) {
    given.overrides[i].by = stored.overrides[i].by;
    given.overrides[i].at = stored.overrides[i].at;
  }
}

// Whether the content given is that of the stored visit, but for what the store puts there: numbers, who entered it and
// when, and the order of what has none.
bool says_the_same(Visit given, const Visit& stored) {
  given.revision = stored.revision;
  given.entered_at = stored.entered_at;
  given.entered_by = stored.entered_by;
  std::sort(given.confirmed.begin(), given.confirmed.end());
  given.confirmed.erase(std::unique(given.confirmed.begin(), given.confirmed.end()), given.confirmed.end());
  if (given.treatments.size() != stored.treatments.size()) return false;
  for (std::size_t i = 0; i < given.treatments.size(); ++i) take_from_store(given.treatments[i], stored.treatments[i]);
  return nfc(document_of(given)) == nfc(document_of(stored));
}

void require_own(Connection& connection, const Visit& visit) {
  if (visit.episode) require_episode_of(connection, visit.patient, *visit.episode);
  for (const Treatment& treatment : visit.treatments)
    for (const TreatmentLink& link : treatment.links) require_treatment_of(connection, visit.patient, link.to);
}

}  // namespace

void VisitVerbs::count_clinician(const std::string& name, int visits) {
  if (name.empty()) return;
  run(x_connection,
      "INSERT INTO clinician (name, visits) VALUES ($1, $2)"
      " ON CONFLICT (name) DO UPDATE SET visits = clinician.visits + excluded.visits",
      name, visits);
}

void count_activity_again(Connection& connection, PatientId patient) {
  run(connection,
      "UPDATE patient_activity SET visits = (SELECT count(*) FROM visit WHERE patient = $1 AND live = 1),"
      " first_visit = (SELECT min(date) FROM visit WHERE patient = $1 AND live = 1),"
      " last_visit = (SELECT max(date) FROM visit WHERE patient = $1 AND live = 1) WHERE patient = $1",
      patient);
}

void VisitVerbs::discard_draft_of(std::string_view uuid) {
  run(x_connection, "DELETE FROM draft WHERE uuid = $1", uuid);
}

VisitId VisitVerbs::add(const Visit& visit) {
  permit(x_gate, Permission::log_visits);
  Visit stored = visit;
  stored.patient = standing_for(x_connection, visit.patient);
  if (stored.uuid.empty()) stored.uuid = new_uuid();
  const auto id = inserted(x_connection,
                           "INSERT INTO visit (uuid, patient, episode, date, kind, clinician, note, entered_at,"
                           " entered_by, revision) VALUES ($1, $2, $3, $4, $5, $6, $7,"
                           " CASE WHEN $8 <> 0 AND (SELECT demo FROM clinic) = 1 THEN $8 ELSE $9 END, $10, 1)"
                           " ON CONFLICT (uuid) DO NOTHING",
                           stored.uuid, stored.patient, visit.episode, visit.date, visit.kind, visit.clinician,
                           visit.note, visit.entered_at, x_gate->now(), x_gate->actor());
  if (!id) {
    const VisitId before = with_uuid(stored.uuid).value();
    if (!says_the_same(stored, get(before))) throw StoreError(StoreFault::stale, "visit");
    discard_draft_of(stored.uuid);
    return before;  // this unit of work was stored before
  }
  discard_draft_of(stored.uuid);
  stored.id.number = *id;
  require_own(x_connection, stored);
  sign_overrides(stored, {}, *x_gate);
  write_content(x_connection, stored);
  count_clinician(visit.clinician, 1);
  const auto counted = change(x_connection,
                              "UPDATE patient_activity SET visits = visits + 1,"
                              " first_visit = CASE WHEN first_visit < $1 THEN first_visit ELSE $1 END,"
                              " last_visit = CASE WHEN last_visit > $1 THEN last_visit ELSE $1 END"
                              " WHERE patient = $2",
                              visit.date, stored.patient);
  if (counted == 0) throw StoreError(StoreFault::missing, "patient " + std::to_string(visit.patient.number));
  x_gate->append({"add", "visit", stored.id.number, stored.patient, {}, {}});
  raise_red_flags(x_connection, x_catalogue, *x_gate, stored, false);
  return stored.id;
}

Visit VisitVerbs::stored_for_change(VisitId id, int revision) {
  Visit visit = get(id);
  if (visit.voided_at || visit.revision != revision) throw StoreError(StoreFault::stale, "visit");
  x_gate->require_untouched("visit", id.number);
  return visit;
}

// A treatment that a correction takes out keeps its number from others: links may still name it.
void VisitVerbs::keep_removed_places(const Visit& old, const Visit& corrected) {
  for (const Treatment& treatment : old.treatments) {
    const auto stays = [&](const Treatment& other) { return other.id == treatment.id; };
    if (std::any_of(corrected.treatments.begin(), corrected.treatments.end(), stays)) continue;
    run(x_connection, "INSERT INTO treatment_removed (visit, treatment) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        corrected.id, treatment.id.number % most_entries);
  }
}

void VisitVerbs::correct(const Visit& visit, std::string_view reason) {
  const Visit old = stored_for_change(visit.id, visit.revision);
  x_gate->require_correction(old.entered_by, old.entered_at);
  run(x_connection,
      "UPDATE visit SET episode = $1, date = $2, kind = $3, clinician = $4, note = $5, revision = revision + 1"
      " WHERE id = $6",
      visit.episode, visit.date, visit.kind, visit.clinician, visit.note, visit.id);
  keep_removed_places(old, visit);
  remove_content(x_connection, visit.id);
  Visit corrected = visit;
  corrected.patient = old.patient;
  require_own(x_connection, corrected);
  sign_overrides(corrected, old, *x_gate);
  write_content(x_connection, corrected);
  if (old.clinician != visit.clinician) {
    count_clinician(old.clinician, -1);
    count_clinician(visit.clinician, 1);
  }
  if (old.date != visit.date) count_activity_again(x_connection, old.patient);
  discard_draft_of(visit.uuid);
  x_gate->append({"correct", "visit", visit.id.number, old.patient, reason, document_of(old)});
  raise_red_flags(x_connection, x_catalogue, *x_gate, corrected, true);
}

void VisitVerbs::void_visit(VisitId id, int revision, std::string_view reason) {
  permit(x_gate, Permission::void_entries);
  const Visit old = stored_for_change(id, revision);
  run(x_connection,
      "UPDATE visit SET live = 0, voided_at = $1, void_reason = $2, revision = revision + 1 WHERE id = $3",
      x_gate->now(), reason, id);
  count_clinician(old.clinician, -1);
  count_activity_again(x_connection, old.patient);
  x_gate->append({"void", "visit", id.number, old.patient, reason, document_of(old)});
  note_trigger_gone(x_connection, *x_gate, old);
}

}  // namespace psoas::storage
