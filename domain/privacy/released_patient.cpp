#include "domain/privacy/released_patient.h"

#include <algorithm>
#include <map>

#include "domain/privacy/export_column.h"

namespace psoas {

namespace {

constexpr int greatest_age_told = 89;

constexpr std::string_view small_areas[] = {"036", "059", "063", "102", "203", "556", "692", "790", "821",
                                            "823", "830", "831", "878", "879", "884", "890", "893"};

const ExportedPatient& patient_of(const ExportRecord& record, const ReleasedPatient& released) {
  return record.patients[released.patient];
}

const StudySubject& subject_of(const ExportRecord& record, const ReleasedPatient& released) {
  return record.subjects[released.subject];
}

// Of what held on the day of index the primary one, else the one known longest. By place of the patient.
std::vector<std::int32_t> diagnoses_at_index(const ExportRecord& record, const std::vector<ReleasedPatient>& patients) {
  std::vector<DayNumber> index(record.patients.size(), no_day);
  for (const ReleasedPatient& each : patients) index[each.patient] = subject_of(record, each).index;
  std::vector<const ExportedDiagnosis*> chosen(record.patients.size(), nullptr);
  for (const ExportedDiagnosis& diagnosis : record.diagnoses) {
    const auto place = static_cast<std::size_t>(diagnosis.patient);
    if (index[place] == no_day || diagnosis.from > index[place] || diagnosis.until < index[place]) continue;
    const ExportedDiagnosis*& best = chosen[place];
    const bool better = !best || (diagnosis.primary && !best->primary) ||
                        (diagnosis.primary == best->primary && diagnosis.from < best->from);
    if (better) best = &diagnosis;
  }
  std::vector<std::int32_t> words(record.patients.size(), 0);
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if (chosen[i]) words[i] = chosen[i]->condition;
  return words;
}

bool is_very_old(const ExportedPatient& patient, const StudySubject& subject) {
  const DayNumber last = patient.last_day == no_day ? subject.index : std::max(subject.index, patient.last_day);
  return age_in_years(date_of(patient.birth), date_of(last)) > greatest_age_told;
}

std::string place_told(const ExportedPatient& patient, const ExportRecord& record, const ExportRequest& request) {
  std::string told;
  if (is_chosen("patients.state", request)) told = record.words.at(patient.state);
  const std::string& zip = record.words.at(patient.zip);
  if (is_chosen("patients.zip5", request)) return told + " " + zip;
  if (is_chosen("patients.zip3", request)) return told + " " + zip3_of(zip);
  return told;
}

// A year is told by index_year, and by an index day that is a true date.
bool year_is_told(const ExportRequest& request) {
  return is_chosen("patients.index_year", request) ||
         (request.profile == Profile::limited && is_chosen("patients.index_day", request));
}

bool is_told(Quasi quasi, const ExportRequest& request) {
  const auto any = [&](std::initializer_list<std::string_view> paths) {
    return std::ranges::any_of(paths, [&](std::string_view path) { return is_chosen(path, request); });
  };
  switch (quasi) {
    case Quasi::diagnosis: return any({"patients.diagnosis"});
    case Quasi::place: return any({"patients.state", "patients.zip3", "patients.zip5"});
    case Quasi::year: return year_is_told(request);
    case Quasi::age: return any({"patients.age_at_index", "patients.age_band", "patients.birth_day"});
    case Quasi::sex: return any({"patients.sex"});
    case Quasi::treatment: break;
  }
  return any({"patients.index_treatment", "treatments.code"});
}

std::string told_value(Quasi quasi, const ReleasedPatient& released, const ExportRecord& record,
                       const ExportRequest& request) {
  if (!released.tells(quasi)) return "*";
  const ExportedPatient& patient = patient_of(record, released);
  const StudySubject& subject = subject_of(record, released);
  const bool hides_age = released.very_old && request.profile != Profile::limited;
  switch (quasi) {
    case Quasi::diagnosis: return released.diagnosis;
    case Quasi::place: return place_told(patient, record, request);
    case Quasi::year: return hides_age ? "" : std::to_string(static_cast<int>(date_of(subject.index).year()));
    case Quasi::age: return hides_age ? std::string(very_old_age) : age_band(released.age);
    case Quasi::sex: return std::string(code_of(patient.sex));
    case Quasi::treatment: break;
  }
  return subject.index_treatment;
}

using Values = std::vector<std::string>;

Values told_values(const std::vector<Quasi>& of, const ReleasedPatient& released, const ExportRecord& record,
                   const ExportRequest& request) {
  Values values;
  for (const Quasi quasi : of) values.push_back(told_value(quasi, released, record, request));
  return values;
}

std::vector<Quasi> quasi_of(const ExportRequest& request) {
  std::vector<Quasi> of;
  for (const Quasi quasi : quasi_identifiers)
    if (is_told(quasi, request)) of.push_back(quasi);
  return of;
}

std::map<Values, int> counted(const std::vector<Quasi>& of, const std::vector<ReleasedPatient>& patients,
                              const ExportRecord& record, const ExportRequest& request) {
  std::map<Values, int> counts;
  for (const ReleasedPatient& each : patients)
    if (!each.left_out) ++counts[told_values(of, each, record, request)];
  return counts;
}

// Calls `act` for every patient whose combination too few share.
template <class Act>
void for_each_rare(std::vector<ReleasedPatient>& patients, const ExportRecord& record, const ExportRequest& request,
                   const Act& act) {
  const std::vector<Quasi> of = quasi_of(request);
  const std::map<Values, int> counts = counted(of, patients, record, request);
  for (ReleasedPatient& each : patients)
    if (!each.left_out && counts.at(told_values(of, each, record, request)) < request.smallest_group) act(each);
}

}  // namespace

std::string_view code_of(Quasi quasi) {
  switch (quasi) {
    case Quasi::diagnosis: return "diagnosis";
    case Quasi::place: return "place";
    case Quasi::year: return "index_year";
    case Quasi::age: return "age_band";
    case Quasi::sex: return "sex";
    case Quasi::treatment: break;
  }
  return "index_treatment";
}

std::string age_band(int age) {
  if (age > greatest_age_told) return std::string(very_old_age);
  const int decade = age / 10 * 10;
  return std::to_string(decade) + "-" + std::to_string(decade + 9);
}

std::string zip3_of(std::string_view zip) {
  if (zip.size() < 3) return {};
  const std::string_view area = zip.substr(0, 3);
  return std::ranges::find(small_areas, area) != std::end(small_areas) ? "000" : std::string(area);
}

std::vector<ReleasedPatient> released_patients(const ExportRecord& record) {
  std::vector<ReleasedPatient> patients;
  std::size_t place = 0;
  for (std::size_t i = 0; i < record.subjects.size(); ++i) {
    const StudySubject& subject = record.subjects[i];
    while (record.patients[place].id != subject.patient) ++place;
    ReleasedPatient released;
    released.subject = i;
    released.patient = place;
    released.age = age_in_years(date_of(record.patients[place].birth), date_of(subject.index));
    released.very_old = is_very_old(record.patients[place], subject);
    patients.push_back(std::move(released));
  }
  const std::vector<std::int32_t> diagnoses = diagnoses_at_index(record, patients);
  for (ReleasedPatient& each : patients) each.diagnosis = record.words.at(diagnoses[each.patient]);
  return patients;
}

Combinations count_combinations(const std::vector<ReleasedPatient>& patients, const ExportRecord& record,
                                const ExportRequest& request) {
  Combinations result;
  result.of = quasi_of(request);
  const std::map<Values, int> counts = counted(result.of, patients, record, request);
  result.different = static_cast<int>(counts.size());
  for (const auto& [values, count] : counts) {
    result.patients += count;
    if (count >= request.smallest_group) continue;
    result.patients_in_rare += count;
    result.rare.push_back({values, count});
  }
  std::ranges::stable_sort(result.rare, {}, &Combination::patients);
  return result;
}

void apply_rare_rule(std::vector<ReleasedPatient>& patients, const ExportRecord& record, const ExportRequest& request,
                     Progress& progress) {
  if (request.rare == RareRule::keep) return;
  if (request.rare == RareRule::group) {
    for (const Quasi quasi : quasi_of(request)) {
      if (quasi == Quasi::treatment && is_chosen("treatments.code", request)) continue;
      progress.check();
      for_each_rare(patients, record, request,
                    [&](ReleasedPatient& each) { each.grouped[static_cast<std::size_t>(quasi)] = true; });
    }
  }
  // Leaving out never makes another combination smaller.
  for_each_rare(patients, record, request, [](ReleasedPatient& each) { each.left_out = true; });
}

}  // namespace psoas
