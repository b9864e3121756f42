#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/verbs/patient_verbs.h"

namespace psoas::storage {

namespace {

void write_diagnoses(Connection& connection, EpisodeId episode, const std::vector<EpisodeDiagnosis>& diagnoses) {
  int ordinal = 0;
  for (const EpisodeDiagnosis& diagnosis : diagnoses)
    run(connection,
        "INSERT INTO episode_diagnosis (episode, ordinal, condition, code, code_label, side, certainty, is_primary,"
        " since, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        episode, ordinal++, diagnosis.condition, diagnosis.code, diagnosis.code_label, code_of(diagnosis.side),
        code_of(diagnosis.certainty), diagnosis.primary, diagnosis.since, diagnosis.until);
}

// Appends each to its episode; both come in the order of opening.
void read_diagnoses(Connection& connection, PatientId patient, std::vector<Episode>& episodes) {
  Query query(connection,
              "SELECT d.episode, d.condition, d.code, d.code_label, d.side, d.certainty, d.is_primary, d.since, d.until"
              " FROM episode e JOIN episode_diagnosis d ON d.episode = e.id WHERE e.patient = $1"
              " ORDER BY e.opened_on, e.id, d.ordinal",
              patient);
  auto episode = episodes.begin();
  while (query.next()) {
    while (episode != episodes.end() && episode->id != query.id<EpisodeId>(0)) ++episode;
    if (episode == episodes.end()) throw StoreError(StoreFault::damaged, "a diagnosis without its episode");
    EpisodeDiagnosis diagnosis;
    diagnosis.condition = query.text(1);
    diagnosis.code = query.text(2);
    diagnosis.code_label = query.text(3);
    diagnosis.side = side_of(query.view(4)).value_or(Side::none);
    diagnosis.certainty = certainty_of(query.view(5)).value_or(Certainty::probable);
    diagnosis.primary = query.flag(6);
    diagnosis.since = query.day_or_none(7);
    diagnosis.until = query.day_or_none(8);
    episode->diagnoses.push_back(std::move(diagnosis));
  }
}

std::optional<int> months(Query& query, int column) {
  if (query.is_null(column)) return std::nullopt;
  return query.small(column);
}

}  // namespace

std::vector<Episode> PatientVerbs::episodes(PatientId patient) {
  permit_chart(x_gate, patient);
  std::vector<Episode> episodes;
  {
    Query query(x_connection,
                "SELECT id, label, onset, onset_precision, opened_on, closed_on, revision, closing_reason,"
                " pain_duration_months, pain_course, dominant_side, dominant_site, mech_psoas_traction,"
                " mech_disc_compression, mech_facet_loading, note FROM episode WHERE patient = $1"
                " ORDER BY opened_on, id",
                patient);
    while (query.next()) {
      Episode episode;
      episode.id = query.id<EpisodeId>(0);
      episode.patient = patient;
      episode.label = query.text(1);
      episode.onset = query.day_or_none(2);
      episode.onset_precision = query.text(3);
      episode.opened_on = query.day(4);
      episode.closed_on = query.day_or_none(5);
      episode.revision = query.small(6);
      episode.closing_reason = query.text(7);
      episode.pain_duration_months = months(query, 8);
      episode.pain_course = query.text(9);
      episode.dominant_side = side_of(query.view(10)).value_or(Side::none);
      episode.dominant_site = query.text(11);
      for (int i = 0; i < static_cast<int>(mechanisms.size()); ++i)
        episode.hypotheses[static_cast<std::size_t>(i)] = query.text(12 + i);
      episode.note = query.text(15);
      episodes.push_back(std::move(episode));
    }
  }
  if (!episodes.empty()) read_diagnoses(x_connection, patient, episodes);
  return episodes;
}

EpisodeId PatientVerbs::add_episode(const Episode& episode) {
  permit(x_gate, Permission::edit_patients);
  const EpisodeId id{
      inserted(x_connection,
               "INSERT INTO episode (patient, label, onset, onset_precision, opened_on, closed_on, closing_reason,"
               " pain_duration_months, pain_course, dominant_side, dominant_site, mech_psoas_traction,"
               " mech_disc_compression, mech_facet_loading, note, revision)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
               episode.patient, episode.label, episode.onset, episode.onset_precision, episode.opened_on,
               episode.closed_on, episode.closing_reason, episode.pain_duration_months, episode.pain_course,
               code_of(episode.dominant_side), episode.dominant_site, episode.hypotheses[0], episode.hypotheses[1],
               episode.hypotheses[2], episode.note)
          .value()};
  write_diagnoses(x_connection, id, episode.diagnoses);
  x_gate->append({"add", "episode", id.number, episode.patient, {}, {}});
  return id;
}

void PatientVerbs::correct_episode(const Episode& episode, std::string_view reason) {
  permit(x_gate, Permission::edit_patients);
  const std::vector<Episode> stored = episodes(episode.patient);
  const Episode* old = nullptr;
  for (const Episode& candidate : stored)
    if (candidate.id == episode.id) old = &candidate;
  if (old == nullptr) throw StoreError(StoreFault::missing, "episode " + std::to_string(episode.id.number));
  if (old->revision != episode.revision) throw StoreError(StoreFault::stale, "episode");
  x_gate->require_untouched("episode", episode.id.number);
  run(x_connection,
      "UPDATE episode SET label = $1, onset = $2, onset_precision = $3, opened_on = $4, closed_on = $5,"
      " closing_reason = $6, pain_duration_months = $7, pain_course = $8, dominant_side = $9, dominant_site = $10,"
      " mech_psoas_traction = $11, mech_disc_compression = $12, mech_facet_loading = $13, note = $14,"
      " revision = revision + 1 WHERE id = $15",
      episode.label, episode.onset, episode.onset_precision, episode.opened_on, episode.closed_on,
      episode.closing_reason, episode.pain_duration_months, episode.pain_course, code_of(episode.dominant_side),
      episode.dominant_site, episode.hypotheses[0], episode.hypotheses[1], episode.hypotheses[2], episode.note,
      episode.id);
  run(x_connection, "DELETE FROM episode_diagnosis WHERE episode = $1", episode.id);
  write_diagnoses(x_connection, episode.id, episode.diagnoses);
  x_gate->append({"correct", "episode", episode.id.number, episode.patient, reason, document_of(*old)});
}

}  // namespace psoas::storage
