#include "domain/base/uuid.h"
#include "domain/patient/patient.h"
#include "storage/engine/query.h"
#include "storage/verbs/draft_sealing.h"
#include "storage/verbs/standing_record.h"
#include "storage/verbs/visit_verbs.h"

namespace psoas::storage {

namespace {

DraftSealing sealing_of(const Gate* gate) { return DraftSealing(gate ? gate->keys_of_accounts() : nullptr); }

}  // namespace

std::vector<DraftLine> VisitVerbs::drafts() {
  permit(x_gate, Permission::log_visits);
  std::vector<DraftLine> lines;
  Query query(
      x_connection,
      "SELECT d.id, d.patient, p.family_name, p.given_name, p.mrn, d.visit, d.kept_at, f.typed, d.uuid FROM draft d"
      " JOIN patient p ON p.id = d.patient"
      " LEFT JOIN draft_field f ON f.draft = d.id AND f.path = 'date' ORDER BY d.kept_at DESC, d.id DESC");
  const DraftSealing sealing = sealing_of(x_gate);
  while (query.next()) {
    DraftLine line;
    line.id = query.id<DraftId>(0);
    line.patient = query.id<PatientId>(1);
    line.patient_name = display_name(query.view(2), query.view(3));
    line.mrn = query.text(4);
    if (!query.is_null(5)) line.visit = query.id<VisitId>(5);
    line.kept_at = query.moment(6);
    line.whole = sealing.is_whole(x_connection, line.id);
    if (line.whole && !query.is_null(7)) line.visit_date = sealing.typed(query.view(7), query.text(8), "date");
    lines.push_back(std::move(line));
  }
  return lines;
}

std::optional<VisitDraft> VisitVerbs::draft(DraftId id) {
  permit(x_gate, Permission::log_visits);
  const DraftSealing sealing = sealing_of(x_gate);
  VisitDraft draft;
  draft.id = id;
  if (!one_integer(x_connection, "SELECT 1 FROM draft WHERE id = $1", id)) return std::nullopt;
  if (!sealing.is_whole(x_connection, id)) throw StoreError(StoreFault::tampered, "a draft");
  {
    Query query(x_connection, "SELECT uuid, patient, visit, revision, reason, kept_at FROM draft WHERE id = $1", id);
    query.next();
    draft.uuid = query.text(0);
    draft.patient = query.id<PatientId>(1);
    if (!query.is_null(2)) draft.visit = query.id<VisitId>(2);
    draft.revision = query.small(3);
    draft.reason = sealing.typed(query.view(4), draft.uuid, "reason");
    draft.kept_at = query.moment(5);
  }
  Query fields(x_connection, "SELECT path, typed FROM draft_field WHERE draft = $1", id);
  while (fields.next()) {
    const std::string path = fields.text(0);
    draft.typed.emplace(path, sealing.typed(fields.view(1), draft.uuid, path));
  }
  Query confirmed(x_connection, "SELECT path FROM draft_confirmed WHERE draft = $1 ORDER BY path", id);
  while (confirmed.next()) draft.confirmed.push_back(confirmed.text(0));
  return draft;
}

DraftId VisitVerbs::keep_draft(const VisitDraft& draft) {
  permit(x_gate, Permission::log_visits);
  const std::string uuid = draft.uuid.empty() ? new_uuid() : draft.uuid;
  const PatientId patient = draft.visit ? draft.patient : standing_for(x_connection, draft.patient);
  const DraftSealing sealing = sealing_of(x_gate);
  const DraftId id{one_integer(x_connection,
                               "INSERT INTO draft (uuid, patient, visit, revision, reason, kept_at)"
                               " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (uuid) DO UPDATE SET"
                               " patient = excluded.patient, visit = excluded.visit, revision = excluded.revision,"
                               " reason = excluded.reason, kept_at = excluded.kept_at RETURNING id",
                               uuid, patient, draft.visit, draft.revision, sealing.stored(draft.reason, uuid, "reason"),
                               x_clock.now())
                       .value()};
  run(x_connection, "DELETE FROM draft_field WHERE draft = $1", id);
  run(x_connection, "DELETE FROM draft_confirmed WHERE draft = $1", id);
  for (const auto& [path, typed] : draft.typed)
    run(x_connection, "INSERT INTO draft_field (draft, path, typed) VALUES ($1, $2, $3)", id, path,
        sealing.stored(typed, uuid, path));
  for (const std::string& path : draft.confirmed)
    run(x_connection, "INSERT INTO draft_confirmed (draft, path) VALUES ($1, $2) ON CONFLICT DO NOTHING", id, path);
  sealing.close(x_connection, id);
  return id;
}

void VisitVerbs::discard_draft(DraftId id) {
  permit(x_gate, Permission::log_visits);
  run(x_connection, "DELETE FROM draft WHERE id = $1", id);
}

}  // namespace psoas::storage
