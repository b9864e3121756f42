// The sheets with a row for each visit, score, finding and treatment.

#include <array>
#include <cmath>
#include <limits>

#include "domain/base/side.h"
#include "domain/treatment/block_relief.h"
#include "domain/treatment/treatment_figures.h"
#include "reports/xlsx/cell_text.h"
#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> visit_columns{
    {"Visit", 9, Style::identifier},
    {"Date", 12, Style::date},
    {"MRN", 13},
    {"Patient", 26},
    {"Birth date", 12, Style::date},
    {"Sex", 6, Style::mark},
    {"Age", 6, Style::number},
    {"New patient", 9, Style::mark},
    {"Kind code", 13},
    {"Kind", 14},
    {"Clinician", 20},
    {"NRS average", 9, Style::number},
    {"NRS worst", 8, Style::number},
    {"NRS least", 8, Style::number},
    {"NRS now", 8, Style::number},
    {"PEG", 7, Style::one_decimal},
    {"Entered late", 9, Style::mark},
    {"Note", 46},
};

const std::vector<Column> score_columns{
    {"Visit", 9, Style::identifier}, {"Date", 12, Style::date}, {"MRN", 13},   {"Patient", 26},
    {"Instrument code", 17},         {"Instrument", 32},        {"Phase", 16}, {"Status", 12},
    {"Score", 9, Style::number},     {"Unit", 9, Style::mark},
};

const std::vector<Column> finding_columns{
    {"Visit", 9, Style::identifier},
    {"Date", 12, Style::date},
    {"MRN", 13},
    {"Patient", 26},
    {"Finding code", 30},
    {"Finding", 40},
    {"Side", 6, Style::mark},
    {"Row", 6, Style::mark},
    {"Value code", 16},
    {"Value label", 24},
    {"Value number", 9, Style::number},
    {"Unit", 9, Style::mark},
    {"Value text", 30},
    {"Qualifiers", 40},
};

const std::vector<Column> treatment_columns{
    {"Treatment no.", 11, Style::identifier},
    {"Visit", 9, Style::identifier},
    {"Date", 12, Style::date},
    {"End", 12, Style::date},
    {"MRN", 13},
    {"Patient", 26},
    {"Treatment code", 16},
    {"Treatment", 26},
    {"Side", 6, Style::mark},
    {"NRS before", 8, Style::number},
    {"Lowest NRS after", 9, Style::number},
    {"Index", 7, Style::mark},
    {"Status", 10},
    {"Target key", 36},
    {"Summary", 52},
    {"Performer", 20},
    {"Indication", 26},
    {"Note", 40},
    {"Best relief %", 8, Style::one_decimal},
    {"Hours with ≥ 50 %", 9, Style::one_decimal},
    {"Hours with ≥ 80 %", 9, Style::one_decimal},
    {"Local anaesthetic mg", 11, Style::one_decimal},
    {"Volume mL", 8, Style::one_decimal},
    {"Muscles", 8, Style::number},
    {"Attendance %", 11, Style::one_decimal},
    {"Exercise min/week", 10, Style::one_decimal},
    {"Stretching alone", 10, Style::mark},
    {"Trial days", 8, Style::number},
};

const std::vector<Column> long_text_columns{
    {"Sheet", 12}, {"Visit", 9, Style::identifier}, {"Column", 14}, {"Part", 6, Style::mark}, {"Text", 120},
};

constexpr std::string_view continues = " … [continues on the sheet Long texts]";

std::string_view yes_if(bool holds) { return holds ? "yes" : ""; }

// The scores shown in a visit's own row, in the order of its columns.
constexpr std::array<std::string_view, 5> visit_instruments{"nrs_avg7", "nrs_worst7", "nrs_least7", "nrs_current",
                                                            "peg"};
using VisitScores = std::array<float, visit_instruments.size()>;
constexpr float no_score = std::numeric_limits<float>::quiet_NaN();

// The answered scores of each visit: the routine one, or else the one before the procedure.
std::vector<VisitScores> scores_by_visit(const PeriodRecord& record) {
  std::vector<int> column_of_word(record.words.size(), -1);
  for (std::size_t word = 0; word < record.words.size(); ++word)
    for (std::size_t i = 0; i < visit_instruments.size(); ++i)
      if (record.words[word] == visit_instruments[i]) column_of_word[word] = static_cast<int>(i);
  VisitScores none;
  none.fill(no_score);
  std::vector<VisitScores> scores(record.visits.size(), none);
  for (const PeriodScore& score : record.scores) {
    const int column = column_of_word[static_cast<std::size_t>(score.instrument)];
    if (column < 0 || !score.total || score.phase == ScorePhase::post_procedure) continue;
    float& place = scores[static_cast<std::size_t>(score.visit)][static_cast<std::size_t>(column)];
    if (score.phase == ScorePhase::routine || std::isnan(place)) place = static_cast<float>(*score.total);
  }
  return scores;
}

// A PEG of 3.3333 kept in four bytes is not to come back as 3.33329988.
double widened(float number) { return std::round(static_cast<double>(number) * 1e6) / 1e6; }

// What every row of one code repeats, looked up once.
template <class Definition>
using ByWord = std::vector<const Definition*>;

ByWord<InstrumentDefinition> instruments_by_word(const PeriodRecord& record, const Catalogue& catalogue) {
  ByWord<InstrumentDefinition> found;
  for (const std::string& word : record.words) found.push_back(catalogue.instrument(word));
  return found;
}

ByWord<FindingDefinition> findings_by_word(const PeriodRecord& record, const Catalogue& catalogue) {
  ByWord<FindingDefinition> found;
  for (const std::string& word : record.words) found.push_back(catalogue.finding(word));
  return found;
}

std::string_view label_of_value(const FindingDefinition* definition, std::string_view code) {
  if (code == present) return "present";
  if (code == absent) return "absent";
  if (code == not_assessed) return "not assessed";
  const Choice* choice = definition && !code.empty() ? definition->main_field().choice(code) : nullptr;
  if (!choice) return {};
  return choice->label.empty() ? choice->code : choice->label;
}

std::optional<double> observed_hours(const std::optional<ReliefRun>& run) {
  return run ? std::optional(run->observed_hours) : std::nullopt;
}

// What follows from the parameters, in the order of the columns.
void write_figures(Table& table, const Treatment& treatment, const TreatmentDefinition* definition) {
  const std::optional<BlockRelief> relief = block_relief(treatment);
  table.number(relief ? std::optional(relief->best_percent) : std::nullopt);
  table.number(relief ? observed_hours(relief->run50) : std::nullopt);
  table.number(relief ? observed_hours(relief->run80) : std::nullopt);
  const TreatmentFigures figures = definition ? treatment_figures(treatment, *definition) : TreatmentFigures{};
  table.number(figures.local_anaesthetic_mg);
  table.number(figures.total_volume_ml);
  table.number(figures.muscles > 0 ? std::optional<double>(figures.muscles) : std::nullopt);
  table.number(figures.attendance_percent);
  table.number(figures.exercise_minutes_a_week);
  table.text(yes_if(figures.stretching_alone));
  table.number(figures.trial_days ? std::optional<double>(*figures.trial_days) : std::nullopt);
}

Style style_of(const InstrumentDefinition* instrument) {
  if (!instrument || instrument->decimals == 0) return Style::number;
  return instrument->decimals == 1 ? Style::one_decimal : Style::two_decimals;
}

std::int64_t count(std::size_t size) { return static_cast<std::int64_t>(size); }

}  // namespace

RecordSheets::RecordSheets(Workbook& workbook, const PeriodRecord& record, const Catalogue& catalogue,
                           Progress& progress, std::int64_t most_rows)
    : x_workbook(workbook), x_record(record), x_catalogue(catalogue), x_progress(progress), x_most_rows(most_rows) {}

void RecordSheets::visit_and_patient(Table& table, std::int32_t visit) const {
  const PeriodVisit& row = x_record.visits[static_cast<std::size_t>(visit)];
  const PeriodPatient& patient = x_record.patients[static_cast<std::size_t>(row.patient)];
  table.number(static_cast<double>(row.id.number));
  table.date(row.date);
  table.text(patient.mrn);
  table.text(patient.name);
}

void RecordSheets::perhaps_long(Table& table, std::string_view text, std::string_view column, VisitId visit) {
  if (text.size() <= most_cell_units) return table.text(text);  // bytes are never fewer than units
  const std::vector<std::string_view> pieces = cell_pieces(text, most_cell_units - continues.size());
  table.text(std::string(pieces.front()) + std::string(continues));
  x_long_texts.push_back({table.name(), visit, column, std::string(text)});
}

void RecordSheets::write_visits() {
  const std::vector<VisitScores> scores = scores_by_visit(x_record);
  Table table(x_workbook, visit_columns, {"Visits", count(x_record.visits.size()), x_most_rows}, x_progress);
  for (std::size_t i = 0; i < x_record.visits.size(); ++i) {
    const PeriodVisit& visit = x_record.visits[i];
    const PeriodPatient& patient = x_record.patients[static_cast<std::size_t>(visit.patient)];
    const std::string& kind = x_record.words[static_cast<std::size_t>(visit.kind)];
    visit_and_patient(table, static_cast<std::int32_t>(i));
    table.date(patient.birth_date);
    table.text(code_of(patient.sex));
    table.number(age_in_years(patient.birth_date, visit.date));
    table.text(yes_if(patient.is_new));
    table.text(kind);
    table.text(label_of_visit_kind(kind));
    table.text(x_record.words[static_cast<std::size_t>(visit.clinician)]);
    for (float score : scores[i]) std::isnan(score) ? table.empty() : table.number(widened(score));
    table.text(yes_if(visit.entered_late));
    perhaps_long(table, visit.note, "Note", visit.id);
    table.end_row();
  }
  table.finish();
}

void RecordSheets::write_scores() {
  const ByWord<InstrumentDefinition> instruments = instruments_by_word(x_record, x_catalogue);
  Table table(x_workbook, score_columns, {"Scores", count(x_record.scores.size()), x_most_rows}, x_progress);
  for (const PeriodScore& score : x_record.scores) {
    const auto word = static_cast<std::size_t>(score.instrument);
    const InstrumentDefinition* instrument = instruments[word];
    visit_and_patient(table, score.visit);
    table.text(x_record.words[word]);
    table.text(instrument ? instrument->label : x_record.words[word]);
    table.text(code_of(score.phase));
    table.text(code_of(score.status));
    score.total ? table.number(*score.total, style_of(instrument)) : table.empty();
    table.text(instrument ? std::string_view(instrument->unit) : std::string_view());
    table.end_row();
  }
  table.finish();
}

void RecordSheets::write_findings() {
  const ByWord<FindingDefinition> definitions = findings_by_word(x_record, x_catalogue);
  Table table(x_workbook, finding_columns, {"Findings", count(x_record.findings.size()), x_most_rows}, x_progress);
  for (const PeriodFinding& finding : x_record.findings) {
    const auto word = static_cast<std::size_t>(finding.code);
    const FindingDefinition* definition = definitions[word];
    const std::string& value = x_record.words[static_cast<std::size_t>(finding.value)];
    const VisitId visit = x_record.visits[static_cast<std::size_t>(finding.visit)].id;
    visit_and_patient(table, finding.visit);
    table.text(x_record.words[word]);
    table.text(definition ? definition->label : x_record.words[word]);
    table.text(finding.side == Side::none ? std::string_view() : code_of(finding.side));
    table.number(finding.row + 1);
    table.text(value);
    table.text(label_of_value(definition, value));
    table.number(finding.number);
    table.text(definition ? std::string_view(definition->main_field().unit) : std::string_view());
    perhaps_long(table, finding.text, "Value text", visit);
    perhaps_long(table, finding.qualifiers, "Qualifiers", visit);
    table.end_row();
  }
  table.finish();
}

void RecordSheets::write_treatments() {
  Table table(x_workbook, treatment_columns, {"Treatments", count(x_record.treatments.size()), x_most_rows},
              x_progress);
  for (const PeriodTreatment& row : x_record.treatments) {
    const Treatment& treatment = row.treatment;
    const PeriodVisit& visit = x_record.visits[static_cast<std::size_t>(row.visit)];
    const PeriodPatient& patient = x_record.patients[static_cast<std::size_t>(visit.patient)];
    const TreatmentDefinition* definition = x_catalogue.treatment(treatment.code);
    table.number(static_cast<double>(treatment.id.number));
    table.number(static_cast<double>(visit.id.number));
    table.date(treatment.date);
    table.date(treatment.end_date);
    table.text(patient.mrn);
    table.text(patient.name);
    table.text(treatment.code);
    table.text(treatment_label(x_catalogue, treatment.code));
    table.text(treatment.side == Side::none ? std::string_view() : code_of(treatment.side));
    const BlockSeries pain = block_series(treatment);
    table.number(pain.before);
    table.number(lowest_pain_after(pain));
    table.text(yes_if(treatment.is_index));
    table.text(code_of(treatment.status));
    table.text(treatment.same_target_key);
    perhaps_long(table, definition ? long_description(treatment, *definition) : "", "Summary", visit.id);
    table.text(treatment.performer);
    table.text(condition_label(x_catalogue, treatment.indication));
    perhaps_long(table, treatment.note, "Note", visit.id);
    write_figures(table, treatment, definition);
    table.end_row();
  }
  table.finish();
}

void RecordSheets::write_long_texts() {
  if (x_long_texts.empty()) return;
  Table table(x_workbook, long_text_columns, {"Long texts", 0, x_most_rows}, x_progress);
  for (const LongText& place : x_long_texts) {
    int part = 0;
    for (std::string_view piece : cell_pieces(place.text)) {
      table.text(place.sheet);
      table.number(static_cast<double>(place.visit.number));
      table.text(place.column);
      table.number(++part);
      table.text(piece);
      table.end_row();
    }
  }
  table.finish();
}

}  // namespace psoas::reports
