#include <algorithm>

#include "domain/store/store_error.h"
#include "storage/document.h"
#include "storage/engine/query.h"
#include "storage/verbs/health_verbs.h"
#include "storage/verbs/patient_merge_verbs.h"
#include "storage/verbs/patient_verbs.h"
#include "storage/verbs/red_flag_verbs.h"
#include "storage/verbs/visit_verbs.h"

namespace psoas::storage {

namespace {

void require_separable(const MergeSeparation& separation, const std::set<MergedKey>& along) {
  if (const std::optional<MergeRefusal> why = refusal(separation)) refuse_merge(*why);
  for (const MergedKey& key : along) {
    const auto is_it = [&](const MergedSubject& each) { return each.key == key && each.origin == MergedOrigin::since; };
    if (std::none_of(separation.subjects.begin(), separation.subjects.end(), is_it))
      throw StoreError(StoreFault::stale, "merge");
  }
  if (!ties(separation, along).empty()) refuse_merge(MergeRefusal::tied);
}

}  // namespace

void PatientMergeVerbs::separate(PatientMergeId merge, const std::set<MergedKey>& along, std::string_view reason) {
  permit(x_gate, Permission::merge_patients);
  x_gate->require_untouched("merge", merge.number);
  const MergeSeparation found = separation(merge);
  require_separable(found, along);
  require_untouched(found.from.id);
  require_untouched(found.into.id);
  run(x_connection, "UPDATE patient_merge SET separated_at = $1 WHERE id = $2", x_gate->now(), merge);
  const Move back{found.from.id, "separate", "from " + found.into.mrn + ": " + std::string(reason)};
  bring_back(found.from, back.reason);
  for (const MergedSubject& subject : found.subjects) {
    if (!goes_back(subject, along)) continue;
    if (subject.key.kind == MergedKind::visit) move_visit(subject.key.number, found.into.id, back);
    else move(code_of(subject.key.kind), subject.key.number, back);
  }
  give_details_back(found, reason);
  give_facts_back(found, reason);
  judge_again(found);
  for (const PatientId patient : {found.from.id, found.into.id}) {
    count_activity_again(x_connection, patient);
    find_anew(patient);
  }
  x_gate->append({"separate", "merge", merge.number, found.into.id, found.from.mrn + ": " + std::string(reason), {}});
}

// An open flag of the one may have kept a visit of the other from raising its own.
void PatientMergeVerbs::judge_again(const MergeSeparation& separation) {
  VisitVerbs visits(x_connection, x_catalogue, x_clock, nullptr);
  for (const MergedSubject& subject : separation.subjects)
    if (subject.origin == MergedOrigin::since && subject.key.kind == MergedKind::visit && !subject.voided)
      raise_red_flags(x_connection, x_catalogue, *x_gate, visits.get(VisitId{subject.key.number}), true);
}

void PatientMergeVerbs::bring_back(const Patient& from, const std::string& reason) {
  run(x_connection, "UPDATE patient SET voided_at = NULL, void_reason = '', revision = revision + 1 WHERE id = $1",
      from.id);
  run(x_connection, "INSERT INTO patient_activity (patient, visits) VALUES ($1, 0)", from.id);
  x_gate->append({"separate", "patient", from.id.number, from.id, reason, document_of(from)});
}

void PatientMergeVerbs::give_details_back(const MergeSeparation& separation, std::string_view reason) {
  if (separation.details_back.empty()) return;
  PatientDraft draft = draft_of(separation.into);
  for (const std::string& field : separation.details_back) {
    Query query(x_connection, "SELECT before FROM patient_merge_detail WHERE merge = $1 AND field = $2",
                separation.merge.id, field);
    if (query.next()) *member_of(draft, field) = query.text(0);
  }
  correct_details(separation.into, draft, reason);
}

void PatientMergeVerbs::give_facts_back(const MergeSeparation& separation, std::string_view reason) {
  if (separation.facts_back.empty()) return;
  HealthVerbs verbs(x_connection, x_gate);
  HealthRecord health = verbs.of_patient(separation.into.id);
  const std::map<std::string, std::optional<HealthFact>> before = facts_before(x_connection, separation.merge.id);
  for (const std::string& code : separation.facts_back) {
    std::erase_if(health.facts, [&](const HealthFact& fact) { return fact.code == code; });
    if (const std::optional<HealthFact>& fact = before.at(code)) health.facts.push_back(*fact);
  }
  verbs.record(health, reason);
}

}  // namespace psoas::storage
