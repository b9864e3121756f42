// What an export reads. The queries name no column with a patient's name, number, telephone, note or performer; typed
// texts are looked at here for words that the catalogue lists, and dropped.

#include <algorithm>
#include <map>

#include "domain/privacy/export_error.h"
#include "domain/privacy/postal_area.h"
#include "domain/privacy/released_value.h"
#include "storage/engine/query.h"
#include "storage/verbs/export_verbs.h"
#include "storage/verbs/visit_content.h"

namespace psoas::storage {

namespace {

constexpr std::int64_t rows_between_questions = 1 << 14;
constexpr std::int32_t not_there = -1;

// An entry's code as it goes out, and what a code of it may hold.
template <class Definition>
struct KnownCode {
  std::int32_t word = not_there;  // does not go out
  const Definition* definition = nullptr;
  bool left_as_own = false;
};

// A row that stays behind because of its code.
struct LeftRow {
  std::int32_t patient = 0;
  bool own = false;
};

class ExportReader {
 public:
  ExportReader(Connection& connection, const Catalogue& catalogue, const ExportRequest& request, Progress& progress)
      : x_connection(connection), x_catalogue(catalogue), x_request(request), x_progress(progress) {}

  ExportRecord take(const std::vector<StudySubject>& known) {
    read_patients();
    read_visits();
    read_treatments();
    read_events();
    read_diagnoses();
    x_record.subjects = choose_subjects(x_record, x_request.filter, known);
    // A study that began with the clinic's own entries may go on without them.
    for (StudySubject& subject : x_record.subjects)
      if (treatment_code(subject.index_treatment).word == not_there) subject.index_treatment.clear();
    if (x_record.subjects.empty()) throw ExportError(ExportRefusal::nobody, "");
    mark_chosen();
    if (wants(ExportTable::scores) || wants(ExportTable::items)) read_scores();
    if (wants(ExportTable::items)) read_items();
    if (wants(ExportTable::findings)) read_findings();
    if (wants(ExportTable::findings)) read_qualifiers();
    if (wants(ExportTable::parameters)) read_parameters();
    count_left();
    return std::move(x_record);
  }

 private:
  bool wants(ExportTable table) const { return !chosen_columns(table, x_request).empty(); }

  void count_row(std::string_view part) {
    if (++x_rows % rows_between_questions != 0) return;
    x_progress.at(part, x_rows, 0);
    x_progress.check();
  }

  std::int32_t word(std::string_view text) { return x_record.words.place_of(text); }

  void read_patients() {
    Query query(x_connection,
                "SELECT id, birth_date, died_on, sex, state, postal_code FROM patient WHERE voided_at IS NULL"
                " ORDER BY id");
    while (query.next()) {
      count_row("patients");
      ExportedPatient patient;
      patient.id = query.id<PatientId>(0);
      patient.birth = day_number(query.day(1));
      if (!query.is_null(2)) patient.died = day_number(query.day(2));
      patient.last_day = patient.died;
      patient.sex = sex_of(query.view(3)).value_or(Sex::unknown);
      const std::string state = us_state_of(query.view(4));
      patient.state = word(state);
      patient.zip = word(state.empty() ? std::string() : us_zip_of(query.view(5)));
      x_record.patients.push_back(patient);
    }
  }

  std::int32_t place_of_patient(std::int64_t number) const {
    const auto found = std::ranges::lower_bound(x_record.patients, PatientId{number}, {}, &ExportedPatient::id);
    if (found == x_record.patients.end() || found->id.number != number) return not_there;
    return static_cast<std::int32_t>(found - x_record.patients.begin());
  }

  void note_day(std::int32_t patient, DayNumber day) {
    DayNumber& last = x_record.patients[static_cast<std::size_t>(patient)].last_day;
    if (day != no_day && (last == no_day || last < day)) last = day;
  }

  void read_visits() {
    Query query(x_connection, "SELECT id, patient, date, kind FROM visit WHERE live = 1 ORDER BY id");
    while (query.next()) {
      count_row("visits");
      const std::int32_t patient = place_of_patient(query.integer(1));
      if (patient == not_there) continue;
      const bool known_kind =
          std::ranges::any_of(visit_kinds(), [&](const VisitKind& kind) { return kind.code == query.view(3); });
      const DayNumber day = day_number(query.day(2));
      x_record.visits.push_back({query.integer(0), patient, day, word(known_kind ? query.view(3) : "other")});
      note_day(patient, day);
    }
  }

  // Rows come in the order of the visits: the place only moves forward.
  std::int32_t place_of_visit(std::int64_t number) {
    while (x_place < x_record.visits.size() && x_record.visits[x_place].id < number) ++x_place;
    if (x_place == x_record.visits.size() || x_record.visits[x_place].id != number) return not_there;
    return static_cast<std::int32_t>(x_place);
  }

  std::int32_t place_of_chosen_visit(std::int64_t number) {
    const std::int32_t place = place_of_visit(number);
    if (place == not_there) return not_there;
    return x_chosen[static_cast<std::size_t>(patient_of(place))] ? place : not_there;
  }

  std::int32_t patient_of(std::int32_t visit) const { return x_record.visits[static_cast<std::size_t>(visit)].patient; }

  void mark_chosen() {
    x_chosen.assign(x_record.patients.size(), false);
    for (const StudySubject& subject : x_record.subjects)
      x_chosen[static_cast<std::size_t>(place_of_patient(subject.patient.number))] = true;
  }

  void count_left() {
    for (const LeftRow& left : x_left)
      if (x_chosen[static_cast<std::size_t>(left.patient)])
        ++(left.own ? x_record.left_behind.own_entries : x_record.left_behind.unknown_codes);
  }

  // Looked up once for each code. `find` gives the definition.
  template <class Definition, class Find>
  const KnownCode<Definition>& known(std::map<std::string, KnownCode<Definition>, std::less<>>& codes,
                                     std::string_view code, const Find& find) {
    const auto before = codes.find(code);
    if (before != codes.end()) return before->second;
    KnownCode<Definition> found;
    found.definition = find(code);
    found.left_as_own = found.definition && code.starts_with("x_") && !x_request.own_entries;
    if (found.definition && !found.left_as_own) found.word = word(code);
    return codes.emplace(std::string(code), found).first->second;
  }

  // False for a row under a code that does not go out, which is noted.
  template <class Definition>
  bool goes_out(const KnownCode<Definition>& code, std::int32_t patient) {
    if (code.word == not_there) x_left.push_back({patient, code.left_as_own});
    return code.word != not_there;
  }

  const KnownCode<TreatmentDefinition>& treatment_code(std::string_view code) {
    return known(x_treatments, code, [this](std::string_view asked) { return x_catalogue.treatment(asked); });
  }

  void read_treatments() {
    x_place = 0;
    Query query(x_connection,
                "SELECT visit, ordinal, code, side, date, end_date, status, is_index, same_target_key FROM treatment"
                " ORDER BY visit, ordinal");
    while (query.next()) {
      count_row("treatments");
      const std::int32_t visit = place_of_visit(query.integer(0));
      if (visit == not_there) continue;
      const std::int32_t patient = patient_of(visit);
      const KnownCode<TreatmentDefinition>& code = treatment_code(query.view(2));
      if (!goes_out(code, patient)) continue;
      ExportedTreatment treatment;
      treatment.number = entry_number(query.integer(0), query.integer(1));
      treatment.visit = visit;
      treatment.code = code.word;
      treatment.side = side_of(query.view(3)).value_or(Side::none);
      treatment.day = day_number(query.day(4));
      if (!query.is_null(5)) treatment.end = day_number(query.day(5));
      treatment.status = treatment_status_of(query.view(6)).value_or(TreatmentStatus::done);
      treatment.is_index = query.flag(7);
      treatment.target = word(query.view(8));
      note_day(patient, treatment.day);
      note_day(patient, treatment.end);
      x_record.treatments.push_back(treatment);
    }
  }

  void read_events() {
    if (!wants(ExportTable::adverse_events)) return;
    std::map<std::string, KnownCode<AdverseEventDefinition>, std::less<>> codes;
    Query query(x_connection,
                "SELECT e.id, e.patient, e.onset, e.resolved_on, e.code, e.grade, e.hospitalised, e.disability,"
                " e.serious_to_reporter, e.causality, e.expected, e.outcome, e.clavien_dindo, t.visit, t.treatment"
                " FROM adverse_event e LEFT JOIN adverse_event_treatment t ON t.event = e.id"
                " WHERE e.voided_at IS NULL ORDER BY e.id, t.visit, t.treatment");
    std::int64_t last = 0;
    while (query.next()) {
      count_row("adverse events");
      if (query.integer(0) != last) {
        last = query.integer(0);
        x_event_goes_out = begin_event(query, codes);
      }
      if (x_event_goes_out && !query.is_null(13))
        x_record.events.back().treatments.push_back(entry_number(query.integer(13), query.integer(14)));
    }
  }

  bool begin_event(Query& query, std::map<std::string, KnownCode<AdverseEventDefinition>, std::less<>>& codes) {
    const std::int32_t patient = place_of_patient(query.integer(1));
    if (patient == not_there) return false;
    const KnownCode<AdverseEventDefinition>& code =
        known(codes, query.view(4), [this](std::string_view asked) { return x_catalogue.adverse_event(asked); });
    if (!goes_out(code, patient)) return false;
    ExportedEvent& event = x_record.events.emplace_back();
    event.patient = patient;
    event.day = day_number(query.day(2));
    if (!query.is_null(3)) event.resolved = day_number(query.day(3));
    event.code = code.word;
    event.grade = query.small(5);
    event.hospitalised = query.flag(6);
    event.disability = query.flag(7);
    event.serious = event.grade >= 3 || event.hospitalised || event.disability || query.flag(8);
    event.causality = word(query.view(9));
    if (!query.is_null(10)) event.expected = query.flag(10);
    event.outcome = word(query.view(11));
    event.clavien_dindo = word(query.view(12));
    note_day(patient, event.day);
    note_day(patient, event.resolved);
    return true;
  }

  // By condition: the codes of a diagnosis list are more exact than a recipient needs.
  void read_diagnoses() {
    if (!is_chosen("patients.diagnosis", x_request)) return;
    std::map<std::string, KnownCode<ConditionDefinition>, std::less<>> codes;
    Query query(x_connection,
                "SELECT e.patient, coalesce(d.since, e.opened_on), coalesce(d.until, e.closed_on), d.condition,"
                " d.is_primary FROM episode_diagnosis d JOIN episode e ON e.id = d.episode"
                " WHERE d.condition <> '' ORDER BY e.id, d.ordinal");
    while (query.next()) {
      count_row("diagnoses");
      const std::int32_t patient = place_of_patient(query.integer(0));
      if (patient == not_there) continue;
      const KnownCode<ConditionDefinition>& code =
          known(codes, query.view(3), [this](std::string_view asked) { return x_catalogue.condition(asked); });
      if (!goes_out(code, patient)) continue;
      x_record.diagnoses.push_back({patient, day_number(query.day(1)),
                                    query.is_null(2) ? no_day : day_number(query.day(2)), code.word, query.flag(4)});
    }
  }

  void read_scores() {
    x_place = 0;
    std::map<std::string, KnownCode<InstrumentDefinition>, std::less<>> codes;
    Query query(x_connection,
                "SELECT visit, instrument, status, phase, total, ordinal FROM score ORDER BY visit, ordinal");
    while (query.next()) {
      count_row("scores");
      const std::int32_t visit = place_of_chosen_visit(query.integer(0));
      if (visit == not_there) continue;
      const KnownCode<InstrumentDefinition>& code =
          known(codes, query.view(1), [this](std::string_view asked) { return x_catalogue.instrument(asked); });
      if (!goes_out(code, patient_of(visit))) continue;
      x_record.scores.push_back({visit, code.word, score_status_of(query.view(2)).value_or(ScoreStatus::not_asked),
                                 score_phase_of(query.view(3)).value_or(ScorePhase::routine), query.real_or_none(4)});
      x_score_entries.emplace_back(entry_number(query.integer(0), query.integer(5)), code.definition);
    }
  }

  // Of scores that go out, in their order. An only question says no more than its score.
  void read_items() {
    std::size_t score = 0;
    Query query(x_connection, "SELECT visit, score, item, answer FROM score_item ORDER BY visit, score, item");
    while (query.next()) {
      count_row("items");
      const std::int64_t entry = entry_number(query.integer(0), query.integer(1));
      while (score < x_score_entries.size() && x_score_entries[score].first < entry) ++score;
      if (score == x_score_entries.size()) return;
      const auto& [number, instrument] = x_score_entries[score];
      const auto item = static_cast<std::size_t>(query.integer(2));
      if (number != entry || instrument->items.size() < 2) continue;
      if (item >= instrument->items.size()) {
        ++x_record.left_behind.unknown_codes;
        continue;
      }
      x_record.items.push_back({static_cast<std::int32_t>(score), word(instrument->items[item].code), query.real(3)});
    }
  }

  const KnownCode<FindingDefinition>& finding_code(std::string_view code) {
    return known(x_findings, code, [this](std::string_view asked) { return x_catalogue.finding(asked); });
  }

  // What of the value in the columns from `column` on goes out; nothing, and counted, for a typed text.
  std::optional<ReleasedValue> released_of(std::string_view entry, const FieldDefinition* field, Query& query,
                                           int column) {
    if (!field) {
      ++x_record.left_behind.unknown_codes;
      return std::nullopt;
    }
    ReleasedValue value = released(entry, *field, read_value(query, column));
    if (!value.empty()) return value;
    if (field->kind == ValueKind::text) ++x_record.left_behind.texts;
    else ++x_record.left_behind.unknown_codes;
    return std::nullopt;
  }

  template <class Row>
  void put_value(Row& row, const ReleasedValue& value) {
    row.number = value.number;
    row.choice = word(value.word);
    if (value.day) row.day = day_number(*value.day);
  }

  void read_findings() {
    x_place = 0;
    const std::int32_t main_field = word("value");
    Query query(x_connection,
                "SELECT visit, ordinal, code, side, place, number, choice, text, day FROM finding"
                " ORDER BY visit, ordinal");
    while (query.next()) {
      count_row("findings");
      const std::int32_t visit = place_of_chosen_visit(query.integer(0));
      if (visit == not_there) continue;
      const KnownCode<FindingDefinition>& code = finding_code(query.view(2));
      if (!goes_out(code, patient_of(visit))) continue;
      const auto value = released_of(code.definition->code, &code.definition->main_field(), query, 5);
      if (!value) continue;
      ExportedFinding& finding = x_record.findings.emplace_back();
      finding.visit = visit;
      finding.code = code.word;
      finding.field = main_field;
      finding.side = side_of(query.view(3)).value_or(Side::none);
      finding.row = static_cast<std::int16_t>(query.integer(4));
      put_value(finding, *value);
    }
  }

  void read_qualifiers() {
    x_place = 0;
    Query query(x_connection,
                "SELECT q.visit, f.code, f.side, f.place, q.field, q.place, q.number, q.choice, q.text, q.day"
                " FROM finding_qualifier q JOIN finding f ON f.visit = q.visit AND f.ordinal = q.finding"
                " ORDER BY q.visit, q.finding, q.ordinal");
    while (query.next()) {
      count_row("findings");
      const std::int32_t visit = place_of_chosen_visit(query.integer(0));
      if (visit == not_there) continue;
      const KnownCode<FindingDefinition>& code = finding_code(query.view(1));
      if (code.word == not_there) continue;  // counted with its finding
      const auto value = released_of(code.definition->code, code.definition->field(query.view(4)), query, 6);
      if (!value) continue;
      ExportedFinding& finding = x_record.findings.emplace_back();
      finding.visit = visit;
      finding.code = code.word;
      finding.field = word(query.view(4));
      finding.side = side_of(query.view(2)).value_or(Side::none);
      finding.row = static_cast<std::int16_t>(query.integer(3));
      finding.field_row = static_cast<std::int16_t>(query.integer(5));
      put_value(finding, *value);
    }
  }

  void read_parameters() {
    std::size_t place = 0;
    Query query(x_connection,
                "SELECT visit, treatment, field_group, place, field, number, choice, text, day FROM treatment_parameter"
                " ORDER BY visit, treatment, ordinal");
    while (query.next()) {
      count_row("parameters");
      const std::int64_t number = entry_number(query.integer(0), query.integer(1));
      while (place < x_record.treatments.size() && x_record.treatments[place].number < number) ++place;
      if (place == x_record.treatments.size() || x_record.treatments[place].number != number) continue;
      const ExportedTreatment& treatment = x_record.treatments[place];
      if (!x_chosen[static_cast<std::size_t>(patient_of(treatment.visit))]) continue;
      const KnownCode<TreatmentDefinition>& code = treatment_code(x_record.words.at(treatment.code));
      const FieldDefinition* field = code.definition->field(query.view(2), query.view(4));
      const auto value = released_of(code.definition->code, field, query, 5);
      if (!value) continue;
      ExportedParameter& parameter = x_record.parameters.emplace_back();
      parameter.treatment = static_cast<std::int32_t>(place);
      parameter.group = word(query.view(2));
      parameter.field = word(query.view(4));
      parameter.row = static_cast<std::int16_t>(query.integer(3));
      put_value(parameter, *value);
    }
  }

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const ExportRequest& x_request;
  Progress& x_progress;
  ExportRecord x_record;
  std::map<std::string, KnownCode<TreatmentDefinition>, std::less<>> x_treatments;
  std::map<std::string, KnownCode<FindingDefinition>, std::less<>> x_findings;
  std::vector<bool> x_chosen;                                                         // by place of the patient
  std::vector<std::pair<std::int64_t, const InstrumentDefinition*>> x_score_entries;  // of x_record.scores
  std::vector<LeftRow> x_left;
  std::size_t x_place = 0;  // in the visits
  std::int64_t x_rows = 0;
  bool x_event_goes_out = false;
};

}  // namespace

ExportRecord ExportVerbs::record(const ExportRequest& request, Progress& progress) {
  permit(x_gate, Permission::read_outcome_patients);
  const std::int64_t study = study_of(request);
  return ExportReader(x_connection, x_catalogue, request, progress).take(subjects_of(study));
}

}  // namespace psoas::storage
