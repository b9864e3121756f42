// What each column and each figure of the workbook means, how it is computed, and where the rule comes from: the
// words of docs/methods.md.

#include <algorithm>
#include <cassert>

#include "reports/methods/methods_text.h"
#include "reports/xlsx/definitions.h"
#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> definition_columns{
    {"Sheet", 14, Style::wrapped},   {"Column or figure", 30, Style::wrapped}, {"Meaning", 62, Style::wrapped},
    {"Formula", 52, Style::wrapped}, {"Source", 34, Style::wrapped},
};

constexpr Definition figures[] = {
    {"Summary", "Visits", "visits"},
    {"Summary", "Patients seen", "patients_seen"},
    {"Summary", "New patients", "new_patients"},
    {"Summary", "Treatments done", "treatments_done"},
    {"Summary", "Visits with a pain score", "with_pain_score"},
    {"Summary", "Visits entered late", "entered_late"},
    {"Summary", "Change against", "change_against"},
    {"Summary", "Mean pain, day 0 and later", "mean_pain"},
    {"Adverse events", "Grade 1 to 5, Events, Serious", "ae_grades"},
    {"Adverse events", "Treatments with an event, Treatments done, Share", "ae_share"},
    {"Outcomes", "Indexed", "indexed"},
    {"Outcomes", "With baseline", "with_baseline"},
    {"Outcomes", "Window", "fu_window"},
    {"Outcomes", "Window closed", "closed"},
    {"Outcomes", "Observed", "observed"},
    {"Outcomes", "Treated again", "retreated"},
    {"Outcomes", "Completeness", "completeness"},
    {"Outcomes", "Mean baseline", "mean_baseline"},
    {"Outcomes", "Mean follow-up", "mean_follow_up"},
    {"Outcomes", "Mean change", "mean_change"},
    {"Outcomes", "SD of change", "sd_change"},
    {"Outcomes", "Change low, change high", "ci_change"},
    {"Outcomes", "≥ 30 % n", "resp30"},
    {"Outcomes", "≥ 50 % n", "resp50"},
    {"Outcomes", "≥ 30 % of closed, ≥ 50 % of closed", "nri"},
    {"Outcomes", "≥ 30 % of observed, ≥ 50 % of observed", "complete_case"},
    {"Outcomes", "≥ 30 % low, high; ≥ 50 % low, high", "wilson"},
};

constexpr Definition columns[] = {
    {"all", "Visit", "visit_number"},
    {"all", "Date", "visit_date"},
    {"all", "MRN", "mrn"},
    {"all", "Side", "side"},
    {"Visits", "Sex", "sex"},
    {"Visits", "Age", "age"},
    {"Visits", "New patient", "new_patient"},
    {"Visits", "NRS average, worst, least", "nrs_week"},
    {"Visits", "NRS now", "nrs_now"},
    {"Visits", "PEG", "peg"},
    {"Visits", "Entered late", "visit_late"},
    {"Scores", "Score", "score"},
    {"Scores", "Status", "score_status"},
    {"Scores", "Phase", "score_phase"},
    {"Findings", "Row", "finding_row"},
    {"Findings", "Value number, code, label, text", "finding_value"},
    {"Findings", "Qualifiers", "finding_qualifiers"},
    {"Treatments", "Status", "treatment_status"},
    {"Treatments", "Target key", "target_key"},
    {"Treatments", "NRS before, lowest NRS after", "nrs_around"},
    {"Treatments", "Index", "treatment_index"},
    {"Treatments", "Best relief %, hours with ≥ 50 %, ≥ 80 %", "block_relief"},
    {"Treatments", "Local anaesthetic mg, Volume mL", "anaesthetic_amount"},
    {"Treatments", "Muscles", "muscles"},
    {"Treatments", "Attendance %", "attendance"},
    {"Treatments", "Exercise min/week", "exercise_minutes"},
    {"Treatments", "Stretching alone", "stretching_alone"},
    {"Treatments", "Trial days", "trial_days"},
    {"Adverse event list", "Serious", "ae_serious"},
    {"Adverse event list", "Treatment no., After, Days after", "ae_linked"},
    {"Long texts", "Text", "long_text"},
};

// Wrapped lines of the highest cell; not every program makes room for them by itself.
int lines_of(const Definition& definition, const MethodsSection& section) {
  const auto lines = [](std::string_view text, std::size_t column) {
    return static_cast<int>(static_cast<double>(text.size()) / (definition_columns[column].width * 0.9)) + 1;
  };
  return std::max(
      {lines(definition.name, 1), lines(section.text, 2), lines(section.formula, 3), lines(section.source, 4)});
}

}  // namespace

std::vector<Definition> definitions(bool with_patients) {
  std::vector<Definition> all(std::begin(figures), std::end(figures));
  if (with_patients) all.insert(all.end(), std::begin(columns), std::end(columns));
  return all;
}

void write_definitions_sheet(Workbook& workbook, bool with_patients, Progress& progress) {
  Table table(workbook, definition_columns, {"Definitions"}, progress);
  for (const Definition& definition : definitions(with_patients)) {
    const MethodsSection* section = methods_section(definition.code);
    assert(section);
    table.row_height(15 * lines_of(definition, *section) + 3);
    table.text(definition.sheet);
    table.text(definition.name);
    table.text(section->text);
    table.text(section->formula);
    table.text(section->source);
    table.end_row();
  }
  table.finish();
}

}  // namespace psoas::reports
