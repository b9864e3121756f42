#include "storage/verbs/follow_up_verbs.h"

#include "storage/engine/query.h"
#include "storage/verbs/follow_up_planner.h"
#include "storage/verbs/standing_record.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

// What a line is read from, and how the follow-ups `k` lead to it. 1024 is most_entries.
#define PSOAS_FOLLOW_UP_COLUMNS                                                                                       \
  "p.id, p.family_name, p.given_name, p.mrn, p.phone, f.treatment, f.protocol, f.step, f.treated_on, f.opens, f.due," \
  " f.closes, f.status, f.fulfilled_by, f.fulfilled_on, f.seen_on, f.clinician, t.code, t.side"
#define PSOAS_FOLLOW_UP_TABLES                                                                           \
  " JOIN follow_up f ON f.patient = k.patient AND f.treatment = k.treatment AND f.protocol = k.protocol" \
  " AND f.step = k.step JOIN patient p ON p.id = f.patient"                                              \
  " JOIN treatment t ON t.visit = f.treatment / 1024 AND t.ordinal = f.treatment % 1024"
static_assert(most_entries == 1024);

// PSOAS_FOLLOW_UP_COLUMNS and the reason for giving up.
FollowUpLine read_line(Query& query) {
  FollowUpLine line;
  line.patient = query.id<PatientId>(0);
  line.name = display_name(query.view(1), query.view(2));
  line.mrn = query.text(3);
  line.phone = query.text(4);
  line.follow_up = read_follow_up(query, 5);
  line.treatment = query.text(17);
  line.side = side_of(query.view(18)).value_or(Side::none);
  line.given_up_reason = query.text(19);
  return line;
}

// Treatment, protocol, step, at, outcome, note, next_on, actor.
ContactAttempt read_attempt(Query& query, PatientId patient) {
  ContactAttempt attempt;
  attempt.patient = patient;
  attempt.key = {query.id<TreatmentId>(0), query.text(1), query.text(2)};
  attempt.at = query.moment(3);
  attempt.outcome = attempt_outcome_of(query.view(4)).value_or(AttemptOutcome::no_answer);
  attempt.note = query.text(5);
  attempt.next_on = query.day_or_none(6);
  attempt.actor = query.text(7);
  return attempt;
}

std::vector<FollowUpLine> open_lines(Connection& connection, bool overdue, const FollowUpFilter& filter, Date today,
                                     int most) {
  std::vector<FollowUpLine> lines;
  Query query(
      connection,
      "SELECT " PSOAS_FOLLOW_UP_COLUMNS
      ", '' FROM (SELECT patient, treatment, protocol, step FROM follow_up WHERE closes >= $1 AND status = 'open'"
      " AND opens <= $1 AND (due < $1) = $2 AND ($3 = '' OR clinician = $3) AND ($4 = '' OR protocol = $4)"
      " ORDER BY due, patient, treatment LIMIT $5) k" PSOAS_FOLLOW_UP_TABLES " ORDER BY f.due, f.patient, f.treatment",
      today, overdue, filter.clinician, filter.protocol, most);
  while (query.next()) lines.push_back(read_line(query));
  return lines;
}

std::vector<FollowUpLine> closed_lines(Connection& connection, bool done, const FollowUpFilter& filter, Date today,
                                       int most) {
  std::vector<FollowUpLine> lines;
  Query query(
      connection,
      "SELECT " PSOAS_FOLLOW_UP_COLUMNS
      ", coalesce(g.reason, '') FROM (SELECT patient, treatment, protocol, step FROM follow_up WHERE closes >= $1"
      " AND CASE WHEN $2 THEN status = 'done' ELSE status = 'given_up' OR (status = 'open' AND closes < $3) END"
      " AND ($4 = '' OR clinician = $4) AND ($5 = '' OR protocol = $5)"
      " ORDER BY closes DESC, patient, treatment LIMIT $6) k" PSOAS_FOLLOW_UP_TABLES
      " LEFT JOIN follow_up_given_up g ON g.patient = f.patient AND g.treatment = f.treatment"
      " AND g.protocol = f.protocol AND g.step = f.step AND g.withdrawn_at IS NULL"
      " ORDER BY f.closes DESC, f.patient, f.treatment",
      filter.since, done, today, filter.clinician, filter.protocol, most);
  while (query.next()) lines.push_back(read_line(query));
  return lines;
}

#define PSOAS_COMPLETENESS_BY(column)                                                  \
  "SELECT " column                                                                     \
  ", sum(CASE WHEN status = 'done' THEN 1 ELSE 0 END), count(*)"                       \
  " FROM follow_up WHERE closes >= $1 AND closes < $2 AND ($3 = '' OR clinician = $3)" \
  " AND ($4 = '' OR protocol = $4) GROUP BY " column " ORDER BY " column

std::vector<FollowUpCompleteness> read_completeness(Query&& query) {
  std::vector<FollowUpCompleteness> rows;
  while (query.next()) rows.push_back({query.text(0), query.integer(1), query.integer(2)});
  return rows;
}

}  // namespace

void FollowUpVerbs::plan_changed() {
  if (!x_gate) return;
  const std::vector<PatientId> patients = x_gate->take_changed_patients();
  if (patients.empty()) return;
  const PlanningRules now = read_planning_rules(x_connection, x_catalogue.protocols());
  const Date today = x_clock.today();
  for (const PatientId patient : patients) plan_patient(x_connection, patient, now, today);
}

FollowUpCounts FollowUpVerbs::counts(const FollowUpFilter& filter, Date today) {
  permit(x_gate, Permission::read_outcomes);
  plan_changed();
  FollowUpCounts counts;
  Query query(x_connection,
              "SELECT sum(CASE WHEN status = 'open' AND closes >= $1 AND opens <= $1 AND due >= $1 THEN 1 ELSE 0 END),"
              " sum(CASE WHEN status = 'open' AND closes >= $1 AND due < $1 THEN 1 ELSE 0 END),"
              " sum(CASE WHEN status = 'given_up' OR (status = 'open' AND closes < $1) THEN 1 ELSE 0 END),"
              " sum(CASE WHEN status = 'done' THEN 1 ELSE 0 END)"
              " FROM follow_up WHERE closes >= $2 AND ($3 = '' OR clinician = $3) AND ($4 = '' OR protocol = $4)",
              today, filter.since, filter.clinician, filter.protocol);
  if (query.next()) counts = {query.integer(0), query.integer(1), query.integer(2), query.integer(3)};
  return counts;
}

std::int64_t FollowUpVerbs::waiting(Date today) {
  permit(x_gate, Permission::follow_up);
  plan_changed();
  return one_integer(x_connection,
                     "SELECT count(*) FROM follow_up WHERE closes >= $1 AND status = 'open' AND opens <= $1", today)
      .value_or(0);
}

std::vector<FollowUpLine> FollowUpVerbs::lines(FollowUpList list, const FollowUpFilter& filter, Date today, int most) {
  permit(x_gate, Permission::follow_up);
  plan_changed();
  const bool is_open = list == FollowUpList::due || list == FollowUpList::overdue;
  std::vector<FollowUpLine> lines = is_open
                                        ? open_lines(x_connection, list == FollowUpList::overdue, filter, today, most)
                                        : closed_lines(x_connection, list == FollowUpList::done, filter, today, most);
  for (FollowUpLine& line : lines) add_attempts(line);
  return lines;
}

void FollowUpVerbs::add_attempts(FollowUpLine& line) {
  Query query(x_connection,
              "SELECT treatment, protocol, step, at, outcome, note, next_on, actor FROM follow_up_attempt"
              " WHERE patient = $1 AND treatment = $2 AND protocol = $3 AND step = $4 ORDER BY at, id",
              line.patient, line.follow_up.key.treatment, line.follow_up.key.protocol, line.follow_up.key.step);
  while (query.next()) {
    ++line.attempts;
    line.last_attempt = read_attempt(query, line.patient);
  }
}

std::vector<FollowUpCompleteness> FollowUpVerbs::completeness_by_clinician(const FollowUpFilter& filter, Date today) {
  permit(x_gate, Permission::read_outcomes);
  plan_changed();
  return read_completeness(
      Query(x_connection, PSOAS_COMPLETENESS_BY("clinician"), filter.since, today, filter.clinician, filter.protocol));
}

std::vector<FollowUpCompleteness> FollowUpVerbs::completeness_by_protocol(const FollowUpFilter& filter, Date today) {
  permit(x_gate, Permission::read_outcomes);
  plan_changed();
  return read_completeness(
      Query(x_connection, PSOAS_COMPLETENESS_BY("protocol"), filter.since, today, filter.clinician, filter.protocol));
}

std::vector<std::string> FollowUpVerbs::clinicians_followed() {
  std::vector<std::string> names;
  Query query(x_connection, "SELECT name FROM clinician WHERE visits > 0 ORDER BY name");
  while (query.next()) names.push_back(query.text(0));
  return names;
}

FollowUpHistory FollowUpVerbs::history(PatientId patient) {
  permit_chart(x_gate, patient);
  plan_changed();
  return read_follow_up_history(x_connection, patient);
}

PlanningRules FollowUpVerbs::rules() { return read_planning_rules(x_connection, x_catalogue.protocols()); }

std::vector<ContactAttempt> FollowUpVerbs::attempts(PatientId patient) {
  permit_chart(x_gate, patient);
  std::vector<ContactAttempt> attempts;
  Query query(x_connection,
              "SELECT treatment, protocol, step, at, outcome, note, next_on, actor FROM follow_up_attempt"
              " WHERE patient = $1 ORDER BY at DESC, id DESC",
              patient);
  while (query.next()) attempts.push_back(read_attempt(query, patient));
  return attempts;
}

std::vector<VisitWithoutScore> FollowUpVerbs::visits_without_score(Date from, Date to, int most) {
  permit(x_gate, Permission::follow_up);
  std::vector<VisitWithoutScore> visits;
  Query query(x_connection,
              "SELECT v.id, p.id, p.family_name, p.given_name, p.mrn, v.date, v.kind, v.clinician FROM visit v"
              " JOIN patient p ON p.id = v.patient WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 AND NOT EXISTS"
              " (SELECT 1 FROM score s WHERE s.visit = v.id AND s.status = 'answered')"
              " ORDER BY v.date DESC, v.id DESC LIMIT $3",
              from, to, most);
  while (query.next()) {
    VisitWithoutScore& visit = visits.emplace_back();
    visit.visit = query.id<VisitId>(0);
    visit.patient = query.id<PatientId>(1);
    visit.name = display_name(query.view(2), query.view(3));
    visit.mrn = query.text(4);
    visit.date = query.day(5);
    visit.kind = query.text(6);
    visit.clinician = query.text(7);
  }
  return visits;
}

std::int64_t FollowUpVerbs::count_visits_without_score(Date from, Date to) {
  permit(x_gate, Permission::read_outcomes);
  return one_integer(x_connection,
                     "SELECT count(*) FROM visit v WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 AND NOT EXISTS"
                     " (SELECT 1 FROM score s WHERE s.visit = v.id AND s.status = 'answered')",
                     from, to)
      .value_or(0);
}

// ---- Changes

void FollowUpVerbs::log_attempt(const ContactAttempt& attempt) {
  permit(x_gate, Permission::follow_up);
  require_treatment_of(x_connection, attempt.patient, attempt.key.treatment);
  const std::int64_t id =
      inserted(x_connection,
               "INSERT INTO follow_up_attempt (patient, treatment, protocol, step, at, outcome, note, next_on, actor)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
               attempt.patient, attempt.key.treatment, attempt.key.protocol, attempt.key.step, attempt.at,
               code_of(attempt.outcome), attempt.note, attempt.next_on, x_gate->actor())
          .value();
  x_gate->append({"add", "follow_up_attempt", id, attempt.patient, {}, {}});
}

void FollowUpVerbs::give_up(PatientId patient, const std::vector<FollowUpKey>& keys, std::string_view reason) {
  permit(x_gate, Permission::follow_up);
  for (const FollowUpKey& key : keys) {
    require_treatment_of(x_connection, patient, key.treatment);
    const auto id = inserted(x_connection,
                             "INSERT INTO follow_up_given_up (patient, treatment, protocol, step, reason, at, actor)"
                             " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                             patient, key.treatment, key.protocol, key.step, reason, x_gate->now(), x_gate->actor());
    if (id) x_gate->append({"give_up", "follow_up", *id, patient, reason, {}});
  }
}

void FollowUpVerbs::take_up_again(PatientId patient, const FollowUpKey& key, std::string_view reason) {
  permit(x_gate, Permission::follow_up);
  const auto id = one_integer(x_connection,
                              "SELECT id FROM follow_up_given_up WHERE patient = $1 AND treatment = $2"
                              " AND protocol = $3 AND step = $4 AND withdrawn_at IS NULL",
                              patient, key.treatment, key.protocol, key.step);
  if (!id) throw StoreError(StoreFault::missing, "follow-up");
  x_gate->require_untouched("follow_up", *id);
  run(x_connection, "UPDATE follow_up_given_up SET withdrawn_at = $1 WHERE id = $2", x_gate->now(), *id);
  x_gate->append({"take_up_again", "follow_up", *id, patient, reason, {}});
}

void FollowUpVerbs::adopt(const std::vector<FollowUpProtocol>& protocols) {
  permit(x_gate, Permission::change_catalogue);
  adopt_protocols(x_connection, protocols, x_clock.today());
}

}  // namespace psoas::storage
