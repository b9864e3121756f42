#include "storage/verbs/follow_up_planner.h"

#include <algorithm>
#include <set>

#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
  return text;
}

// ---- A patient's history

void read_treatments(Connection& connection, PatientId patient, FollowUpHistory& history) {
  Query query(connection,
              "SELECT t.visit, t.ordinal, t.code, t.side, t.date, t.same_target_key,"
              " CASE WHEN t.performer <> '' THEN t.performer ELSE v.clinician END, v.live"
              " FROM visit v JOIN treatment t ON t.visit = v.id WHERE v.patient = $1 AND t.status = 'done'"
              " ORDER BY t.date, t.visit, t.ordinal",
              patient);
  while (query.next()) {
    FollowedTreatment& treatment = history.treatments.emplace_back();
    treatment.id.number = entry_number(query.integer(0), query.integer(1));
    treatment.code = query.text(2);
    treatment.side = side_of(query.view(3)).value_or(Side::none);
    treatment.date = query.day(4);
    treatment.same_target_key = query.text(5);
    treatment.clinician = query.text(6);
    treatment.voided = !query.flag(7);
  }
}

void read_contacts(Connection& connection, PatientId patient, FollowUpHistory& history) {
  Query query(connection,
              "SELECT v.id, v.date, s.instrument FROM visit v LEFT JOIN score s ON s.visit = v.id"
              " AND s.total IS NOT NULL AND s.phase <> 'post_procedure'"
              " WHERE v.patient = $1 AND v.live = 1 ORDER BY v.date, v.id",
              patient);
  while (query.next()) {
    const VisitId visit = query.id<VisitId>(0);
    if (history.contacts.empty() || history.contacts.back().visit != visit)
      history.contacts.push_back({visit, query.day(1), {}});
    if (!query.is_null(2)) history.contacts.back().answered.push_back(query.text(2));
  }
}

void read_planned(Connection& connection, PatientId patient, FollowUpHistory& history) {
  Query query(connection,
              "SELECT treatment, protocol, step, treated_on, opens, due, closes, status, fulfilled_by, fulfilled_on,"
              " seen_on, clinician FROM follow_up WHERE patient = $1 ORDER BY treatment, protocol, step",
              patient);
  while (query.next()) history.planned_before.push_back(read_follow_up(query, 0));
}

void read_given_up(Connection& connection, PatientId patient, FollowUpHistory& history) {
  Query query(connection,
              "SELECT treatment, protocol, step FROM follow_up_given_up WHERE patient = $1 AND withdrawn_at IS NULL",
              patient);
  while (query.next()) history.given_up.push_back({query.id<TreatmentId>(0), query.text(1), query.text(2)});
}

std::optional<Date> read_death(Connection& connection, PatientId patient) {
  Query query(connection, "SELECT died_on FROM patient WHERE id = $1", patient);
  if (!query.next()) return std::nullopt;
  return query.day_or_none(0);
}

bool anything_followed(const FollowUpHistory& history, const PlanningRules& rules) {
  return std::any_of(history.treatments.begin(), history.treatments.end(), [&](const FollowedTreatment& treatment) {
    return std::any_of(rules.protocols.begin(), rules.protocols.end(),
                       [&](const FollowUpProtocol& protocol) { return protocol.follows(treatment.code); });
  });
}

// ---- The plan in its table

std::string_view status_of(const FollowUp& follow_up) {
  if (follow_up.fulfilled()) return "done";
  return follow_up.end == FollowUpEnd::given_up ? "given_up" : "open";
}

bool is_cancelled(const FollowUp& follow_up) {
  return follow_up.end != FollowUpEnd::none && follow_up.end != FollowUpEnd::given_up;
}

void write_planned(Connection& connection, PatientId patient, const FollowUp& planned) {
  run(connection,
      "INSERT INTO follow_up (patient, treatment, protocol, step, treated_on, opens, due, closes, status,"
      " fulfilled_by, fulfilled_on, seen_on, clinician) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
      " ON CONFLICT (patient, treatment, protocol, step) DO UPDATE SET treated_on = excluded.treated_on,"
      " opens = excluded.opens, due = excluded.due, closes = excluded.closes, status = excluded.status,"
      " fulfilled_by = excluded.fulfilled_by, fulfilled_on = excluded.fulfilled_on, seen_on = excluded.seen_on,"
      " clinician = excluded.clinician",
      patient, planned.key.treatment, planned.key.protocol, planned.key.step, planned.treated_on, planned.opens,
      planned.due, planned.closes, status_of(planned), planned.fulfilled_by, planned.fulfilled_on, planned.seen_on,
      planned.clinician);
}

void remove_planned(Connection& connection, PatientId patient, const FollowUpKey& key) {
  run(connection, "DELETE FROM follow_up WHERE patient = $1 AND treatment = $2 AND protocol = $3 AND step = $4",
      patient, key.treatment, key.protocol, key.step);
}

void write_plan(Connection& connection, PatientId patient, const std::vector<FollowUp>& before,
                const std::vector<FollowUp>& planned) {
  const auto with_key = [](const std::vector<FollowUp>& list, const FollowUpKey& key) -> const FollowUp* {
    for (const FollowUp& each : list)
      if (each.key == key) return &each;
    return nullptr;
  };
  for (const FollowUp& old : before) {
    const FollowUp* now = with_key(planned, old.key);
    if (!now || is_cancelled(*now)) remove_planned(connection, patient, old.key);
  }
  for (const FollowUp& now : planned) {
    const FollowUp* old = with_key(before, now.key);
    if (!is_cancelled(now) && !(old && *old == now)) write_planned(connection, patient, now);
  }
}

// ---- Protocols as the file was planned with

struct PlannedStep {
  int day = 0;
  int before = 0;
  int after = 0;
  std::string treatments;
  std::string instruments;
  std::optional<Date> retired_on;

  bool operator==(const PlannedStep&) const = default;
  bool same_windows(const PlannedStep& other) const {
    return day == other.day && before == other.before && after == other.after && treatments == other.treatments;
  }
};

using StepName = std::pair<std::string, std::string>;  // protocol and step
using PlannedSteps = std::map<StepName, PlannedStep>;

PlannedSteps steps_of(const std::vector<FollowUpProtocol>& protocols) {
  PlannedSteps steps;
  for (const FollowUpProtocol& protocol : protocols)
    for (const ProtocolStep& step : protocol.steps)
      steps[{protocol.code, step.code}] = {
          step.day,           step.before, step.after, joined(protocol.treatments), joined(step.instruments),
          protocol.retired_on};
  return steps;
}

PlannedSteps read_steps(Connection& connection) {
  PlannedSteps steps;
  Query query(connection,
              "SELECT protocol, step, day, days_before, days_after, treatments, instruments, retired_on"
              " FROM follow_up_step");
  while (query.next())
    steps[{query.text(0), query.text(1)}] = {query.small(2), query.small(3), query.small(4),
                                             query.text(5),  query.text(6),  query.day_or_none(7)};
  return steps;
}

void write_step(Connection& connection, const StepName& name, const PlannedStep& step, std::optional<Date> since) {
  run(connection,
      "INSERT INTO follow_up_step (protocol, step, day, days_before, days_after, treatments, instruments, retired_on,"
      " since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (protocol, step) DO UPDATE SET"
      " day = excluded.day, days_before = excluded.days_before, days_after = excluded.days_after,"
      " treatments = excluded.treatments, instruments = excluded.instruments, retired_on = excluded.retired_on,"
      " since = coalesce(excluded.since, follow_up_step.since)",
      name.first, name.second, step.day, step.before, step.after, step.treatments, step.instruments, step.retired_on,
      since);
}

void add_patients(std::set<std::int64_t>& patients, Query&& query) {
  while (query.next()) patients.insert(query.integer(0));
}

// Everybody with a follow-up of the protocol that is still open, or a treatment one of whose windows may be.
void add_concerned(Connection& connection, const StepName& name, const PlannedStep& step, Date today,
                   std::set<std::int64_t>& patients) {
  add_patients(patients, Query(connection,
                               "SELECT patient FROM follow_up WHERE closes >= $1 AND protocol = $2 AND status = 'open'",
                               today, name.first));
  const Date earliest = add_days(today, -step.day - step.after);
  for (std::size_t at = 0; at < step.treatments.size();) {
    const std::size_t end = std::min(step.treatments.find(' ', at), step.treatments.size());
    add_patients(patients, Query(connection,
                                 "SELECT v.patient FROM treatment t JOIN visit v ON v.id = t.visit"
                                 " WHERE t.status = 'done' AND t.date >= $1 AND t.code = $2 AND v.live = 1",
                                 earliest, std::string_view(step.treatments).substr(at, end - at)));
    at = end + 1;
  }
}

}  // namespace

FollowUp read_follow_up(Query& query, int first) {
  FollowUp follow_up;
  follow_up.key = {query.id<TreatmentId>(first), query.text(first + 1), query.text(first + 2)};
  follow_up.treated_on = query.day(first + 3);
  follow_up.opens = query.day(first + 4);
  follow_up.due = query.day(first + 5);
  follow_up.closes = query.day(first + 6);
  if (query.view(first + 7) == "given_up") follow_up.end = FollowUpEnd::given_up;
  if (!query.is_null(first + 8)) follow_up.fulfilled_by = query.id<VisitId>(first + 8);
  follow_up.fulfilled_on = query.day_or_none(first + 9);
  follow_up.seen_on = query.day_or_none(first + 10);
  follow_up.clinician = query.text(first + 11);
  return follow_up;
}

PlanningRules read_planning_rules(Connection& connection, const std::vector<FollowUpProtocol>& protocols) {
  PlanningRules rules{protocols, {}};
  Query query(connection, "SELECT protocol, step, since FROM follow_up_step WHERE since IS NOT NULL");
  while (query.next()) rules.since[{query.text(0), query.text(1)}] = query.day(2);
  return rules;
}

FollowUpHistory read_follow_up_history(Connection& connection, PatientId patient) {
  FollowUpHistory history;
  read_treatments(connection, patient, history);
  read_contacts(connection, patient, history);
  read_planned(connection, patient, history);
  read_given_up(connection, patient, history);
  history.died_on = read_death(connection, patient);
  return history;
}

void plan_patient(Connection& connection, PatientId patient, const PlanningRules& rules, Date today) {
  FollowUpHistory history;
  read_treatments(connection, patient, history);
  read_planned(connection, patient, history);
  if (history.planned_before.empty() && !anything_followed(history, rules)) return;
  read_contacts(connection, patient, history);
  read_given_up(connection, patient, history);
  history.died_on = read_death(connection, patient);
  write_plan(connection, patient, history.planned_before, plan(history, rules, today));
}

bool protocols_changed(Connection& connection, const std::vector<FollowUpProtocol>& protocols) {
  return read_steps(connection) != steps_of(protocols);
}

void adopt_protocols(Connection& connection, const std::vector<FollowUpProtocol>& protocols, Date today) {
  const PlannedSteps before = read_steps(connection);
  const PlannedSteps now = steps_of(protocols);
  std::set<std::int64_t> patients;
  for (const auto& [name, step] : before) {
    if (now.contains(name)) continue;
    run(connection, "DELETE FROM follow_up_step WHERE protocol = $1 AND step = $2", name.first, name.second);
    add_concerned(connection, name, step, today, patients);
  }
  for (const auto& [name, step] : now) {
    const auto old = before.find(name);
    if (old != before.end() && old->second == step) continue;
    const bool windows_stay = before.empty() || (old != before.end() && old->second.same_windows(step));
    write_step(connection, name, step, windows_stay ? std::nullopt : std::optional(today));
    if (before.empty()) continue;
    add_concerned(connection, name, step, today, patients);
    if (old != before.end()) add_concerned(connection, name, old->second, today, patients);
  }
  if (before.empty()) add_patients(patients, Query(connection, "SELECT id FROM patient WHERE voided_at IS NULL"));
  const PlanningRules rules = read_planning_rules(connection, protocols);
  for (const std::int64_t patient : patients) plan_patient(connection, PatientId{patient}, rules, today);
}

}  // namespace psoas::storage
