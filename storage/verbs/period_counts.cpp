#include <map>
#include <unordered_set>

#include "storage/engine/query.h"
#include "storage/verbs/series_verbs.h"

namespace psoas::storage {

namespace {

using CountByCode = std::map<std::string, std::int64_t, std::less<>>;

void count_one(CountByCode& counts, std::string_view code) {
  const auto found = counts.find(code);
  if (found != counts.end()) ++found->second;
  else counts.emplace(code, 1);
}

void count_visits(Connection& connection, Date from, Date to, PeriodCounts& counts) {
  std::unordered_set<std::int64_t> patients;
  CountByCode kinds;
  Query query(connection,
              "SELECT v.patient, v.kind, v.date, v.entered_at, a.first_visit FROM visit v"
              " LEFT JOIN patient_activity a ON a.patient = v.patient"
              " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1",
              from, to);
  while (query.next()) {
    ++counts.visits;
    count_one(kinds, query.view(1));
    if (entered_late(query.day(2), query.moment(3))) ++counts.back_dated;
    if (patients.insert(query.integer(0)).second && !query.is_null(4) && query.day(4) >= from) ++counts.new_patients;
  }
  counts.patients_seen = static_cast<std::int64_t>(patients.size());
  counts.visits_by_kind.assign(kinds.begin(), kinds.end());
}

std::int64_t visits_with_pain_score(Connection& connection, Date from, Date to) {
  return one_integer(connection,
                     "SELECT count(*) FROM visit v WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 AND EXISTS"
                     " (SELECT 1 FROM score s WHERE s.visit = v.id AND s.instrument = 'nrs_avg7'"
                     " AND s.total IS NOT NULL)",
                     from, to)
      .value_or(0);
}

// Done treatments dated in the period, on whatever day their visit was. Gives the target key of each course.
std::vector<std::string> count_treatments(Connection& connection, Date from, Date to, PeriodCounts& counts) {
  CountByCode codes;
  std::vector<std::string> targets;
  Query query(
      connection,
      "SELECT t.code, t.is_index, t.date, v.patient, t.same_target_key FROM treatment t JOIN visit v ON v.id = t.visit"
      " WHERE t.status = 'done' AND t.date >= $1 AND t.date <= $2 AND v.live = 1"
      " ORDER BY t.date, t.visit, t.ordinal",
      from, to);
  while (query.next()) {
    count_one(codes, query.view(0));
    if (!query.flag(1)) continue;
    counts.courses.push_back({query.id<PatientId>(3), query.text(0), query.day(2), {}, {}});
    targets.push_back(query.text(4));
  }
  counts.treatments_by_code.assign(codes.begin(), codes.end());
  return targets;
}

void read_retreatment(Connection& connection, PeriodCourse& course, const std::string& target) {
  if (target.empty()) return;
  Query query(connection,
              "SELECT min(t.date) FROM visit v JOIN treatment t ON t.visit = v.id WHERE v.patient = $1 AND v.live = 1"
              " AND t.status = 'done' AND t.same_target_key = $2 AND t.date > $3",
              course.patient, target, course.index_day);
  if (query.next()) course.retreated_on = query.day_or_none(0);
}

void read_course(Connection& connection, PeriodCourse& course) {
  Query query(connection,
              "SELECT v.date, s.total, s.phase, v.entered_at, v.id FROM visit v JOIN score s ON s.visit = v.id"
              " WHERE v.patient = $1 AND v.date >= $2 AND v.live = 1 AND s.instrument = 'nrs_avg7'"
              " AND s.total IS NOT NULL ORDER BY v.date, v.id, s.ordinal",
              course.patient, add_days(course.index_day, -baseline_days_before));
  while (query.next())
    course.scores.push_back({query.day(0), query.real(1), score_phase_of(query.view(2)).value_or(ScorePhase::routine),
                             query.moment(3), query.id<VisitId>(4)});
}

}  // namespace

PeriodCounts SeriesVerbs::period_counts(Date from, Date to) {
  PeriodCounts counts;
  count_visits(x_connection, from, to, counts);
  counts.visits_with_pain_score = visits_with_pain_score(x_connection, from, to);
  const std::vector<std::string> targets = count_treatments(x_connection, from, to, counts);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    read_retreatment(x_connection, counts.courses[i], targets[i]);
    read_course(x_connection, counts.courses[i]);
  }
  return counts;
}

}  // namespace psoas::storage
