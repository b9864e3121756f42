#include <map>
#include <unordered_set>

#include "domain/visit/visit.h"
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
    if (entered_late(query.day(2), query.moment(3))) ++counts.entered_late;
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

// Done treatments dated in the period, on whatever day their visit was.
void count_treatments(Connection& connection, Date from, Date to, PeriodCounts& counts) {
  CountByCode codes;
  Query query(connection,
              "SELECT t.code FROM treatment t JOIN visit v ON v.id = t.visit"
              " WHERE t.status = 'done' AND t.date >= $1 AND t.date <= $2 AND v.live = 1",
              from, to);
  while (query.next()) count_one(codes, query.view(0));
  counts.treatments_by_code.assign(codes.begin(), codes.end());
}

}  // namespace

PeriodCounts SeriesVerbs::period_counts(Date from, Date to) {
  permit(x_gate, Permission::read_outcomes);
  PeriodCounts counts;
  count_visits(x_connection, from, to, counts);
  counts.visits_with_pain_score = visits_with_pain_score(x_connection, from, to);
  count_treatments(x_connection, from, to, counts);
  return counts;
}

}  // namespace psoas::storage
