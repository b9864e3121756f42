#include "storage/verbs/export_verbs.h"

#include <sodium.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "domain/privacy/export_error.h"
#include "storage/engine/query.h"
#include "storage/verbs/standing_record.h"

namespace psoas::storage {

namespace {

constexpr int most_draws = 100;

std::uint32_t draw(std::uint32_t limit) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
  return randombytes_uniform(limit);
}

LoggedExport read_logged(Query& query) {
  LoggedExport logged;
  logged.id = query.id<ExportId>(0);
  logged.begun_at = query.moment(1);
  logged.actor = query.text(2);
  logged.request.study = query.text(3);
  logged.request.profile = profile_of(query.view(4)).value_or(Profile::safe_harbor);
  logged.request.purpose = query.text(5);
  logged.request.recipient = query.text(6);
  logged.request.agreement = query.text(7);
  logged.request.filter.from = query.day_or_none(8);
  logged.request.filter.to = query.day_or_none(9);
  logged.request.own_entries = query.flag(10);
  logged.request.smallest_group = query.small(11);
  logged.request.rare = rare_rule_of(query.view(12)).value_or(RareRule::keep);
  logged.patients = query.small(13);
  logged.state = export_state_of(query.view(14)).value_or(ExportState::begun);
  logged.ended_at = query.moment_or_none(15);
  logged.sha256 = query.text(16);
  return logged;
}

// Whom a record was merged into goes on under its study id, unless it has one of its own.
void add_standing(Connection& connection, std::vector<StudySubject>& subjects) {
  std::set<PatientId> known;
  for (const StudySubject& subject : subjects) known.insert(subject.patient);
  std::vector<StudySubject> added;
  for (const StudySubject& subject : subjects) {
    StudySubject standing = subject;
    standing.patient = standing_for(connection, subject.patient);
    if (known.insert(standing.patient).second) added.push_back(std::move(standing));
  }
  subjects.insert(subjects.end(), added.begin(), added.end());
}

}  // namespace

std::int64_t ExportVerbs::study_of(const ExportRequest& request) {
  Query query(x_connection, "SELECT id, profile FROM study WHERE name = $1", request.study);
  if (!query.next()) return 0;
  if (query.view(1) != code_of(request.profile)) throw ExportError(ExportRefusal::other_profile, query.text(1));
  return query.integer(0);
}

std::vector<StudySubject> ExportVerbs::subjects_of(std::int64_t study) {
  std::vector<StudySubject> subjects;
  Query query(x_connection,
              "SELECT patient, study_id, shift, index_day, index_treatment FROM study_subject WHERE study = $1"
              " ORDER BY patient",
              study);
  while (query.next())
    subjects.push_back(
        {query.id<PatientId>(0), query.text(1), query.small(2), day_number(query.day(3)), query.text(4)});
  add_standing(x_connection, subjects);
  return subjects;
}

std::vector<LoggedExport> ExportVerbs::exports(int most) {
  permit(x_gate, Permission::read_outcomes);
  std::vector<LoggedExport> exports;
  Query query(x_connection,
              "SELECT e.id, e.begun_at, e.actor, s.name, e.profile, e.purpose, e.recipient, e.agreement, e.from_day,"
              " e.to_day, e.own_entries, e.smallest_group, e.rare_rule, e.patients, e.state, e.ended_at, e.sha256"
              " FROM export_log e JOIN study s ON s.id = e.study ORDER BY e.id DESC LIMIT $1",
              most);
  while (query.next()) {
    exports.push_back(read_logged(query));
    read_details(exports.back());
  }
  return exports;
}

void ExportVerbs::read_details(LoggedExport& logged) {
  Query query(x_connection, "SELECT kind, name, number FROM export_detail WHERE export = $1 ORDER BY kind, ordinal",
              logged.id);
  while (query.next()) {
    if (query.view(0) == "column") logged.request.columns.push_back(query.text(1));
    else if (query.view(0) == "treatment") logged.request.filter.treatments.push_back(query.text(1));
    else logged.rows.emplace_back(query.text(1), query.integer(2));
  }
}

std::vector<std::string> ExportVerbs::studies() {
  permit(x_gate, Permission::read_outcomes);
  std::vector<std::string> names;
  Query query(x_connection, "SELECT name FROM study ORDER BY name");
  while (query.next()) names.push_back(query.text(0));
  return names;
}

int ExportVerbs::smallest_group() {
  return static_cast<int>(
      one_integer(x_connection, "SELECT smallest_group FROM export_setting").value_or(usual_smallest_group));
}

void ExportVerbs::add_subject(std::int64_t study, StudySubject& subject) {
  subject.shift = random_shift(draw);
  for (int drawn = 0; drawn < most_draws; ++drawn) {
    subject.study_id = random_study_id(draw);
    const std::int64_t added = change(
        x_connection,
        "INSERT INTO study_subject (study, patient, study_id, shift, index_day, index_treatment)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (study_id) DO NOTHING",
        study, subject.patient, subject.study_id, subject.shift, date_of(subject.index), subject.index_treatment);
    if (added == 1) return;
  }
  throw StoreError(StoreFault::duplicate, "study id");
}

ExportId ExportVerbs::log(std::int64_t study, const ExportRequest& request, std::size_t patients) {
  ExportId id;
  id.number =
      inserted(x_connection,
               "INSERT INTO export_log (study, begun_at, actor, profile, purpose, recipient, agreement,"
               " from_day, to_day, own_entries, smallest_group, rare_rule, patients, state)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'begun')",
               study, x_gate->now(), x_gate->actor(), code_of(request.profile), request.purpose, request.recipient,
               request.agreement, request.filter.from, request.filter.to, request.own_entries, request.smallest_group,
               code_of(request.rare), static_cast<std::int64_t>(patients))
          .value();
  const auto add = [&](std::string_view kind, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
      run(x_connection, "INSERT INTO export_detail (export, kind, ordinal, name) VALUES ($1, $2, $3, $4)", id, kind,
          static_cast<std::int64_t>(i), names[i]);
  };
  add("column", request.columns);
  add("treatment", request.filter.treatments);
  return id;
}

std::vector<StudySubject> ExportVerbs::enrol(std::int64_t& study, const ExportRequest& request,
                                             const std::vector<StudySubject>& subjects) {
  const bool is_new = study == 0;
  if (is_new)
    study = inserted(x_connection, "INSERT INTO study (name, profile, begun_at) VALUES ($1, $2, $3)", request.study,
                     code_of(request.profile), x_gate->now())
                .value();
  else x_gate->require_untouched("study", study);
  std::unordered_map<PatientId, StudySubject> known;
  for (StudySubject& subject : subjects_of(study)) known.emplace(subject.patient, std::move(subject));
  std::vector<StudySubject> enrolled;
  bool has_changed = is_new;
  for (const StudySubject& subject : subjects) {
    const auto before = known.find(subject.patient);
    enrolled.push_back(before == known.end() ? subject : before->second);
    if (before != known.end()) continue;
    add_subject(study, enrolled.back());
    has_changed = true;
  }
  if (has_changed) x_gate->append({is_new ? "add" : "change", "study", study, {}, {}, {}});
  return enrolled;
}

BegunExport ExportVerbs::begin(const ExportRequest& request, const std::vector<StudySubject>& subjects) {
  permit(x_gate, Permission::read_outcome_patients);
  std::int64_t study = study_of(request);
  BegunExport begun;
  begun.subjects = enrol(study, request, subjects);
  begun.id = log(study, request, subjects.size());
  x_gate->append({"export", "export", begun.id.number, {}, request.purpose, {}});
  return begun;
}

void ExportVerbs::end(ExportId id, ExportState state, std::string_view sha256) {
  x_gate->require_untouched("export", id.number);
  const std::int64_t ended = change(x_connection,
                                    "UPDATE export_log SET state = $1, ended_at = $2, sha256 = $3"
                                    " WHERE id = $4 AND state = 'begun'",
                                    code_of(state), x_gate->now(), sha256, id);
  if (ended == 0) throw StoreError(StoreFault::missing, "export " + std::to_string(id.number));
}

void ExportVerbs::finish(ExportId id, std::string_view sha256,
                         const std::vector<std::pair<std::string, std::int64_t>>& rows) {
  permit(x_gate, Permission::read_outcome_patients);
  end(id, ExportState::written, sha256);
  for (std::size_t i = 0; i < rows.size(); ++i)
    run(x_connection, "INSERT INTO export_detail (export, kind, ordinal, name, number) VALUES ($1, 'rows', $2, $3, $4)",
        id, static_cast<std::int64_t>(i), rows[i].first, rows[i].second);
  x_gate->append({"written", "export", id.number, {}, sha256, {}});
}

void ExportVerbs::abandon(ExportId id) {
  permit(x_gate, Permission::read_outcome_patients);
  end(id, ExportState::not_written, "");
  x_gate->append({"not written", "export", id.number, {}, {}, {}});
}

std::optional<PatientId> ExportVerbs::identify(std::string_view study_id, std::string_view reason) {
  permit(x_gate, Permission::read_outcome_patients);
  std::optional<PatientId> patient;
  {
    Query query(x_connection, "SELECT study, patient FROM study_subject WHERE study_id = $1", study_id);
    if (query.next()) {
      x_gate->require_untouched("study", query.integer(0));
      patient = standing_for(x_connection, query.id<PatientId>(1));
    }
  }
  const PatientId found = patient.value_or(PatientId{});
  const std::string why = std::string(study_id) + ": " + std::string(reason);
  x_gate->append({"identify", "study id", found.number, found, why, {}});
  return patient;
}

void ExportVerbs::change_smallest_group(int patients, std::string_view reason) {
  permit(x_gate, Permission::change_rules);
  x_gate->require_untouched("export setting", 1);
  const int before = smallest_group();
  run(x_connection,
      "INSERT INTO export_setting (id, smallest_group) VALUES (1, $1)"
      " ON CONFLICT (id) DO UPDATE SET smallest_group = excluded.smallest_group",
      patients);
  x_gate->append({"correct", "export setting", 1, {}, reason, std::to_string(before)});
}

}  // namespace psoas::storage
