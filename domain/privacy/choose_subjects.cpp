#include <algorithm>
#include <unordered_map>

#include "domain/privacy/export_record.h"

namespace psoas {

namespace {

struct Index {
  DayNumber day = no_day;
  std::int32_t treatment = 0;  // word
};

bool lies_in(DayNumber day, const ExportFilter& filter) {
  return (!filter.from || day >= day_number(*filter.from)) && (!filter.to || day <= day_number(*filter.to));
}

bool is_asked_for(const std::string& code, const ExportFilter& filter) {
  return filter.treatments.empty() || std::ranges::find(filter.treatments, code) != filter.treatments.end();
}

// By place of the patient. Of two on one day the one recorded first.
std::vector<Index> index_days(const ExportRecord& record, const ExportFilter& filter) {
  std::vector<Index> found(record.patients.size());
  for (const ExportedTreatment& treatment : record.treatments) {
    if (!treatment.is_index || treatment.status != TreatmentStatus::done || !lies_in(treatment.day, filter)) continue;
    if (!is_asked_for(record.words.at(treatment.code), filter)) continue;
    const ExportedVisit& visit = record.visits[static_cast<std::size_t>(treatment.visit)];
    Index& index = found[static_cast<std::size_t>(visit.patient)];
    if (treatment.day < index.day) index = {treatment.day, treatment.code};
  }
  if (!filter.treatments.empty()) return found;
  std::vector<DayNumber> first_visit(record.patients.size(), no_day);
  for (const ExportedVisit& visit : record.visits) {
    DayNumber& first = first_visit[static_cast<std::size_t>(visit.patient)];
    if (lies_in(visit.day, filter)) first = std::min(first, visit.day);
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i].day == no_day) found[i].day = first_visit[i];
  return found;
}

}  // namespace

std::vector<StudySubject> choose_subjects(const ExportRecord& record, const ExportFilter& filter,
                                          const std::vector<StudySubject>& known) {
  std::unordered_map<PatientId, const StudySubject*> of_study;
  for (const StudySubject& subject : known) of_study.emplace(subject.patient, &subject);
  const std::vector<Index> found = index_days(record, filter);
  std::vector<StudySubject> chosen;
  for (std::size_t place = 0; place < found.size(); ++place) {
    if (found[place].day == no_day) continue;
    const PatientId patient = record.patients[place].id;
    const auto before = of_study.find(patient);
    if (before != of_study.end()) {
      chosen.push_back(*before->second);
      continue;
    }
    StudySubject subject;
    subject.patient = patient;
    subject.index = found[place].day;
    subject.index_treatment = record.words.at(found[place].treatment);
    chosen.push_back(std::move(subject));
  }
  return chosen;
}

}  // namespace psoas
