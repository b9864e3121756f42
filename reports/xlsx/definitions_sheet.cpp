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
    {"Summary", "Follow-ups answered", "follow_up_completeness"},
    {"Summary", "Change against", "change_against"},
    {"Summary", "Mean pain, day 0 and later", "mean_pain"},
    {"Eight quarters", "all", "trend"},
    {"Follow-up", "Answered, Closed, Completeness", "follow_up_completeness"},
    {"Changed since issue", "all", "issue"},
    {"all", "<11, –", "disclosure"},
    {"Adverse events", "Grade 1 to 5, Events, Serious", "ae_grades"},
    {"Adverse events", "Treatments with an event, Treatments done, Share", "ae_share"},
    {"Outcomes", "Indexed", "indexed"},
    {"Outcomes", "With baseline", "with_baseline"},
    {"Outcomes", "Window", "fu_window"},
    {"Outcomes", "Window closed", "closed"},
    {"Outcomes", "Observed", "observed"},
    {"Outcomes", "Treated again", "retreated"},
    {"Outcomes", "Missed", "missed"},
    {"Outcomes", "Withdrawn", "withdrawn"},
    {"Outcomes", "Died", "died"},
    {"Outcomes", "Completeness", "completeness"},
    {"Outcomes", "Mean baseline", "mean_baseline"},
    {"Outcomes", "Mean follow-up", "mean_follow_up"},
    {"Outcomes", "Mean change", "mean_change"},
    {"Outcomes", "SD of change", "sd_change"},
    {"Outcomes", "Change low, change high", "ci_change"},
    {"Outcomes", "≥ % n, moderate (30 % unless the rules say otherwise)", "resp30"},
    {"Outcomes", "≥ % n, substantial (50 %)", "resp50"},
    {"Outcomes", "≥ % of closed", "nri"},
    {"Outcomes", "≥ % of observed", "complete_case"},
    {"Outcomes", "≥ % low, high", "wilson"},
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

// A rule with what was set and what a clinic starts with.
struct RuleUsed {
  std::string name;
  std::string used;
  std::string standard;
};

std::string days_of(const FollowUpWindow& window) {
  return "day " + std::to_string(window.first_day) + " to " + std::to_string(window.last_day) + ", target " +
         std::to_string(window.target_day);
}

std::string standard_days(const FollowUpWindow& window) {
  for (const FollowUpWindow& standard : standard_windows())
    if (standard.code == window.code) return days_of(standard);
  return "none";
}

std::vector<RuleUsed> rules_used(const OutcomeSettings& rules) {
  const OutcomeSettings standard;
  const auto percent = [](double number) { return percent_text(number) + " %"; };
  std::vector<RuleUsed> used{
      {"Baseline", std::to_string(rules.baseline_days_before) + " days before",
       std::to_string(standard.baseline_days_before) + " days before"},
      {"Substantial response", percent(rules.responder.substantial), percent(standard.responder.substantial)},
      {"Moderate response", percent(rules.responder.moderate), percent(standard.responder.moderate)},
      {"Minimal response", percent(rules.responder.minimal), percent(standard.responder.minimal)},
      {"Low completeness", "below " + percent(rules.low_completeness_percent),
       "below " + percent(standard.low_completeness_percent)},
  };
  if (rules.least_baseline) used.push_back({"Least baseline", percent_text(*rules.least_baseline), "none"});
  for (const FollowUpWindow& window : rules.windows)
    used.push_back({"Window " + window.label, days_of(window), standard_days(window)});
  return used;
}

void write_rule(Table& table, const RuleUsed& rule) {
  table.text("Rules used");
  table.text(rule.name);
  table.text(rule.used);
  table.empty();
  table.text(rule.used == rule.standard ? "standard" : "set by the clinic; standard: " + rule.standard);
  table.end_row();
}

}  // namespace

std::vector<Definition> definitions(bool with_patients) {
  std::vector<Definition> all(std::begin(figures), std::end(figures));
  if (with_patients) all.insert(all.end(), std::begin(columns), std::end(columns));
  return all;
}

void write_definitions_sheet(Workbook& workbook, const QuarterReport& report, Progress& progress) {
  Table table(workbook, definition_columns, {"Definitions"}, progress);
  for (const RuleUsed& rule : rules_used(report.summary.rules)) write_rule(table, rule);
  for (const Definition& definition : definitions(report.with_patients)) {
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
