#include "domain/privacy/export_plan.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace psoas {

std::vector<StudySubject> ExportPlan::subjects() const {
  std::vector<StudySubject> going_out;
  for (const ReleasedPatient& each : patients)
    if (!each.left_out) going_out.push_back(record.subjects[each.subject]);
  return going_out;
}

void ExportPlan::give_ids(const std::vector<StudySubject>& subjects) {
  std::unordered_map<PatientId, const StudySubject*> given;
  for (const StudySubject& subject : subjects) given.emplace(subject.patient, &subject);
  for (const ReleasedPatient& each : patients) {
    if (each.left_out) continue;
    StudySubject& subject = record.subjects[each.subject];
    const auto found = given.find(subject.patient);
    if (found == given.end() || found->second->study_id.empty())
      throw std::logic_error("a patient of the export has no study id");
    subject.study_id = found->second->study_id;
    subject.shift = found->second->shift;
    subject.index = found->second->index;
  }
}

ExportPlan make_plan(ExportRequest request, ExportRecord record) {
  NoProgress progress;
  return make_plan(std::move(request), std::move(record), progress);
}

ExportPlan make_plan(ExportRequest request, ExportRecord record, Progress& progress) {
  ExportPlan plan;
  plan.request = std::move(request);
  plan.record = std::move(record);
  plan.patients = released_patients(plan.record);
  plan.combinations = count_combinations(plan.patients, plan.record, plan.request);
  progress.check();
  apply_rare_rule(plan.patients, plan.record, plan.request, progress);
  plan.combinations_told = count_combinations(plan.patients, plan.record, plan.request);
  for (const ReleasedPatient& each : plan.patients) {
    plan.left_out += each.left_out ? 1 : 0;
    plan.grouped += !each.left_out && std::ranges::find(each.grouped, true) != each.grouped.end() ? 1 : 0;
  }
  return plan;
}

}  // namespace psoas
