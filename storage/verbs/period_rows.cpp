#include <limits>
#include <stdexcept>
#include <unordered_map>

#include "domain/base/number.h"
#include "domain/visit/visit.h"
#include "storage/engine/query.h"
#include "storage/verbs/series_verbs.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

// Each code and name once; the place of a word in the list stands for it in the rows.
class Words {
 public:
  explicit Words(std::vector<std::string>& words) : x_words(words) {
    for (const std::string& word : words) x_places.emplace(word, static_cast<std::int16_t>(x_places.size()));
  }

  std::int16_t place(std::string_view word) {
    const auto found = x_places.find(word);
    if (found != x_places.end()) return found->second;
    if (x_words.size() > std::numeric_limits<std::int16_t>::max())
      throw std::length_error("more different words in a period than its rows can name");
    const auto place = static_cast<std::int16_t>(x_words.size());
    x_words.emplace_back(word);
    x_places.emplace(std::string(word), place);
    return place;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  std::vector<std::string>& x_words;
  std::unordered_map<std::string, std::int16_t, Hash, std::equal_to<>> x_places;
};

// Counts the rows of all parts together, and asks now and then whether to go on.
class RowsRead {
 public:
  explicit RowsRead(Progress& progress) : x_progress(progress) { x_progress.check(); }

  void one_more() {
    if (++x_rows % between_questions != 0) return;
    x_progress.at("rows", x_rows, 0);
    x_progress.check();
  }

 private:
  static constexpr std::int64_t between_questions = 1 << 10;
  Progress& x_progress;
  std::int64_t x_rows = 0;
};

// Rows of scores, findings and treatments come in the order of the visits, so one walk finds each one's visit.
class VisitWalk {
 public:
  VisitWalk(const std::vector<PeriodVisit>& visits, RowsRead& read) : x_visits(visits), x_read(read) {}

  std::int32_t place_of(std::int64_t visit) {
    x_read.one_more();
    while (x_place < x_visits.size() && x_visits[x_place].id.number != visit) ++x_place;
    if (x_place == x_visits.size()) throw StoreError(StoreFault::damaged, "an entry without its visit");
    return static_cast<std::int32_t>(x_place);
  }

 private:
  const std::vector<PeriodVisit>& x_visits;
  RowsRead& x_read;
  std::size_t x_place = 0;
};

PeriodPatient read_period_patient(Query& query, PatientId id, Date from) {
  PeriodPatient patient;
  patient.id = id;
  patient.mrn = query.text(7);
  patient.name = display_name(query.view(8), query.view(9));
  patient.birth_date = query.day(10);
  patient.sex = sex_of(query.view(11)).value_or(Sex::unknown);
  patient.is_new = !query.is_null(12) && query.day(12) >= from;
  return patient;
}

void read_visits(Connection& connection, PeriodRecord& record, Words& words, RowsRead& read) {
  std::unordered_map<PatientId, std::int32_t> places;
  Query query(connection,
              "SELECT v.id, v.patient, v.date, v.kind, v.clinician, v.note, v.entered_at, p.mrn, p.family_name,"
              " p.given_name, p.birth_date, p.sex, a.first_visit FROM visit v JOIN patient p ON p.id = v.patient"
              " LEFT JOIN patient_activity a ON a.patient = p.id"
              " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 ORDER BY v.date, v.id",
              record.from, record.to);
  while (query.next()) {
    read.one_more();
    const PatientId patient = query.id<PatientId>(1);
    const auto [place, is_first] = places.try_emplace(patient, static_cast<std::int32_t>(record.patients.size()));
    if (is_first) record.patients.push_back(read_period_patient(query, patient, record.from));
    PeriodVisit visit;
    visit.id = query.id<VisitId>(0);
    visit.patient = place->second;
    visit.date = query.day(2);
    visit.kind = words.place(query.view(3));
    visit.clinician = words.place(query.view(4));
    visit.note = query.text(5);
    visit.entered_late = entered_late(visit.date, query.moment(6));
    record.visits.push_back(std::move(visit));
  }
}

void read_scores(Connection& connection, PeriodRecord& record, Words& words, RowsRead& read) {
  VisitWalk visits(record.visits, read);
  Query query(connection,
              "SELECT v.id, s.instrument, s.status, s.phase, s.total FROM visit v JOIN score s ON s.visit = v.id"
              " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 ORDER BY v.date, v.id, s.ordinal",
              record.from, record.to);
  while (query.next()) {
    PeriodScore score;
    score.visit = visits.place_of(query.integer(0));
    score.instrument = words.place(query.view(1));
    score.status = score_status_of(query.view(2)).value_or(ScoreStatus::not_asked);
    score.phase = score_phase_of(query.view(3)).value_or(ScorePhase::routine);
    score.total = query.real_or_none(4);
    record.scores.push_back(score);
  }
}

// A choice by its code, though it has a number too.
void append_value(std::string& text, Query& query, int column) {
  if (query.is_null(column + 1) && !query.is_null(column)) text += to_text(query.real(column));
  for (int further = column + 1; further <= column + 3; ++further) text += query.view(further);
}

// "method goniometer; familiar_pain present", for each finding in turn.
class Qualifiers {
 public:
  Qualifiers(Connection& connection, Date from, Date to)
      : x_query(connection,
                "SELECT v.id, q.finding, q.field, q.number, q.choice, q.text, q.day"
                " FROM visit v JOIN finding_qualifier q ON q.visit = v.id"
                " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 ORDER BY v.date, v.id, q.finding, q.ordinal",
                from, to),
        x_more(x_query.next()) {}

  std::string of(std::int64_t visit, std::int64_t finding) {
    std::string text;
    for (; x_more && x_query.integer(0) == visit && x_query.integer(1) == finding; x_more = x_query.next()) {
      if (!text.empty()) text += "; ";
      text += x_query.view(2);
      text += ' ';
      append_value(text, x_query, 3);
    }
    return text;
  }

 private:
  Query x_query;
  bool x_more;
};

void read_findings(Connection& connection, PeriodRecord& record, Words& words, RowsRead& read) {
  VisitWalk visits(record.visits, read);
  Qualifiers qualifiers(connection, record.from, record.to);
  Query query(connection,
              "SELECT v.id, f.ordinal, f.code, f.side, f.place, f.number, f.choice, f.text, f.day"
              " FROM visit v JOIN finding f ON f.visit = v.id"
              " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 ORDER BY v.date, v.id, f.ordinal",
              record.from, record.to);
  while (query.next()) {
    PeriodFinding finding;
    finding.visit = visits.place_of(query.integer(0));
    finding.code = words.place(query.view(2));
    finding.side = side_of(query.view(3)).value_or(Side::none);
    finding.row = static_cast<std::int16_t>(query.integer(4));
    finding.number = query.real_or_none(5);
    finding.value = words.place(query.view(6));
    finding.text = query.text(query.is_null(8) ? 7 : 8);
    finding.qualifiers = qualifiers.of(query.integer(0), query.integer(1));
    record.findings.push_back(std::move(finding));
  }
}

void read_treatments(Connection& connection, PeriodRecord& record, RowsRead& read) {
  VisitWalk visits(record.visits, read);
  Query query(connection,
              "SELECT t.ordinal, t.code, t.side, t.date, t.end_date, t.status, t.performer, t.is_index,"
              " t.same_target_key, t.note, t.indication, v.id FROM visit v JOIN treatment t ON t.visit = v.id"
              " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 ORDER BY v.date, v.id, t.ordinal",
              record.from, record.to);
  while (query.next()) {
    const VisitId visit = query.id<VisitId>(11);
    record.treatments.push_back({visits.place_of(visit.number), read_treatment(query, visit)});
  }
}

void read_parameters(Connection& connection, PeriodRecord& record, RowsRead& read) {
  auto at = record.treatments.begin();
  Query query(connection,
              "SELECT v.id, p.treatment, p.field_group, p.place, p.field, p.number, p.choice, p.text, p.day"
              " FROM visit v JOIN treatment_parameter p ON p.visit = v.id"
              " WHERE v.date >= $1 AND v.date <= $2 AND v.live = 1 ORDER BY v.date, v.id, p.treatment, p.ordinal",
              record.from, record.to);
  while (query.next()) {
    read.one_more();
    const std::int64_t number = entry_number(query.integer(0), query.integer(1));
    while (at != record.treatments.end() && at->treatment.id.number != number) ++at;
    if (at == record.treatments.end()) throw StoreError(StoreFault::damaged, "a parameter without its treatment");
    at->treatment.parameters.push_back({query.text(2), query.small(3), query.text(4), read_value(query, 5)});
  }
}

}  // namespace

PeriodRecord SeriesVerbs::period(Date from, Date to, Progress& progress) {
  permit(x_gate, Permission::read_outcomes);
  if (x_gate != nullptr && !x_gate->may_say_who()) permit(x_gate, Permission::read_outcome_patients);
  PeriodRecord record;
  record.from = from;
  record.to = to;
  Words words(record.words);
  RowsRead read(progress);
  read_visits(x_connection, record, words, read);
  read_scores(x_connection, record, words, read);
  read_findings(x_connection, record, words, read);
  read_treatments(x_connection, record, read);
  read_parameters(x_connection, record, read);
  return record;
}

}  // namespace psoas::storage
