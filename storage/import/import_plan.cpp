#include "storage/import/import_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "storage/import/planned_visit.h"
#include "storage/import/row_cells.h"

namespace psoas::storage {

namespace {

constexpr std::size_t subjects_between_looks = 256;

class Planning {
 public:
  Planning(const Intake& intake, const ImportRules& rules, const Catalogue& catalogue, Records records,
           Progress& progress, ImportReport& report)
      : x_intake(intake),
        x_rules(rules),
        x_catalogue(catalogue),
        x_records(records),
        x_progress(progress),
        x_report(report),
        x_rejections(report, intake) {}

  ImportPlan run() {
    for (std::uint32_t i = 0; i < x_intake.patients.size(); ++i) plan_patient(i);
    for (std::uint32_t i = 0; i < x_intake.visits.size(); ++i) plan_visit(i);
    for (std::uint32_t i = 0; i < x_intake.parts.size(); ++i) {
      if (i % subjects_between_looks == 0) x_progress.check();
      plan_part(i);
    }
    check_visits();
    return std::move(x_plan);
  }

 private:
  using PatientDay = std::pair<std::uint32_t, date::sys_days>;

  // True when the source's row was taken before; a row that says something else since is listed.
  bool taken_before(std::string_view entity, std::string_view key, std::int64_t content, const Origin& origin);

  void plan_patient(std::uint32_t place);
  void plan_given_patient(const IncomingPatient& incoming, PlannedPatient& planned, std::uint32_t place);
  void refer_to_patient(const IncomingPatient& incoming, PlannedPatient& planned, std::uint32_t place);
  void use_stored(PlannedPatient& planned, Patient stored, std::uint32_t place);
  Patient standing(PatientId id) const;
  void use_merged(const IncomingPatient& incoming, const Patient& merged, PlannedPatient& planned, std::uint32_t place);
  bool is_same_person(const Patient& stored, const Patient& given) const;
  void reject_patient(const IncomingPatient& incoming, const Problem& problem);

  void plan_visit(std::uint32_t place);
  void refer_to_visit(const IncomingVisit& incoming, VisitId id, PlannedVisit& planned);
  void plan_part(std::uint32_t place);
  std::optional<std::uint32_t> visit_for(const IncomingPart& part);
  std::uint32_t visit_of_day(std::uint32_t patient, Date day);
  void find_stored_days(std::uint32_t patient);

  void check_visits();

  const Intake& x_intake;
  const ImportRules& x_rules;
  const Catalogue& x_catalogue;
  Records x_records;
  Progress& x_progress;
  ImportReport& x_report;
  Rejections x_rejections;
  ImportPlan x_plan;
  // A stored patient may be meant by a key and by a record number: both lead to the first place.
  std::unordered_map<PatientId, std::uint32_t> x_stored_patients;
  std::unordered_map<std::string, std::uint32_t> x_new_mrns;  // with their lines
  std::vector<std::uint32_t> x_person;                        // by place in Intake::patients
  std::map<PatientDay, std::uint32_t> x_days;
  std::set<std::uint32_t> x_days_found;  // patients whose stored visits are in x_days
};

bool Planning::taken_before(std::string_view entity, std::string_view key, std::int64_t content, const Origin& origin) {
  const std::int64_t noted = x_records.clinic.imported_as(x_rules.source, content_entity(entity), key);
  if (noted == 0) return false;
  if (noted != content) x_rejections.add_changed(origin, entity);
  ++count_of(x_report, entity).known;
  return true;
}

void Planning::plan_patient(std::uint32_t place) {
  if (place % subjects_between_looks == 0) {
    x_progress.check();
    x_progress.at("patients", place, static_cast<std::int64_t>(x_intake.patients.size()));
  }
  const IncomingPatient& incoming = x_intake.patients[place];
  PlannedPatient& planned = x_plan.patients.emplace_back();
  x_person.push_back(place);
  if (incoming.refused) return;
  const std::int64_t id =
      incoming.key.empty() ? 0 : x_records.clinic.imported_as(x_rules.source, "patient", incoming.key);
  if (id != 0) {
    use_stored(planned, standing(PatientId{id}), place);
    if (incoming.given) taken_before("patient", incoming.key, content_of(incoming.draft).number(), incoming.origin);
  } else if (incoming.given) {
    plan_given_patient(incoming, planned, place);
  } else {
    refer_to_patient(incoming, planned, place);
  }
}

// Under an earlier key or number there may be a record that was merged into another.
Patient Planning::standing(PatientId id) const {
  Patient patient = x_records.patients.get(id);
  return patient.merged_into ? x_records.patients.get(*patient.merged_into) : patient;
}

// The key stays that of the record that had the number, whatever becomes of the merge.
void Planning::use_merged(const IncomingPatient& incoming, const Patient& merged, PlannedPatient& planned,
                          std::uint32_t place) {
  Patient stands = standing(merged.id);
  if (!is_same_person(merged, planned.patient) && !is_same_person(stands, planned.patient)) {
    reject_patient(incoming, problem_of(ProblemCode::already_used, "mrn", merged.mrn, merged.display_name()));
    return;
  }
  planned.noted_as = merged.id;
  use_stored(planned, std::move(stands), place);
  ++count_of(x_report, "patient").known;
}

void Planning::use_stored(PlannedPatient& planned, Patient stored, std::uint32_t place) {
  x_person[place] = x_stored_patients.try_emplace(stored.id, place).first->second;
  planned.patient = std::move(stored);
  planned.known = true;
  planned.voided = planned.patient.voided_at.has_value();
  planned.usable = !planned.voided;
}

void Planning::refer_to_patient(const IncomingPatient& incoming, PlannedPatient& planned, std::uint32_t place) {
  const std::string& mrn = incoming.draft.mrn;
  const std::optional<PatientId> id = mrn.empty() ? std::nullopt : x_records.patients.with_mrn(mrn);
  if (id) {
    use_stored(planned, x_records.patients.get(*id), place);
    return;
  }
  x_rejections.add(incoming.origin,
                   problem_of(ProblemCode::unknown_reference, "patient", mrn.empty() ? incoming.key : mrn, "patient"));
}

void Planning::plan_given_patient(const IncomingPatient& incoming, PlannedPatient& planned, std::uint32_t place) {
  CheckedPatient checked = check(incoming.draft, x_rules.today);
  if (x_rules.unusual_values_confirmed && !refuses(checked.problems)) checked.problems.clear();
  for (const Problem& problem : checked.problems) reject_patient(incoming, problem);
  if (!checked.problems.empty()) return;
  planned.patient = std::move(checked.patient);
  planned.note_key = true;
  if (const std::optional<Patient> merged = x_records.merges.merged_under(planned.patient.mrn)) {
    use_merged(incoming, *merged, planned, place);
    return;
  }
  for (const PatientLine& other : x_records.patients.much_like(planned.patient)) {
    if (other.mrn == planned.patient.mrn) {
      Patient stored = x_records.patients.get(other.id);
      if (!is_same_person(stored, planned.patient)) {
        reject_patient(incoming, problem_of(ProblemCode::already_used, "mrn", other.mrn, other.display_name()));
        return;
      }
      use_stored(planned, std::move(stored), place);
      ++count_of(x_report, "patient").known;
      return;
    }
    if (x_rules.unusual_values_confirmed) continue;
    reject_patient(incoming,
                   problem_of(ProblemCode::likely_duplicate, "family_name", planned.patient.display_name(), other.mrn));
    return;
  }
  const auto [holder, free] = x_new_mrns.try_emplace(planned.patient.mrn, incoming.origin.line);
  if (!free) {
    reject_patient(incoming, problem_of(ProblemCode::already_used, "mrn", planned.patient.mrn,
                                        "line " + std::to_string(holder->second)));
    return;
  }
  planned.usable = true;
  ++count_of(x_report, "patient").added;
  x_plan.adds_anything = true;
}

bool Planning::is_same_person(const Patient& stored, const Patient& given) const {
  return stored.birth_date == given.birth_date && stored.family_name == given.family_name;
}

void Planning::reject_patient(const IncomingPatient& incoming, const Problem& problem) {
  const auto& fields = x_intake.tables[incoming.origin.section].patient_fields;
  const auto column = fields.find(problem.field);
  x_rejections.add(incoming.origin, column == fields.end() ? no_column : column->second, problem);
}

void Planning::plan_visit(std::uint32_t place) {
  const IncomingVisit& incoming = x_intake.visits[place];
  PlannedVisit& planned = x_plan.visits.emplace_back();
  planned.incoming = place;
  if (incoming.refused) return;
  const std::int64_t id = x_records.clinic.imported_as(x_rules.source, "visit", incoming.key);
  if (incoming.given) {
    planned.patient = x_person[incoming.patient];
    planned.day = incoming.day;
    planned.usable = x_plan.patients[incoming.patient].usable;
    if (x_plan.patients[incoming.patient].voided) ++count_of(x_report, "visit").left_out;
    if (planned.usable) x_days.try_emplace({planned.patient, date::sys_days{*incoming.day}}, place);
  }
  if (id != 0) {
    refer_to_visit(incoming, VisitId{id}, planned);
    if (planned.usable && incoming.given)
      taken_before("visit", incoming.key, content_of(x_intake, incoming).number(), incoming.origin);
  } else if (planned.usable) {
    ++count_of(x_report, "visit").added;
    x_plan.adds_anything = true;
  }
}

void Planning::refer_to_visit(const IncomingVisit& incoming, VisitId id, PlannedVisit& planned) {
  planned.stored = id;
  if (incoming.given) return;
  const Visit stored = x_records.visits.get(id);
  planned.usable = !stored.voided_at;
  planned.day = stored.date;
  const auto owner = x_stored_patients.find(stored.patient);
  if (owner != x_stored_patients.end()) planned.patient = owner->second;
}

void Planning::plan_part(std::uint32_t place) {
  const IncomingPart& part = x_intake.parts[place];
  const std::string_view entity = entity_of(part.kind);
  const PlannedPatient& patient = x_plan.patients[part.patient];
  if (patient.voided) ++count_of(x_report, entity).left_out;
  if (!patient.usable) return;
  if (taken_before(entity, part.key.hex(), part.content, part.origin)) return;
  const std::optional<std::uint32_t> visit = visit_for(part);
  if (!visit) return;
  x_plan.visits[*visit].parts.push_back(place);
  ++count_of(x_report, entity).added;
  x_plan.adds_anything = true;
}

// A score or finding counts on its own day: when that is not the day of the visit it names, it goes to a visit of its
// own day. A treatment carries its day with it.
std::optional<std::uint32_t> Planning::visit_for(const IncomingPart& part) {
  if (part.visit == no_subject)
    return part.day ? std::optional(visit_of_day(x_person[part.patient], *part.day)) : std::nullopt;
  const PlannedVisit& visit = x_plan.visits[part.visit];
  const IncomingVisit& incoming = x_intake.visits[part.visit];
  if (incoming.refused || (incoming.given && !visit.usable)) return std::nullopt;
  if (!visit.usable) {
    x_rejections.add(part.origin, problem_of(ProblemCode::unknown_reference, "visit", incoming.key, "visit"));
    return std::nullopt;
  }
  if (visit.patient != x_person[part.patient]) {
    x_rejections.add(part.origin,
                     problem_of(ProblemCode::different_value, "patient", x_intake.patients[part.patient].key,
                                "the patient of visit " + incoming.key));
    return std::nullopt;
  }
  if (part.kind != PartKind::treatment && part.day && part.day != visit.day)
    return visit_of_day(x_person[part.patient], *part.day);
  return part.visit;
}

std::uint32_t Planning::visit_of_day(std::uint32_t patient, Date day) {
  if (x_plan.patients[patient].known && x_days_found.insert(patient).second) find_stored_days(patient);
  const auto [place, fresh] =
      x_days.try_emplace({patient, date::sys_days{day}}, static_cast<std::uint32_t>(x_plan.visits.size()));
  if (!fresh) return place->second;
  PlannedVisit made;
  made.patient = patient;
  made.day = day;
  made.usable = true;
  x_plan.visits.push_back(std::move(made));
  ++count_of(x_report, "visit").added;
  return place->second;
}

void Planning::find_stored_days(std::uint32_t patient) {
  for (const Visit& stored : x_records.visits.of_patient(x_plan.patients[patient].patient.id)) {
    const auto [place, fresh] =
        x_days.try_emplace({patient, date::sys_days{stored.date}}, static_cast<std::uint32_t>(x_plan.visits.size()));
    if (!fresh) continue;
    PlannedVisit& planned = x_plan.visits.emplace_back();
    planned.patient = patient;
    planned.day = stored.date;
    planned.stored = stored.id;
    planned.usable = true;
  }
}

void Planning::check_visits() {
  for (std::size_t i = 0; i < x_plan.visits.size(); ++i) {
    if (i % subjects_between_looks == 0) {
      x_progress.check();
      x_progress.at("check", static_cast<std::int64_t>(i), static_cast<std::int64_t>(x_plan.visits.size()));
    }
    const PlannedVisit& visit = x_plan.visits[i];
    if (!visit.usable || (visit.stored.stored() && visit.parts.empty())) continue;
    const Patient& patient = x_plan.patients[visit.patient].patient;
    PlannedDraft planned = plan_draft(visit, x_intake, x_catalogue, x_records);
    for (const Conflict& conflict : planned.conflicts)
      x_rejections.add(conflict.origin.row, conflict.origin.column, conflict.problem);
    for (const Problem& problem : check_draft(planned.draft, x_catalogue, patient, x_rules).problems) {
      const EntryOrigin origin = origin_of(problem.field, visit, planned, x_intake);
      x_rejections.add(origin.row, origin.column, problem);
    }
  }
}

}  // namespace

std::string content_entity(std::string_view entity) { return std::string(entity) + " content"; }

ImportPlan make_plan(const Intake& intake, const ImportRules& rules, const Catalogue& catalogue, Records records,
                     Progress& progress, ImportReport& report) {
  return Planning(intake, rules, catalogue, records, progress, report).run();
}

}  // namespace psoas::storage
