// What each column and each figure of the workbook means, how it is computed, and where the rule comes from.

#include <algorithm>

#include "reports/xlsx/quarter_sheets.h"
#include "reports/xlsx/table.h"

namespace psoas::reports {

namespace {

const std::vector<Column> definition_columns{
    {"Sheet", 14, Style::wrapped},   {"Column or figure", 30, Style::wrapped}, {"Meaning", 62, Style::wrapped},
    {"Formula", 52, Style::wrapped}, {"Source", 34, Style::wrapped},
};

struct Definition {
  std::string_view sheet;
  std::string_view name;
  std::string_view meaning;
  std::string_view formula;
  std::string_view source;
};

constexpr std::string_view clinic_rule = "rule of this program";
constexpr std::string_view recorded = "as recorded";

constexpr Definition figures[] = {
    {"Summary", "Visits", "Visits dated in the quarter. Voided visits and patients are left out everywhere.", "count",
     recorded},
    {"Summary", "Patients seen", "Different patients with at least one visit in the quarter.", "count", recorded},
    {"Summary", "New patients", "Patients whose first visit ever lies in the quarter.", "count", recorded},
    {"Summary", "Treatments done", "Treatments with the status done and a date in the quarter.", "count", recorded},
    {"Summary", "Visits with a pain score", "Visits at which the average pain of the last 7 days was answered.",
     "visits with an answered nrs_avg7 ÷ visits", clinic_rule},
    {"Summary", "Visits entered late", "Visits entered more than one day after their date.",
     "visits entered late ÷ visits", clinic_rule},
    {"Summary", "Change against",
     "Difference of the figure in the column's quarter. For percentages in percentage "
     "points.",
     "this quarter − other quarter", clinic_rule},
    {"Summary", "Mean pain, day 0",
     "Mean baseline of all index treatments that have one; “of” is all index "
     "treatments.",
     "mean", clinic_rule},
    {"Summary", "Mean pain, later days", "Mean score of the observed in the window round that day; “of” is the closed.",
     "mean", clinic_rule},
    {"Adverse events", "Grade 1 to 5, Events, Serious",
     "Events with their onset in the quarter, by code, and below by the treatments they are linked to; an event linked "
     "to two kinds of treatment is counted with each. Grade 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death.",
     "count", clinic_rule},
    {"Adverse events", "Treatments with an event, Treatments done, Share",
     "Of the treatments done and dated in the quarter, those that an event of the quarter is linked to, with the "
     "limits of a 95 % interval.",
     "treatments with an event ÷ treatments done", "Wilson 1927"},
    {"Outcomes", "Indexed",
     "Treatments of the quarter that start an outcome episode; their day is day 0. Quarters are "
     "those of the treatment, not of the follow-up.",
     "count", clinic_rule},
    {"Outcomes", "With baseline",
     "Indexed, with a baseline: the latest nrs_avg7 of day −30 to day 0 that was not "
     "asked after a procedure; on day 0 only if it was asked before the procedure.",
     "count", clinic_rule},
    {"Outcomes", "Window",
     "When the follow-up is looked at: 1 month = day 16 to 44, 3 months = day 61 to 121, "
     "6 months = day 137 to 227, 12 months = day 305 to 425.",
     "target day 30, 91, 182, 365", clinic_rule},
    {"Outcomes", "Window closed",
     "With baseline, and the last day of the window lay before the day on which the "
     "workbook was made. Open windows are not judged.",
     "count", clinic_rule},
    {"Outcomes", "Observed",
     "Closed, with a score in the window (the nearest to the target day; of two equally near "
     "the later), and not treated again at the same target before it. These are the complete cases.",
     "count", clinic_rule},
    {"Outcomes", "Treated again", "Closed, with a score in the window, but treated again at the same target before it.",
     "count", clinic_rule},
    {"Outcomes", "Completeness", "Share of the closed that were observed. Below 60 % read the results with caution.",
     "observed ÷ closed", clinic_rule},
    {"Outcomes", "Mean baseline, mean follow-up", "Means of the observed.", "Σ ÷ n", clinic_rule},
    {"Outcomes", "Mean change", "Mean of each patient's own change; negative is better.",
     "Σ (follow-up − baseline) ÷ n", "complete cases"},
    {"Outcomes", "SD of change", "Standard deviation of the changes, from two observed on.",
     "√(Σ (change − mean)² ÷ (n − 1))", ""},
    {"Outcomes", "Change low, change high", "95 % confidence limits of the mean change, from two observed on.",
     "mean ± t(0.975, n − 1) × SD ÷ √n", "Student's t"},
    {"Outcomes", "≥ 30 % n, ≥ 50 % n",
     "Observed whose pain fell by at least 30 % (at least moderate) or 50 % "
     "(substantial) of baseline. Decided on exact values; a baseline of 0 is never better.",
     "100 × (baseline − follow-up) ≥ 30 (50) × baseline", "Dworkin and others 2008, J Pain 9:105"},
    {"Outcomes", "≥ 30 % of closed, ≥ 50 % of closed", "The headline: who was not observed counts as not better.",
     "n ÷ closed", "non-responder imputation"},
    {"Outcomes", "≥ 30 % of observed, ≥ 50 % of observed", "Complete cases only; flatters when the lost fared worse.",
     "n ÷ observed", "complete cases"},
    {"Outcomes", "≥ 30 % low, high; ≥ 50 % low, high", "95 % confidence limits of the share of the closed.",
     "(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.959963985", "Wilson 1927"},
};

constexpr Definition columns[] = {
    {"all", "Visit", "The visit's number in the clinic's file; the same in every sheet.", "", recorded},
    {"all", "Date", "The day of the visit (or, on Treatments, the day of the treatment).", "", recorded},
    {"all", "MRN", "Medical record number. Text, because leading zeros count.", "", recorded},
    {"all", "Side", "L left, R right, B both, M midline; empty when the code has no side.", "", recorded},
    {"Visits", "Sex", "F female, M male, X other, U unknown.", "", recorded},
    {"Visits", "Age", "Completed years on the day of the visit.", "", clinic_rule},
    {"Visits", "New patient", "yes: the patient's first visit ever lies in the quarter.", "", clinic_rule},
    {"Visits", "NRS average, worst, least", "Pain of the last 7 days from 0 (none) to 10.",
     "nrs_avg7, nrs_worst7, "
     "nrs_least7",
     recorded},
    {"Visits", "NRS now", "Pain at the visit from 0 to 10; the one before the procedure where it was asked twice.",
     "nrs_current", recorded},
    {"Visits", "PEG",
     "Mean of the three items pain, enjoyment of life and general activity, 0 to 10; empty unless all "
     "three were answered.",
     "(P + E + G) ÷ 3", "Krebs and others 2009"},
    {"Visits", "Entered late", "yes: entered more than one day after the visit.", "", clinic_rule},
    {"Scores", "Score",
     "The instrument's total by its own rule. Empty when it was not answered or not enough items "
     "were.",
     "by instrument", "each instrument's scoring rule"},
    {"Scores", "Status", "answered, declined or not_asked. Declined and not asked are never 0.", "", recorded},
    {"Scores", "Phase",
     "routine, pre_procedure or post_procedure. Scores after a procedure are never a baseline or a "
     "follow-up.",
     "", recorded},
    {"Findings", "Row", "Counts the entries of findings that repeat on one side.", "", recorded},
    {"Findings", "Value number, code, label, text",
     "The value in the form it was recorded; a choice also has its number "
     "where it has one for trends (4− is 3.67).",
     "", recorded},
    {"Findings", "Qualifiers", "Further fields of the finding, such as the method.", "", recorded},
    {"Treatments", "Status", "planned, done, aborted or cancelled. Only done ones are counted on Summary.", "",
     recorded},
    {"Treatments", "Target key", "Treatment, target, levels and side: equal keys hit the same target.", "",
     clinic_rule},
    {"Treatments", "NRS before, lowest NRS after",
     "Pain now just before the treatment, and the lowest of the scores "
     "asked after it.",
     "", recorded},
    {"Treatments", "Index", "yes: starts an outcome episode; its day is day 0.", "", recorded},
    {"Treatments", "Best relief %, hours with ≥ 50 %, ≥ 80 %",
     "Of the scores after the treatment against the one before: the best while the local anaesthetic is expected to "
     "act, and the hours from the first to the last score of the first unbroken run with so much relief.",
     "100 × (before − after) ÷ before", clinic_rule},
    {"Treatments", "Local anaesthetic mg, Volume mL", "Of all agents of the treatment.", "% × 10 × mL, summed",
     "unit conversion"},
    {"Treatments", "Muscles", "Different muscles by name; left and right of one name count once.", "count",
     clinic_rule},
    {"Treatments", "Attendance %", "Sessions attended of those prescribed.", "attended ÷ prescribed", clinic_rule},
    {"Treatments", "Exercise min/week",
     "Time under load; 4 s for a repetition without a hold; exercises that do not say their days a week are left out.",
     "sets × repetitions × hold × times a day × days a week", clinic_rule},
    {"Treatments", "Stretching alone", "yes: exercises, and none of them strengthens.", "", clinic_rule},
    {"Treatments", "Trial days", "Of a stimulation trial, as recorded, else from start to end.", "", clinic_rule},
    {"Adverse event list", "Serious",
     "yes: grade 3 or more, a stay in hospital, lasting disability, or serious to whoever reported it.", "",
     clinic_rule},
    {"Adverse event list", "Treatment no., After, Days after",
     "The treatments the event is linked to, and the days from the latest of them to the onset.", "", recorded},
    {"Long texts", "Text", "Texts longer than the 32,767 characters of one cell, whole, in parts.", "", clinic_rule},
};

// Wrapped lines of the highest cell; not every program makes room for them by itself.
int lines_of(const Definition& definition) {
  const auto lines = [](std::string_view text, std::size_t column) {
    return static_cast<int>(static_cast<double>(text.size()) / (definition_columns[column].width * 0.9)) + 1;
  };
  return std::max({lines(definition.name, 1), lines(definition.meaning, 2), lines(definition.formula, 3),
                   lines(definition.source, 4)});
}

template <std::size_t count>
void rows(Table& table, const Definition (&definitions)[count]) {
  for (const Definition& definition : definitions) {
    table.row_height(15 * lines_of(definition) + 3);
    for (std::string_view text :
         {definition.sheet, definition.name, definition.meaning, definition.formula, definition.source})
      table.text(text);
    table.end_row();
  }
}

}  // namespace

void write_definitions_sheet(Workbook& workbook, bool with_patients, Progress& progress) {
  Table table(workbook, definition_columns, {"Definitions"}, progress);
  rows(table, figures);
  if (with_patients) rows(table, columns);
  table.finish();
}

}  // namespace psoas::reports
