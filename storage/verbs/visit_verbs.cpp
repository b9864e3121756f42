#include "storage/verbs/visit_verbs.h"

#include "storage/engine/query.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

// The columns of a visit itself: uuid, patient, episode, date, kind, clinician, note, entered_at, entered_by,
// revision, voided_at, void_reason, id.
Visit read_visit(Query& query) {
  Visit visit;
  visit.uuid = query.text(0);
  visit.patient = query.id<PatientId>(1);
  if (!query.is_null(2)) visit.episode = query.id<EpisodeId>(2);
  visit.date = query.day(3);
  visit.kind = query.text(4);
  visit.clinician = query.text(5);
  visit.note = query.text(6);
  visit.entered_at = query.moment(7);
  visit.entered_by = query.text(8);
  visit.revision = query.small(9);
  visit.voided_at = query.moment_or_none(10);
  visit.void_reason = query.text(11);
  visit.id = query.id<VisitId>(12);
  return visit;
}

bool is_procedure(const Catalogue& catalogue, const std::string& code) {
  const TreatmentDefinition* definition = catalogue.treatment(code);
  return definition != nullptr &&
         (definition->mark == TreatmentMark::procedure || definition->mark == TreatmentMark::diagnostic_block);
}

// The rows of a finding that repeats belong together: all of one visit, none of another.
void take_rows(LastEntries& last, const Visit& visit, const Catalogue& catalogue) {
  std::map<std::string, LastEntries::LastRows> rows;
  for (const FindingEntry& finding : visit.findings) {
    const FindingDefinition* definition = catalogue.finding(finding.code);
    if (!definition || !definition->repeats) continue;
    LastEntries::LastRows& of_code = rows[finding.code];
    of_code.date = visit.date;
    of_code.rows.push_back(finding);
  }
  last.rows.merge(rows);
}

// Takes from an earlier visit what no later visit had.
void take_entries(LastEntries& last, const Visit& visit, const Catalogue& catalogue, std::optional<Date>& procedure) {
  for (const ScoreEntry& score : visit.scores)
    if (score.status == ScoreStatus::answered)
      last.scores.try_emplace(score.instrument, LastEntries::LastScore{visit.date, score});
  for (const FindingEntry& finding : visit.findings)
    if (finding.row == 0)
      last.findings.try_emplace({finding.code, finding.side}, LastEntries::LastFinding{visit.date, finding});
  take_rows(last, visit, catalogue);
  for (const Treatment& treatment : visit.treatments) {
    if (treatment.status != TreatmentStatus::done) continue;
    const auto [entry, is_new] =
        last.treatments.try_emplace(treatment.code, LastEntries::LastTreatment{treatment.date, treatment});
    if (!is_new && entry->second.date < treatment.date) entry->second = {treatment.date, treatment};
    if (is_procedure(catalogue, treatment.code) && (!procedure || *procedure < treatment.date)) {
      procedure = treatment.date;
      last.latest_procedure = treatment.code;
    }
  }
}

}  // namespace

Visit VisitVerbs::get(VisitId id) {
  std::optional<Visit> visit;
  {
    Query query(x_connection,
                "SELECT uuid, patient, episode, date, kind, clinician, note, entered_at, entered_by, revision,"
                " voided_at, void_reason, id FROM visit WHERE id = $1",
                id);
    if (query.next()) visit = read_visit(query);
  }
  if (!visit) throw StoreError(StoreFault::missing, "visit " + std::to_string(id.number));
  permit_chart(x_gate, visit->patient);
  read_content(x_connection, *visit);
  return std::move(*visit);
}

std::vector<Visit> VisitVerbs::of_patient(PatientId patient, bool with_voided) {
  permit_chart(x_gate, patient);
  std::vector<Visit> visits;
  Query query(x_connection,
              "SELECT uuid, patient, episode, date, kind, clinician, note, entered_at, entered_by, revision,"
              " voided_at, void_reason, id FROM visit WHERE patient = $1 ORDER BY date DESC, id DESC",
              patient);
  while (query.next()) {
    Visit visit = read_visit(query);
    if (visit.voided_at && !with_voided) continue;
    read_content(x_connection, visit);
    visits.push_back(std::move(visit));
  }
  return visits;
}

LastEntries VisitVerbs::last_entries(PatientId patient, Date on, std::optional<VisitId> except) {
  permit_chart(x_gate, patient);
  LastEntries last;
  std::optional<Date> procedure;
  Query query(x_connection,
              "SELECT uuid, patient, episode, date, kind, clinician, note, entered_at, entered_by, revision,"
              " voided_at, void_reason, id FROM visit WHERE patient = $1 AND date <= $2 AND live = 1"
              " ORDER BY date DESC, id DESC",
              patient, on);
  while (query.next()) {
    Visit visit = read_visit(query);
    if (except && visit.id == *except) continue;
    if (!last.visit_date) last.visit_date = visit.date;
    read_content(x_connection, visit);
    take_entries(last, visit, x_catalogue, procedure);
  }
  return last;
}

std::optional<VisitId> VisitVerbs::with_uuid(std::string_view uuid) {
  permit(x_gate, Permission::log_visits);
  const auto id = one_integer(x_connection, "SELECT id FROM visit WHERE uuid = $1", uuid);
  if (!id) return std::nullopt;
  return VisitId{*id};
}

std::vector<std::string> VisitVerbs::clinicians() {
  std::vector<std::string> names;
  Query query(x_connection, "SELECT name FROM clinician WHERE visits > 0 ORDER BY visits DESC, name");
  while (query.next()) names.push_back(query.text(0));
  return names;
}

}  // namespace psoas::storage
