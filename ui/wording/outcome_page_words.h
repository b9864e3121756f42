#pragma once

// The words of the page Outcomes: filters, table, patients behind a number, saved analyses. What an analysis itself
// says of its question and figures stands in domain/outcome/outcome_text.h.

#include <string>
#include <string_view>
#include <vector>

#include "domain/outcome/figure_members.h"
#include "domain/outcome/question_part.h"
#include "domain/store/saved_analyses.h"

namespace psoas::wording::outcome {

inline constexpr const char* outcomes = "Outcomes";

// The head of the page.
inline constexpr const char* save_analysis = "&Save analysis…";
inline constexpr const char* saved_analyses = "Sa&ved…";
inline constexpr const char* export_answer = "&Export…";
inline constexpr const char* export_title = "Save the answer";
inline constexpr const char* file_name = "outcomes";
inline constexpr const char* print = "Prin&t…";
inline constexpr const char* new_analysis = "&New";

// Filters.
inline constexpr const char* filters = "Filters";
inline constexpr const char* add_filter = "+ filter";
inline constexpr const char* which_filter = "Filter";
inline constexpr const char* apply = "&Apply";
inline constexpr const char* remove_filter = "&Remove filter";
inline constexpr const char* close = "Close";
inline constexpr const char* any = "any";
inline constexpr const char* treatment_field = "Add a treatment";
inline constexpr const char* treatment_hint = "Name or code; with none all treatments";
inline constexpr const char* nothing_found = "Nothing of this name";
inline constexpr const char* from_day = "First day";
inline constexpr const char* to_day = "Last day";
inline constexpr const char* from_age = "From age";
inline constexpr const char* to_age = "To age";
inline constexpr const char* from_value = "From";
inline constexpr const char* to_value = "To";
inline constexpr const char* finding_field = "Finding";
inline constexpr const char* finding_value = "Value";
inline constexpr const char* any_finding = "there, in any way";
inline constexpr const char* present_value = "present";
inline constexpr const char* absent_value = "absent";
inline constexpr const char* not_assessed_value = "not assessed";
inline constexpr const char* side_field = "Side";
inline constexpr const char* measure_side_field = "Side of the finding";
inline constexpr const char* treated_side = "the treated side";
inline constexpr const char* diagnosis_hint = "Name, or the beginning of a code";
inline constexpr const char* measure_hint = "Name of a questionnaire or finding";
inline constexpr const char* finding_hint = "Name of a finding";
inline constexpr const char* group_finding_field = "Which finding";

std::string label_of(QuestionPart part);  // "Treatment"
std::string label_of(IndexRule rule);
std::string label_of(GroupBy group_by);
std::string label_of(Side side);
std::string label_of(Sex sex);
// What a part of the question says: "RFA", "2023-10-01 to 2025-09-30", "all".
std::string value_of(const Analysis& analysis, QuestionPart part, const Catalogue& catalogue);
std::string value_of(const FindingFilter& filter, const Catalogue& catalogue);
// "Treatment: RFA ▾".
std::string on_button(const std::string& label, const std::string& value);
// "RFA ✕", and what readers hear of it.
std::string chosen_one(const std::string& label);
std::string take_out(const std::string& label);
std::string wrong_part(const Problem& problem);

// Reading and answering.
inline constexpr const char* analysing = "Reading outcomes";
inline constexpr const char* stopped = "Stopped before the answer was there. Press F5 to ask again.";
inline constexpr const char* reading_names = "Reading names";
inline constexpr const char* writing_answer = "Writing the answer";
inline constexpr const char* not_printed = "The printer did not take the pages. Nothing is lost; try again.";
inline constexpr const char* printed_title = "PsoasTrack outcomes";
// "Without the filter “Side: left” 12 courses fit."
std::string would_fit(const Loosened& loosened, const Analysis& analysis, const Catalogue& catalogue);
// Why a window tells nothing yet; "" when it does.
std::string nothing_in(const WindowResult& window, const std::string& window_label);

// The answer.
inline constexpr const char* window_group = "Window";
inline constexpr const char* course_chart = "Mean course";
inline constexpr const char* relief_chart = "Duration of relief";
inline constexpr const char* responder_chart = "Responders by window";
inline constexpr const char* figures_for_readers = "Figures by group; arrows move, Enter opens the patients behind one";
inline constexpr const char* groups_heading = "Group";
inline constexpr const char* band_heading = "Worst to best case";

// "≥ 50 % better at 6 months".
inline std::string sheet_title(const std::string& better, const std::string& window) {
  return better + " at " + window;
}
// "≥ 30 % / all (NRI)".
inline std::string moderate_heading(const std::string& percent) { return "≥ " + percent + " % / all (NRI)"; }
// Heading of a figure's column.
std::string heading_of(OutcomeFigure figure);
std::string footer(const OutcomeResult& result, std::size_t window);

// The patients behind a number.
inline constexpr const char* back_to_answer = "&Back to the analysis";
inline constexpr const char* members_table = "Patients behind the number";
inline constexpr const char* members_hidden =
    "Who is behind a number is shown to those who may read charts. Your account may not.";
inline constexpr const char* members_hint = "Enter opens the patient; Esc leads back to the analysis.";
inline constexpr const char* no_baseline = "no baseline";
inline constexpr const char* column_mrn = "MRN";
inline constexpr const char* column_name = "Name";
inline constexpr const char* column_treatment = "Treatment";
inline constexpr const char* column_index_day = "Index day";
inline constexpr const char* column_baseline = "Baseline";
inline constexpr const char* column_value = "Value";
inline constexpr const char* column_day = "Day";
inline constexpr const char* column_status = "Status";
inline constexpr const char* column_response = "Response";
inline constexpr const char* column_relief = "Relief lasted";
// "block ≥ 80 %, 6 months: responders / all, 70 of 122".
std::string members_heading(const std::string& group, const std::string& window, OutcomeFigure figure,
                            const FigureMembers& members);
// "RFA R".
std::string treated(const std::string& treatment, Side side);
std::string status_of(const CaseWindow& window);
std::string response_of(const OutcomeCase& one, const CaseWindow& window);
std::string relief_of(const OutcomeCase& one);

// Saved analyses.
inline constexpr const char* saved_heading = "Saved analyses";
inline constexpr const char* save_heading = "Save this analysis";
inline constexpr const char* analysis_name = "Name";
inline constexpr const char* name_hint =
    "It is asked anew of the record each time it is opened; rules are kept with it.";
inline constexpr const char* save_new = "&Save as new";
inline constexpr const char* save_change = "Save &changes";
inline constexpr const char* open_saved = "&Open";
inline constexpr const char* rename_saved = "Re&name";
inline constexpr const char* remove_saved = "&Remove";
inline constexpr const char* column_saved_name = "Analysis";
inline constexpr const char* column_saved_by = "Changed by";
inline constexpr const char* column_saved_at = "Changed on";
inline constexpr const char* none_saved = "None yet. “Save analysis” keeps the question that is on the page.";
inline constexpr const char* removed_reason = "Removed from the list on the page Outcomes";
std::string saved(const std::string& name);
std::string renamed(const std::string& name);
std::string removed(const std::string& name);
inline constexpr const char* name_taken =
    "Another analysis has this name. Choose another, or open that one and change it.";

}  // namespace psoas::wording::outcome
