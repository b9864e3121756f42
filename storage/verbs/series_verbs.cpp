#include "storage/verbs/series_verbs.h"

#include <algorithm>

#include "storage/engine/query.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

// The catalogue's numeric twin of a choice that was stored without one.
std::optional<double> number_of(const FindingDefinition* definition, std::string_view choice) {
  if (definition == nullptr || choice.empty()) return std::nullopt;
  const Choice* chosen = definition->main_field().choice(choice);
  return chosen == nullptr ? std::nullopt : chosen->number;
}

void read_parameters(Connection& connection, PatientId patient, std::vector<TreatmentRecord>& records) {
  Query query(connection,
              "SELECT p.visit, p.treatment, p.field_group, p.place, p.field, p.number, p.choice, p.text, p.day"
              " FROM visit v JOIN treatment_parameter p ON p.visit = v.id"
              " WHERE v.patient = $1 AND v.live = 1 ORDER BY v.date, v.id, p.treatment, p.ordinal",
              patient);
  auto record = records.begin();
  while (query.next()) {
    const std::int64_t number = entry_number(query.integer(0), query.integer(1));
    while (record != records.end() && record->treatment.id.number != number) ++record;
    if (record == records.end()) throw StoreError(StoreFault::damaged, "a parameter without its treatment");
    record->treatment.parameters.push_back({query.text(2), query.small(3), query.text(4), read_value(query, 5)});
  }
}

void read_links(Connection& connection, PatientId patient, std::vector<TreatmentRecord>& records) {
  Query query(connection,
              "SELECT l.visit, l.treatment, l.role, l.to_visit, l.to_treatment FROM visit v"
              " JOIN treatment_link l ON l.visit = v.id WHERE v.patient = $1 AND v.live = 1"
              " ORDER BY l.visit, l.treatment, l.role, l.to_visit, l.to_treatment",
              patient);
  while (query.next())
    for (TreatmentRecord& record : records)
      if (record.treatment.id.number == entry_number(query.integer(0), query.integer(1)))
        record.treatment.links.push_back(read_link(query, 2));
}

}  // namespace

std::vector<DatedValue> SeriesVerbs::scores(PatientId patient, std::string_view instrument) {
  permit_chart(x_gate, patient);
  std::vector<DatedValue> values;
  Query query(x_connection,
              "SELECT v.date, s.total, s.phase, v.entered_at, v.id FROM visit v JOIN score s ON s.visit = v.id"
              " WHERE v.patient = $1 AND v.live = 1 AND s.instrument = $2 AND s.total IS NOT NULL"
              " ORDER BY v.date, v.id, s.ordinal",
              patient, instrument);
  while (query.next())
    values.push_back({query.day(0), query.real(1), score_phase_of(query.view(2)).value_or(ScorePhase::routine),
                      query.moment(3), query.id<VisitId>(4)});
  return values;
}

std::vector<FindingPoint> SeriesVerbs::findings(PatientId patient, std::string_view code) {
  permit_chart(x_gate, patient);
  std::vector<FindingPoint> points;
  const FindingDefinition* definition = x_catalogue.finding(code);
  Query query(x_connection,
              "SELECT v.date, f.number, f.choice, f.side, v.entered_at, v.id, q.choice, p.choice"
              " FROM visit v JOIN finding f ON f.visit = v.id"
              " LEFT JOIN finding_qualifier q ON q.visit = f.visit AND q.finding = f.ordinal AND q.field = 'method'"
              " LEFT JOIN finding_qualifier p ON p.visit = f.visit AND p.finding = f.ordinal"
              " AND p.field = 'pelvis_controlled'"
              " WHERE v.patient = $1 AND v.live = 1 AND f.code = $2 AND f.place = 0"
              " ORDER BY v.date, v.id, f.ordinal",
              patient, code);
  while (query.next()) {
    const std::optional<double> stored = query.real_or_none(1);
    const std::optional<double> number = stored ? stored : number_of(definition, query.view(2));
    if (!number) continue;
    points.push_back({{query.day(0), *number, ScorePhase::routine, query.moment(4), query.id<VisitId>(5)},
                      side_of(query.view(3)).value_or(Side::none),
                      query.text(6),
                      query.text(7) == absent});
  }
  return points;
}

std::vector<FindingWord> SeriesVerbs::finding_words(PatientId patient, std::string_view code) {
  permit_chart(x_gate, patient);
  std::vector<FindingWord> words;
  const FindingDefinition* definition = x_catalogue.finding(code);
  if (!definition || definition->main_field().kind != ValueKind::number) return words;
  Query query(x_connection,
              "SELECT v.date, f.side, f.choice FROM visit v JOIN finding f ON f.visit = v.id"
              " WHERE v.patient = $1 AND v.live = 1 AND f.code = $2 AND f.place = 0 AND f.number IS NULL"
              " AND f.choice IS NOT NULL ORDER BY v.date, v.id, f.ordinal",
              patient, code);
  while (query.next()) words.push_back({query.day(0), side_of(query.view(1)).value_or(Side::none), query.text(2)});
  return words;
}

std::vector<TreatmentRecord> SeriesVerbs::treatments(PatientId patient) {
  permit_chart(x_gate, patient);
  std::vector<TreatmentRecord> records;
  {
    Query query(x_connection,
                "SELECT t.ordinal, t.code, t.side, t.date, t.end_date, t.status, t.performer, t.is_index,"
                " t.same_target_key, t.note, t.indication, v.id FROM visit v JOIN treatment t ON t.visit = v.id"
                " WHERE v.patient = $1 AND v.live = 1 ORDER BY v.date, v.id, t.ordinal",
                patient);
    while (query.next()) {
      const VisitId visit = query.id<VisitId>(11);
      records.push_back({visit, read_treatment(query, visit)});
    }
  }
  if (!records.empty()) {
    read_parameters(x_connection, patient, records);
    read_links(x_connection, patient, records);
  }
  std::stable_sort(records.begin(), records.end(), [](const TreatmentRecord& one, const TreatmentRecord& other) {
    return one.treatment.date < other.treatment.date;
  });
  return records;
}

std::vector<FoundTreatment> SeriesVerbs::find_treatments(const TreatmentSearch& search) {
  permit(x_gate, Permission::read_charts);
  std::vector<FoundTreatment> found;
  const TreatmentDefinition* definition = x_catalogue.treatment(search.code);
  const std::string target =
      definition && !definition->target_fields.empty() ? definition->target_fields.front() : "target";
  const std::string side = search.side ? std::string(code_of(*search.side)) : std::string();
  Query query(x_connection,
              "SELECT v.patient, t.visit, t.ordinal, t.code, t.date, t.side, t.same_target_key"
              " FROM treatment t JOIN visit v ON v.id = t.visit"
              " WHERE t.status = 'done' AND v.live = 1"
              " AND t.date >= coalesce($1, '0000-01-01') AND t.date <= coalesce($2, '9999-12-31')"
              " AND (t.code = $3 OR $3 = '') AND (t.side = $4 OR $4 = '')"
              " AND ($5 = '' OR EXISTS (SELECT 1 FROM treatment_parameter p WHERE p.visit = t.visit"
              "   AND p.treatment = t.ordinal AND p.field = $6 AND (p.choice = $5 OR p.text = $5)))"
              " AND ($7 = '' OR EXISTS (SELECT 1 FROM treatment_parameter p WHERE p.visit = t.visit"
              "   AND p.treatment = t.ordinal AND p.field IN ('level', 'drg_level', 'top_level') AND p.choice = $7))"
              " AND ($8 = '' OR EXISTS (SELECT 1 FROM treatment_parameter p WHERE p.visit = t.visit"
              "   AND p.treatment = t.ordinal AND p.field = 'agent' AND p.choice = $8))"
              " ORDER BY t.date, t.visit, t.ordinal",
              search.from, search.to, search.code, side, search.target, target, search.level, search.agent);
  while (query.next())
    found.push_back({query.id<PatientId>(0),
                     query.id<VisitId>(1),
                     {entry_number(query.integer(1), query.integer(2))},
                     query.text(3),
                     query.day(4),
                     side_of(query.view(5)).value_or(Side::none),
                     query.text(6)});
  return found;
}

std::vector<std::string> SeriesVerbs::instruments_with_values(PatientId patient) {
  permit_chart(x_gate, patient);
  std::vector<std::string> codes;
  Query query(x_connection,
              "SELECT DISTINCT s.instrument FROM visit v JOIN score s ON s.visit = v.id"
              " WHERE v.patient = $1 AND v.live = 1 AND s.total IS NOT NULL ORDER BY s.instrument",
              patient);
  while (query.next()) codes.push_back(query.text(0));
  return codes;
}

std::vector<std::string> SeriesVerbs::findings_with_values(PatientId patient) {
  permit_chart(x_gate, patient);
  std::vector<std::string> codes;
  Query query(x_connection,
              "SELECT DISTINCT f.code, f.number IS NOT NULL, f.choice FROM visit v JOIN finding f ON f.visit = v.id"
              " WHERE v.patient = $1 AND v.live = 1 AND f.place = 0 ORDER BY f.code",
              patient);
  while (query.next()) {
    const std::string code = query.text(0);
    if (!codes.empty() && codes.back() == code) continue;
    if (query.flag(1) || number_of(x_catalogue.finding(code), query.view(2))) codes.push_back(code);
  }
  return codes;
}

}  // namespace psoas::storage
