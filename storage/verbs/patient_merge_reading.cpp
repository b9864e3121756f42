#include <algorithm>

#include "domain/store/store_error.h"
#include "storage/engine/query.h"
#include "storage/verbs/health_verbs.h"
#include "storage/verbs/patient_merge_verbs.h"
#include "storage/verbs/patient_verbs.h"

namespace psoas::storage {

namespace {

std::vector<Date> days_of_both(Connection& connection, PatientId one, PatientId other) {
  std::vector<Date> days;
  Query query(connection,
              "SELECT date FROM visit WHERE patient = $1 AND live = 1 INTERSECT"
              " SELECT date FROM visit WHERE patient = $2 AND live = 1 ORDER BY date",
              one, other);
  while (query.next()) days.push_back(query.day(0));
  return days;
}

bool was_seen_after(Connection& connection, PatientId patient, std::optional<Date> died_on) {
  return died_on && one_integer(connection, "SELECT 1 FROM visit WHERE patient = $1 AND live = 1 AND date > $2 LIMIT 1",
                                patient, *died_on);
}

std::vector<std::string> studies_of_both(Connection& connection, PatientId one, PatientId other) {
  std::vector<std::string> names;
  Query query(connection,
              "SELECT s.name FROM study s JOIN study_subject a ON a.study = s.id AND a.patient = $1"
              " JOIN study_subject b ON b.study = s.id AND b.patient = $2 ORDER BY s.name",
              one, other);
  while (query.next()) names.push_back(query.text(0));
  return names;
}

void count_what_goes(Connection& connection, MergePreview& preview) {
  const auto count = [&](const char* sql) {
    return static_cast<int>(one_integer(connection, sql, preview.from.id).value_or(0));
  };
  preview.visits = count("SELECT count(*) FROM visit WHERE patient = $1");
  preview.episodes = count("SELECT count(*) FROM episode WHERE patient = $1");
  preview.adverse_events = count("SELECT count(*) FROM adverse_event WHERE patient = $1");
  preview.red_flags = count("SELECT count(*) FROM red_flag WHERE patient = $1");
  preview.contact_attempts = count("SELECT count(*) FROM follow_up_attempt WHERE patient = $1");
  preview.drafts = count("SELECT count(*) FROM draft WHERE patient = $1");
}

// Of the columns id, source, target, mrn, family and given name, merged_at, merged_by, reason.
PatientMerge read_merge(Query& query) {
  PatientMerge merge;
  merge.id = query.id<PatientMergeId>(0);
  merge.from = query.id<PatientId>(1);
  merge.into = query.id<PatientId>(2);
  merge.from_mrn = query.text(3);
  merge.from_name = display_name(query.view(4), query.view(5));
  merge.at = query.moment(6);
  merge.by = query.text(7);
  merge.reason = query.text(8);
  return merge;
}

// What came with another merge that stands belongs to the target as far as this one is concerned, whenever it was
// entered.
MergedOrigin origin_of(Connection& connection, const PatientMerge& merge, std::string_view entity,
                       std::int64_t subject) {
  std::optional<std::int64_t> brought_by;
  {
    Query query(connection,
                "SELECT max(s.merge = $1) FROM patient_merge_subject s JOIN patient_merge m ON m.id = s.merge"
                " WHERE m.target = $2 AND m.separated_at IS NULL AND s.entity = $3 AND s.subject = $4",
                merge.id, merge.into, entity, subject);
    if (query.next() && !query.is_null(0)) brought_by = query.integer(0);
  }
  if (brought_by) return *brought_by == 1 ? MergedOrigin::came : MergedOrigin::own;
  const auto added_since = one_integer(connection,
                                       "SELECT 1 FROM audit WHERE entity = $1 AND entity_id = $2 AND action = 'add'"
                                       " AND sequence > (SELECT min(sequence) FROM audit WHERE entity = 'merge'"
                                       " AND entity_id = $3)",
                                       entity, subject, merge.id);
  return added_since ? MergedOrigin::since : MergedOrigin::own;
}

// Whether a later merge into the same record has kept what this one put there as what there was before.
bool is_taken_onward(Connection& connection, const PatientMerge& merge) {
  return one_integer(connection,
                     "SELECT 1 FROM patient_merge m JOIN patient_merge_detail l ON l.merge = m.id"
                     " JOIN patient_merge_detail d ON d.field = l.field AND d.merge = $1"
                     " WHERE m.target = $2 AND m.separated_at IS NULL AND m.id > $1"
                     " UNION ALL SELECT 1 FROM patient_merge m JOIN patient_merge_fact l ON l.merge = m.id"
                     " JOIN patient_merge_fact d ON d.code = l.code AND d.merge = $1"
                     " WHERE m.target = $2 AND m.separated_at IS NULL AND m.id > $1 LIMIT 1",
                     merge.id, merge.into)
      .has_value();
}

MergedSubject subject_of(MergedKind kind, Query& query) {
  MergedSubject subject;
  subject.key = {kind, query.integer(0)};
  subject.day = query.day(1);
  subject.label = query.text(2);
  subject.voided = query.flag(3);
  return subject;
}

}  // namespace

std::map<std::string, std::optional<HealthFact>> facts_before(Connection& connection, PatientMergeId merge) {
  std::map<std::string, std::optional<HealthFact>> facts;
  {
    Query query(connection, "SELECT code FROM patient_merge_fact WHERE merge = $1", merge);
    while (query.next()) facts[query.text(0)] = std::nullopt;
  }
  for (HealthFact& fact : read_health_facts(
           Query(connection,
                 "SELECT code, number, choice, detail, since, until, assessed_on FROM patient_merge_fact"
                 " WHERE merge = $1 AND assessed_on IS NOT NULL ORDER BY code",
                 merge),
           Query(connection, "SELECT code, which FROM patient_merge_which WHERE merge = $1 ORDER BY code, which",
                 merge)))
    facts[fact.code] = std::move(fact);
  return facts;
}

MergePreview PatientMergeVerbs::preview(PatientId from, PatientId into) {
  permit_chart(x_gate, from);
  permit_chart(x_gate, into);
  MergePreview preview;
  preview.from = PatientVerbs(x_connection, nullptr).get(from);
  preview.into = PatientVerbs(x_connection, nullptr).get(into);
  const HealthRecord from_health = HealthVerbs(x_connection, nullptr).of_patient(from);
  const HealthRecord into_health = HealthVerbs(x_connection, nullptr).of_patient(into);
  preview.from_health_revision = from_health.revision;
  preview.into_health_revision = into_health.revision;
  count_what_goes(x_connection, preview);
  preview.days_of_both = days_of_both(x_connection, from, into);
  preview.visits_after_death = was_seen_after(x_connection, from, preview.into.died_on) ||
                               was_seen_after(x_connection, into, preview.from.died_on);
  preview.details = differing_details(preview.from, preview.into);
  preview.facts = differing_facts(from_health, into_health);
  preview.studies_of_both = studies_of_both(x_connection, from, into);
  return preview;
}

std::optional<Patient> PatientMergeVerbs::merged_under(std::string_view mrn) {
  permit(x_gate, Permission::find_patients);
  const auto source =
      one_integer(x_connection, "SELECT source FROM patient_merge WHERE mrn = $1 AND separated_at IS NULL", mrn);
  if (!source) return std::nullopt;
  return PatientVerbs(x_connection, nullptr).get(PatientId{*source});
}

std::vector<PatientMerge> PatientMergeVerbs::merged_into(PatientId patient) {
  permit_chart(x_gate, patient);
  std::vector<PatientMerge> merges;
  Query query(x_connection,
              "SELECT m.id, m.source, m.target, m.mrn, p.family_name, p.given_name, m.merged_at, m.merged_by, m.reason"
              " FROM patient_merge m JOIN patient p ON p.id = m.source WHERE m.target = $1 AND m.separated_at IS NULL"
              " ORDER BY m.id DESC",
              patient);
  while (query.next()) merges.push_back(read_merge(query));
  return merges;
}

PatientMerge PatientMergeVerbs::standing_merge(PatientMergeId merge) {
  Query query(x_connection,
              "SELECT m.id, m.source, m.target, m.mrn, p.family_name, p.given_name, m.merged_at, m.merged_by, m.reason"
              " FROM patient_merge m JOIN patient p ON p.id = m.source WHERE m.id = $1 AND m.separated_at IS NULL",
              merge);
  if (!query.next()) throw StoreError(StoreFault::missing, "merge " + std::to_string(merge.number));
  return read_merge(query);
}

MergeSeparation PatientMergeVerbs::separation(PatientMergeId merge) {
  MergeSeparation separation;
  separation.merge = standing_merge(merge);
  permit_chart(x_gate, separation.merge.from);
  permit_chart(x_gate, separation.merge.into);
  separation.from = PatientVerbs(x_connection, nullptr).get(separation.merge.from);
  separation.into = PatientVerbs(x_connection, nullptr).get(separation.merge.into);
  separation.taken_onward = is_taken_onward(x_connection, separation.merge);
  separation.drafts = static_cast<int>(
      one_integer(x_connection, "SELECT count(*) FROM draft WHERE patient = $1", separation.merge.into).value_or(0));
  read_details_taken(separation);
  read_facts_taken(separation);
  read_subjects(separation);
  return separation;
}

void PatientMergeVerbs::read_details_taken(MergeSeparation& separation) {
  PatientDraft from = draft_of(separation.from);
  PatientDraft into = draft_of(separation.into);
  Query query(x_connection, "SELECT field FROM patient_merge_detail WHERE merge = $1 ORDER BY field",
              separation.merge.id);
  while (query.next()) {
    const std::string field = query.text(0);
    const bool unchanged = *member_of(from, field) == *member_of(into, field);
    (unchanged ? separation.details_back : separation.details_stay).push_back(field);
  }
}

void PatientMergeVerbs::read_facts_taken(MergeSeparation& separation) {
  const HealthRecord from = HealthVerbs(x_connection, nullptr).of_patient(separation.from.id);
  const HealthRecord into = HealthVerbs(x_connection, nullptr).of_patient(separation.into.id);
  for (const auto& [code, before] : facts_before(x_connection, separation.merge.id)) {
    const HealthFact* taken = from.fact(code);
    const HealthFact* now = into.fact(code);
    const bool unchanged = taken != nullptr && now != nullptr && *taken == *now;
    (unchanged ? separation.facts_back : separation.facts_stay).push_back(code);
  }
}

void PatientMergeVerbs::read_subjects(MergeSeparation& separation) {
  const PatientId patient = separation.into.id;
  std::vector<MergedSubject>& subjects = separation.subjects;
  const auto add = [&](MergedKind kind, Query&& query) {
    while (query.next()) subjects.push_back(subject_of(kind, query));
  };
  add(MergedKind::visit,
      Query(x_connection, "SELECT id, date, kind, voided_at IS NOT NULL FROM visit WHERE patient = $1", patient));
  add(MergedKind::episode,
      Query(x_connection, "SELECT id, opened_on, label, 0 FROM episode WHERE patient = $1", patient));
  add(MergedKind::adverse_event,
      Query(x_connection, "SELECT id, onset, code, voided_at IS NOT NULL FROM adverse_event WHERE patient = $1",
            patient));
  for (MergedSubject& subject : subjects)
    subject.origin = origin_of(x_connection, separation.merge, code_of(subject.key.kind), subject.key.number);
  read_leaning(subjects, patient);
  std::stable_sort(subjects.begin(), subjects.end(),
                   [](const MergedSubject& one, const MergedSubject& other) { return one.day > other.day; });
}

void PatientMergeVerbs::read_leaning(std::vector<MergedSubject>& subjects, PatientId patient) {
  std::map<MergedKey, MergedSubject*> by_key;
  for (MergedSubject& subject : subjects) by_key[subject.key] = &subject;
  const auto add = [&](MergedKind kind, MergedKind on, Query&& query) {
    while (query.next())
      if (const auto subject = by_key.find({kind, query.integer(0)}); subject != by_key.end())
        subject->second->leans_on.push_back({on, query.integer(1)});
  };
  add(MergedKind::visit, MergedKind::episode,
      Query(x_connection, "SELECT id, episode FROM visit WHERE patient = $1 AND episode IS NOT NULL", patient));
  add(MergedKind::visit, MergedKind::visit,
      Query(x_connection,
            "SELECT DISTINCT v.id, l.to_visit FROM visit v JOIN treatment_link l ON l.visit = v.id"
            " WHERE v.patient = $1 AND l.to_visit <> v.id",
            patient));
  add(MergedKind::adverse_event, MergedKind::visit,
      Query(x_connection,
            "SELECT DISTINCT e.id, t.visit FROM adverse_event e JOIN adverse_event_treatment t ON t.event = e.id"
            " WHERE e.patient = $1",
            patient));
}

}  // namespace psoas::storage
