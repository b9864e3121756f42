#pragma once

// The words of the visit editor and the patient's page: labels, headings, questions. Sentences about problems and
// faults are in sentences.h. "&" marks the access key.

#include <cstddef>
#include <string>
#include <string_view>

namespace psoas::wording::visit {

// The head of the form.
inline constexpr const char* date = "Date";
inline constexpr const char* date_help = "YYYY-MM-DD; + a day later, − a day earlier, t today";
inline constexpr const char* kind = "Kind";
inline constexpr const char* clinician = "Clinician";
inline constexpr const char* episode = "Episode";
inline constexpr const char* no_episode = "none";
inline constexpr const char* reason = "Reason for the correction";
inline constexpr const char* reason_help = "The earlier content is kept with this reason.";
// For readers of a screen.
inline constexpr const char* visit_date = "Visit date";
inline constexpr const char* kind_of_visit = "Kind of visit";

inline std::string draft_kept(std::string_view time) { return "draft kept " + std::string(time); }
inline std::string episode_line(const std::string& label, const std::string& month) {
  return label + ", since " + month;
}

// Its sections.
inline constexpr const char* pain_scores = "NRS";
inline constexpr const char* right = "Right";
inline constexpr const char* left = "Left";
inline constexpr const char* last_right_left = "Last (R / L)";
inline constexpr const char* add_finding = "+ add finding: type to search…";
inline constexpr const char* no_such_finding = "No finding is called that.";
inline constexpr const char* treatments = "Treatments today";
inline constexpr const char* add_treatment = "+ add treatment: type to search… last parameters are offered";
inline constexpr const char* no_such_treatment = "No treatment is called that.";
inline constexpr const char* note = "Note";
inline constexpr const char* choose = "choose…";
inline constexpr const char* leave_unsaved = "Leave without saving";

// A treatment's own fields.
inline constexpr const char* edit = "Edit";
inline constexpr const char* close = "Close";
inline constexpr const char* remove = "Remove";
inline constexpr const char* side = "Side";
inline constexpr const char* side_needed = "Side *";
inline constexpr const char* status = "Status";
inline constexpr const char* day_given = "Date (blank: this visit)";
inline constexpr const char* day_begun = "Start (blank: this visit)";
inline constexpr const char* day_ended = "End";
inline constexpr const char* performer = "Performed by";
inline constexpr const char* indication = "Indication";
inline constexpr const char* outcome = "Outcome";
inline constexpr const char* counts_as_day_0 = "counts as day 0";

inline constexpr const char* status_done = "done";
inline constexpr const char* status_planned = "planned";
inline constexpr const char* status_aborted = "aborted";
inline constexpr const char* status_cancelled = "cancelled";

// What a finding or a condition can be.
inline constexpr const char* value_present = "present";
inline constexpr const char* value_absent = "absent";
inline constexpr const char* value_not_assessed = "not assessed";

// Buttons and what follows them.
inline constexpr const char* save = "Save  Ctrl+S";
inline constexpr const char* save_and_close = "Save and close  Ctrl+Enter";
inline constexpr const char* discard = "&Discard";
inline constexpr const char* void_visit = "&Void visit…";
inline constexpr const char* go_on_typing = "&Go on typing";
inline constexpr const char* keep_as_draft = "&Keep as draft";
inline constexpr const char* save_visit = "&Save visit";
inline constexpr const char* not_saved_yet = "This visit is not saved yet.";
inline constexpr const char* draft_is_kept =
    "A draft of it is kept and listed on Today until it is saved or discarded.";
inline constexpr const char* discard_question = "Discard what was typed?";
inline constexpr const char* stored_stays = "The stored visit stays as it is.";
inline constexpr const char* nothing_stored = "This visit will not be stored.";
inline constexpr const char* void_title = "Void visit";
inline constexpr const char* void_question =
    "Why is this visit void? It stays in the record with your reason and counts in no report.";
inline constexpr const char* void_needs_reason = "The visit was not voided: a reason is needed.";
inline constexpr const char* voided = "Visit voided. It stays in the record with your reason.";
inline constexpr const char* look_at_unusual =
    "Not saved yet: please look at the marked values. Save again if they are right.";
inline constexpr const char* they_are_right = "They are right, save";
inline constexpr const char* not_saved_without_reason =
    "Not saved: say why this visit is corrected. The draft is kept.";
inline std::string saved(const std::string& day) { return "Visit of " + day + " saved."; }
inline std::string not_saved(std::size_t fields) {
  return "Not saved: " + std::to_string(fields) + (fields == 1 ? " field needs" : " fields need") +
         " another value. The draft is kept.";
}

inline constexpr const char* warned_anew =
    "Not saved: what is known of the patient was changed meanwhile, and a treatment is warned of. The draft is kept.";

// When somebody else changed the visit meanwhile.
inline constexpr const char* changed_meanwhile = "This visit was changed meanwhile";
inline constexpr const char* not_saved_changed_meanwhile =
    "Not saved: this visit was changed meanwhile. Your typing is kept as a draft.";
inline constexpr const char* field = "Field";
inline constexpr const char* yours = "Yours";
inline constexpr const char* stored = "Stored";
inline constexpr const char* go_on_with_mine = "Go on with &mine";
inline constexpr const char* take_stored = "Take the &stored one";

// The patient's page.
inline constexpr const char* edit_patient = "&Edit patient…";
inline constexpr const char* new_visit = "New visit  Ctrl+N";
inline constexpr const char* trend_tab = "Trend";
inline constexpr const char* visits_tab = "Visits";
inline constexpr const char* findings_tab = "Findings";
inline constexpr const char* treatments_tab = "Treatments";
inline constexpr const char* views_of_patient = "Views of this patient";
inline constexpr const char* no_visit_yet = "No visit is recorded yet.";
inline constexpr const char* no_finding_yet = "No finding is recorded yet.";
inline constexpr const char* no_treatment_yet = "No treatment is recorded yet.";
inline constexpr const char* print = "Pr&int…";
inline constexpr const char* save_as = "&Save as…";
inline constexpr const char* second_measure = "+ second measure";
inline constexpr const char* opioid_dose = "opioid dose, MME a day";
inline constexpr const char* measure = "Measure";
inline constexpr const char* pain_measure = "Pain (NRS)";
inline constexpr const char* second_measure_for_readers = "Second measure";
inline constexpr const char* range_of_time = "Range of time";
inline constexpr const char* whole_time = "Whole time";
inline constexpr const char* last_24_months = "Last 24 months";
inline constexpr const char* last_12_months = "Last 12 months";
inline constexpr const char* last_6_months = "Last 6 months";
inline constexpr const char* day_0 = "Day 0";
inline constexpr const char* since_latest = "Since the latest treatment";
inline constexpr const char* chart_for_readers = "Trend chart; left and right arrows go from value to value";
inline constexpr const char* save_trend = "Save the trend";
inline constexpr const char* printed_title = "Patient's trend";
inline constexpr const char* writing_trend = "Writing the trend";
inline constexpr const char* not_printed = "The printer did not take the pages. Save the trend as PDF and print that.";

// Its tables.
inline constexpr const char* column_visit = "Visit";
inline constexpr const char* column_kind = "Kind";
inline constexpr const char* column_average_pain = "Avg";
inline constexpr const char* column_worst_pain = "Worst";
inline constexpr const char* column_peg = "PEG";
inline constexpr const char* column_treatments = "Treatments";
inline constexpr const char* column_clinician = "Clinician";
inline constexpr const char* column_entered = "Entered";
inline constexpr const char* column_entered_by = "By";
inline constexpr const char* column_mark = "Mark";
inline constexpr const char* column_note = "Note";
inline constexpr const char* column_date = "Date";
inline constexpr const char* column_until = "Until";
inline constexpr const char* column_treatment = "Treatment";
inline constexpr const char* column_status = "Status";
inline constexpr const char* column_performer = "Performed by";
inline constexpr const char* column_details = "Details";
inline constexpr const char* column_overridden = "Warnings overridden";
inline constexpr const char* entered_late = "entered late";
inline constexpr const char* corrected = "corrected";
inline std::string days_since(const std::string& treatment) { return "Days since " + treatment; }
inline std::string is_void(const std::string& why) { return "void: " + why; }

}  // namespace psoas::wording::visit
