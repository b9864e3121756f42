#include "storage/verbs/outcome_verbs.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <optional>

#include "storage/engine/query.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

constexpr std::int64_t rows_between_questions = 1 << 16;
constexpr std::int64_t most_reserved = 1 << 22;

// Reading a patient by index costs a few times as much as passing by in a walk: above this share of patients the
// tables are walked.
constexpr std::int64_t walk_when_one_in = 6;

constexpr Date last_day{date::year{9999}, date::month{12}, date::day{31}};

struct KnownVisit {
  std::int64_t id = 0;
  std::int64_t entered = 0;
  std::int32_t patient = 0;
  DayNumber day = 0;
  std::int32_t clinician = 0;  // word
};

// The tables below a visit are stored by visit, as the visits are by number: a place that only moves forward finds the
// visit of each row.
class VisitCursor {
 public:
  explicit VisitCursor(const std::vector<KnownVisit>& visits) : x_next(visits.begin()), x_end(visits.end()) {}

  // nullptr when the visit is voided. Numbers never fall.
  const KnownVisit* at(std::int64_t visit) {
    while (x_next != x_end && x_next->id < visit) ++x_next;
    return x_next != x_end && x_next->id == visit ? &*x_next : nullptr;
  }

 private:
  std::vector<KnownVisit>::const_iterator x_next;
  std::vector<KnownVisit>::const_iterator x_end;
};

// Few words come again and again: looked for among the latest before they are looked up.
class LastWords {
 public:
  explicit LastWords(Words& words) : x_words(words) {}

  std::int32_t place_of(std::string_view word) {
    for (const std::int32_t place : x_last)
      if (x_words.at(place) == word) return place;
    return x_last[x_next++ % x_last.size()] = x_words.place_of(word);
  }

 private:
  Words& x_words;
  std::array<std::int32_t, 8> x_last{};  // 0 is the empty word
  std::size_t x_next = 0;
};

class RecordReader {
 public:
  RecordReader(Connection& connection, const Catalogue& catalogue, const OutcomeWanted& wanted, Progress& progress)
      : x_connection(connection), x_catalogue(catalogue), x_wanted(wanted), x_progress(progress) {
    assert(wanted.instruments.size() <= most_instruments);
    for (const std::string& code : wanted.treatments) x_codes.push_back(x_record.words.place_of(code));
    for (std::size_t i = 0; i < wanted.instruments.size(); ++i) {
      x_instruments[i] = wanted.instruments[i];
      x_instrument_words[i] = x_record.words.place_of(wanted.instruments[i]);
    }
    if (wanted.from) x_from = day_number(*wanted.from);
    if (wanted.to) x_to = day_number(*wanted.to);
  }

  OutcomeRecord take() {
    if (const auto patients = few_patients()) {
      for (const std::int64_t patient : *patients) read_one(patient);
      return std::move(x_record);
    }
    read_patients();
    x_progress.check();
    read_visits();
    x_progress.check();
    read_treatments();
    x_progress.check();
    read_scores();
    x_progress.check();
    for (const std::string& code : x_wanted.findings) read_findings(code);
    for (const std::string& code : x_wanted.details) read_details(code);
    if (!x_wanted.details.empty()) read_links();
    read_adverse_events();
    read_withdrawals();
    if (x_wanted.diagnoses) read_diagnoses();
    return std::move(x_record);
  }

 private:
  // Told at the first row of each part, then now and then, how many rows were read.
  void count_row(std::string_view part) {
    const bool begins = part.data() != x_part;
    x_part = part.data();
    if (++x_rows % rows_between_questions != 0 && !begins) return;
    x_progress.at(part, x_rows, 0);
    x_progress.check();
  }

  // Those with a treatment of the days asked for, when they are few and only what each visit has is wanted.
  std::optional<std::vector<std::int64_t>> few_patients() {
    if (!x_wanted.from || !x_wanted.findings.empty() || !x_wanted.details.empty() || x_wanted.diagnoses)
      return std::nullopt;
    const std::int64_t all = one_integer(x_connection, "SELECT max(id) FROM patient").value_or(0);
    std::vector<std::int64_t> patients;
    Query query(x_connection,
                "SELECT DISTINCT v.patient FROM treatment t JOIN visit v ON v.id = t.visit WHERE t.status = 'done'"
                " AND t.date >= $1 AND t.date <= $2 AND (t.is_index = 1 OR $3 = 0) AND v.live = 1 ORDER BY v.patient",
                *x_wanted.from, x_wanted.to.value_or(last_day), x_wanted.marked_only);
    while (query.next()) {
      patients.push_back(query.integer(0));
      if (static_cast<std::int64_t>(patients.size()) * walk_when_one_in > all) return std::nullopt;
    }
    return patients;
  }

  void read_one(std::int64_t patient) {
    {
      Query query(x_connection,
                  "SELECT id, mrn, birth_date, died_on, sex FROM patient WHERE id = $1 AND voided_at IS NULL", patient);
      if (!query.next()) return;
      add_patient(query);
      x_may_start.push_back(false);
    }
    x_visits.clear();
    {
      Query query(x_connection,
                  "SELECT id, patient, date, entered_at, clinician FROM visit WHERE patient = $1 AND live = 1"
                  " ORDER BY id",
                  patient);
      while (query.next()) add_visit(query);
    }
    {
      VisitCursor visits(x_visits);
      Query query(x_connection,
                  "SELECT t.visit, t.ordinal, t.code, t.side, t.date, t.is_index, t.same_target_key, t.end_date,"
                  " t.performer FROM visit v JOIN treatment t ON t.visit = v.id WHERE v.patient = $1"
                  " AND t.status = 'done' ORDER BY t.visit, t.ordinal",
                  patient);
      while (query.next()) add_treatment(query, visits);
    }
    read_scores_of(patient);
    {
      Query query(x_connection,
                  "SELECT patient, at, treatment FROM follow_up_attempt WHERE patient = $1 AND outcome = 'declined'"
                  " ORDER BY id",
                  patient);
      while (query.next()) add_withdrawal(query);
    }
    Query query(x_connection,
                "SELECT e.patient, e.onset, e.grade, t.visit, t.treatment FROM adverse_event e"
                " LEFT JOIN adverse_event_treatment t ON t.event = e.id WHERE e.patient = $1"
                " AND e.voided_at IS NULL AND e.causality <> 'unrelated' ORDER BY e.id, t.visit, t.treatment",
                patient);
    while (query.next()) add_adverse_event(query);
  }

  void read_patients() {
    Query query(x_connection,
                "SELECT id, mrn, birth_date, died_on, sex FROM patient WHERE voided_at IS NULL ORDER BY id");
    while (query.next()) add_patient(query);
    x_may_start.assign(x_record.patients.size(), false);
  }

  void add_patient(Query& query) {
    count_row("patients");
    x_record.patients.push_back({query.id<PatientId>(0), query.text(1), day_number(query.day(2)),
                                 query.is_null(3) ? no_day : day_number(query.day(3)),
                                 sex_of(query.view(4)).value_or(Sex::unknown)});
  }

  // −1 for a voided patient. Patients' visits often follow each other.
  std::int32_t place_of(std::int64_t patient) {
    if (x_last_place >= 0 && x_record.patients[static_cast<std::size_t>(x_last_place)].id.number == patient)
      return x_last_place;
    const auto found =
        std::lower_bound(x_record.patients.begin(), x_record.patients.end(), patient,
                         [](const RecordedPatient& known, std::int64_t number) { return known.id.number < number; });
    if (found == x_record.patients.end() || found->id.number != patient) return -1;
    return x_last_place = static_cast<std::int32_t>(found - x_record.patients.begin());
  }

  void read_visits() {
    const std::int64_t last = one_integer(x_connection, "SELECT max(id) FROM visit").value_or(0);
    x_visits.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(last, 0, most_reserved)));
    Query query(x_connection,
                x_wanted.clinicians
                    ? "SELECT id, patient, date, entered_at, clinician FROM visit WHERE live = 1 ORDER BY id"
                    : "SELECT id, patient, date, entered_at FROM visit WHERE live = 1 ORDER BY id");
    while (query.next()) add_visit(query);
  }

  void add_visit(Query& query) {
    count_row("visits");
    const std::int32_t patient = place_of(query.integer(1));
    if (patient < 0) return;
    const std::int32_t clinician = x_wanted.clinicians ? x_record.words.place_of(query.view(4)) : 0;
    x_visits.push_back({query.integer(0), query.integer(3), patient, day_number(query.day(2)), clinician});
  }

  void read_treatments() {
    VisitCursor visits(x_visits);
    Query query(x_connection,
                "SELECT visit, ordinal, code, side, date, is_index, same_target_key, end_date, performer FROM treatment"
                " WHERE status = 'done' ORDER BY visit, ordinal");
    while (query.next()) add_treatment(query, visits);
  }

  void add_treatment(Query& query, VisitCursor& visits) {
    count_row("treatments");
    const KnownVisit* visit = visits.at(query.integer(0));
    if (!visit) return;
    RecordedTreatment treatment;
    treatment.number = entry_number(visit->id, query.integer(1));
    treatment.patient = visit->patient;
    treatment.day = day_number(query.day(4));
    treatment.end = query.is_null(7) ? no_day : day_number(query.day(7));
    treatment.code = x_kinds.place_of(query.view(2));
    treatment.target = x_record.words.place_of(query.view(6));
    if (x_wanted.clinicians) treatment.clinician = clinician_of(query.view(8), *visit);
    treatment.side = side_of(query.view(3)).value_or(Side::none);
    treatment.is_index = query.flag(5);
    if (may_start(treatment)) x_may_start[static_cast<std::size_t>(treatment.patient)] = true;
    x_record.treatments.push_back(treatment);
  }

  bool may_start(const RecordedTreatment& treatment) const {
    return (treatment.is_index || !x_wanted.marked_only) && treatment.day >= x_from && treatment.day <= x_to &&
           (x_codes.empty() || std::find(x_codes.begin(), x_codes.end(), treatment.code) != x_codes.end());
  }

  std::int32_t clinician_of(std::string_view performer, const KnownVisit& visit) {
    return performer.empty() ? visit.clinician : x_record.words.place_of(performer);
  }

  bool may_start(const KnownVisit* visit) const {
    return visit && x_may_start[static_cast<std::size_t>(visit->patient)];
  }

  void read_scores() {
    if (x_wanted.instruments.empty()) return;
    const auto& codes = x_instruments;
    x_record.values.reserve(x_visits.size());  // about one of them at each visit
    VisitCursor visits(x_visits);
    Query query(x_connection,
                "SELECT visit, ordinal, instrument, total, phase FROM score WHERE instrument IN"
                " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AND total IS NOT NULL ORDER BY visit, ordinal",
                codes[0], codes[1], codes[2], codes[3], codes[4], codes[5], codes[6], codes[7], codes[8], codes[9],
                codes[10], codes[11]);
    while (query.next()) add_score(query, visits);
  }

  void read_scores_of(std::int64_t patient) {
    if (x_wanted.instruments.empty()) return;
    const auto& codes = x_instruments;
    VisitCursor visits(x_visits);
    Query query(x_connection,
                "SELECT s.visit, s.ordinal, s.instrument, s.total, s.phase FROM visit v JOIN score s ON s.visit = v.id"
                " WHERE v.patient = $1 AND s.instrument IN"
                " ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AND s.total IS NOT NULL"
                " ORDER BY s.visit, s.ordinal",
                patient, codes[0], codes[1], codes[2], codes[3], codes[4], codes[5], codes[6], codes[7], codes[8],
                codes[9], codes[10], codes[11]);
    while (query.next()) add_score(query, visits);
  }

  void add_score(Query& query, VisitCursor& visits) {
    count_row("scores");
    const KnownVisit* visit = visits.at(query.integer(0));
    if (!may_start(visit)) return;
    const auto code = std::find(x_instruments.begin(), x_instruments.end(), query.view(2));
    RecordedValue value;
    value.entered = visit->entered;
    value.entry = entry_number(visit->id, query.integer(1));
    value.number = query.real(3);
    value.patient = visit->patient;
    value.day = visit->day;
    value.measure = x_instrument_words[static_cast<std::size_t>(code - x_instruments.begin())];
    value.phase = score_phase_of(query.view(4)).value_or(ScorePhase::routine);
    x_record.values.push_back(value);
  }

  void read_findings(const std::string& code) {
    const FindingDefinition* definition = x_catalogue.finding(code);
    const std::int32_t word = x_record.words.place_of(code);
    VisitCursor visits(x_visits);
    Query query(x_connection,
                "SELECT visit, ordinal, number, choice, side FROM finding WHERE code = $1 AND place = 0"
                " ORDER BY visit, ordinal",
                code);
    while (query.next()) {
      count_row("findings");
      const KnownVisit* visit = visits.at(query.integer(0));
      if (may_start(visit)) add_finding(query, *visit, word, definition);
    }
  }

  void add_finding(Query& query, const KnownVisit& visit, std::int32_t word, const FindingDefinition* definition) {
    RecordedFinding finding;
    finding.entered = visit.entered;
    finding.entry = entry_number(visit.id, query.integer(1));
    finding.patient = visit.patient;
    finding.day = visit.day;
    finding.code = word;
    finding.choice = x_record.words.place_of(query.view(3));
    finding.side = side_of(query.view(4)).value_or(Side::none);
    std::optional<double> number = query.real_or_none(2);
    const Choice* choice =
        number || !definition ? nullptr : definition->main_field().choice(x_record.words.at(finding.choice));
    if (choice) number = choice->number;  // the numeric twin of a choice stored without one
    finding.has_number = number.has_value();
    finding.number = number.value_or(0);
    x_record.findings.push_back(finding);
    if (!number) return;
    RecordedValue value;
    value.entered = finding.entered;
    value.entry = finding.entry;
    value.number = *number;
    value.patient = finding.patient;
    value.day = finding.day;
    value.measure = word;
    value.side = finding.side;
    x_record.values.push_back(value);
  }

  void read_details(const std::string& code) {
    VisitCursor visits(x_visits);
    Query query(x_connection,
                "SELECT t.visit, t.ordinal, t.side, t.date, t.end_date, t.same_target_key, p.field_group, p.place,"
                " p.field, p.number, p.choice, p.text, p.day FROM treatment t LEFT JOIN treatment_parameter p"
                " ON p.visit = t.visit AND p.treatment = t.ordinal WHERE t.code = $1 AND t.status = 'done'"
                " ORDER BY t.visit, t.ordinal, p.ordinal",
                code);
    while (query.next()) {
      count_row("details");
      const KnownVisit* visit = visits.at(query.integer(0));
      if (!may_start(visit)) continue;
      const TreatmentId id{entry_number(visit->id, query.integer(1))};
      if (x_record.details.empty() || x_record.details.back().treatment.id != id) begin_detail(query, *visit, id, code);
      if (query.is_null(8)) continue;
      x_record.details.back().treatment.parameters.push_back(
          {query.text(6), query.small(7), query.text(8), read_value(query, 9)});
    }
  }

  void read_links() {
    VisitCursor visits(x_visits);
    Query query(x_connection,
                "SELECT visit, treatment, to_visit, to_treatment FROM treatment_link WHERE role = 'diagnostic_block'"
                " ORDER BY visit, treatment");
    while (query.next()) {
      const KnownVisit* visit = visits.at(query.integer(0));
      if (visit)
        x_record.links.push_back({visit->patient, entry_number(visit->id, query.integer(1)),
                                  entry_number(query.integer(2), query.integer(3))});
    }
  }

  void begin_detail(Query& query, const KnownVisit& visit, TreatmentId id, const std::string& code) {
    RecordedDetail& detail = x_record.details.emplace_back();
    detail.patient = visit.patient;
    detail.treatment.id = id;
    detail.treatment.code = code;
    detail.treatment.side = side_of(query.view(2)).value_or(Side::none);
    detail.treatment.date = query.day(3);
    detail.treatment.end_date = query.day_or_none(4);
    detail.treatment.same_target_key = query.text(5);
  }

  // All but those judged unrelated to any treatment; one row for each treatment an event is linked to.
  void read_adverse_events() {
    Query query(x_connection,
                "SELECT e.patient, e.onset, e.grade, t.visit, t.treatment FROM adverse_event e"
                " LEFT JOIN adverse_event_treatment t ON t.event = e.id"
                " WHERE e.voided_at IS NULL AND e.causality <> 'unrelated' ORDER BY e.id, t.visit, t.treatment");
    while (query.next()) add_adverse_event(query);
  }

  void add_adverse_event(Query& query) {
    count_row("adverse events");
    const std::int32_t patient = place_of(query.integer(0));
    if (patient < 0) return;
    const std::int64_t treatment = query.is_null(3) ? 0 : entry_number(query.integer(3), query.integer(4));
    x_record.adverse_events.push_back({patient, day_number(query.day(1)), query.small(2), treatment});
  }

  // Who, when called for the follow-up of a treatment, did not want to be asked again.
  void read_withdrawals() {
    Query query(x_connection,
                "SELECT patient, at, treatment FROM follow_up_attempt WHERE outcome = 'declined' ORDER BY id");
    while (query.next()) add_withdrawal(query);
  }

  void add_withdrawal(Query& query) {
    const std::int32_t patient = place_of(query.integer(0));
    if (patient < 0) return;
    const Date day{date::floor<date::days>(query.moment(1))};
    x_record.withdrawals.push_back({patient, day_number(day), 0, query.integer(2)});
  }

  // By the condition and by its code: either can be asked for.
  void read_diagnoses() {
    Query query(x_connection,
                "SELECT e.patient, coalesce(d.since, e.opened_on), d.until, d.condition, d.code"
                " FROM episode_diagnosis d JOIN episode e ON e.id = d.episode ORDER BY e.id, d.ordinal");
    while (query.next()) {
      count_row("diagnoses");
      RecordedDiagnosis diagnosis;
      diagnosis.patient = place_of(query.integer(0));
      if (diagnosis.patient < 0) continue;
      diagnosis.day = day_number(query.day(1));
      if (!query.is_null(2)) diagnosis.until = day_number(query.day(2));
      for (const int column : {3, 4}) {
        if (query.view(column).empty()) continue;
        diagnosis.code = x_record.words.place_of(query.view(column));
        x_record.diagnoses.push_back(diagnosis);
      }
    }
  }

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const OutcomeWanted& x_wanted;
  Progress& x_progress;
  OutcomeRecord x_record;
  LastWords x_kinds{x_record.words};  // codes of treatments
  std::vector<std::int32_t> x_codes;  // words of the treatments that may start a course; empty: all
  DayNumber x_from = std::numeric_limits<DayNumber>::min();
  DayNumber x_to = no_day;
  std::array<std::string_view, most_instruments> x_instruments{};
  std::array<std::int32_t, most_instruments> x_instrument_words{};
  std::vector<KnownVisit> x_visits;  // by number
  std::vector<bool> x_may_start;     // by patient
  std::int32_t x_last_place = -1;
  std::int64_t x_rows = 0;
  const char* x_part = nullptr;  // the word of the part being read
};

void forget_who(OutcomeRecord& record) {
  for (RecordedPatient& patient : record.patients) {
    patient.id = {};
    patient.mrn.clear();
  }
}

}  // namespace

OutcomeRecord OutcomeVerbs::record(const OutcomeWanted& wanted, Progress& progress) {
  permit(x_gate, Permission::read_outcomes);
  if (wanted.patient_rows) permit(x_gate, Permission::read_outcome_patients);
  OutcomeRecord record = RecordReader(x_connection, x_catalogue, wanted, progress).take();
  if (!wanted.patient_rows && x_gate != nullptr && !x_gate->allows(Permission::read_charts)) forget_who(record);
  return record;
}

}  // namespace psoas::storage
