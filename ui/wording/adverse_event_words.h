#pragma once

// The words of adverse events: the tab on the patient's page, the form, the list.

#include <string>

#include "domain/adverse_event/adverse_event.h"

namespace psoas::wording::adverse_event {

inline constexpr const char* tab = "Adverse events";
inline constexpr const char* none_yet = "No adverse event is recorded.";
inline constexpr const char* new_event = "New adverse event  F8";
inline constexpr const char* edit = "&Correct…";
inline constexpr const char* void_event = "&Void…";
inline constexpr const char* after_treatment = "Adverse event…";
inline constexpr const char* save_visit_first = "Save the visit first: an event is linked to a stored treatment.";

inline constexpr const char* column_onset = "Onset";
inline constexpr const char* column_event = "Event";
inline constexpr const char* column_grade = "Grade";
inline constexpr const char* column_serious = "Serious";
inline constexpr const char* column_causality = "Causality";
inline constexpr const char* column_outcome = "Outcome";
inline constexpr const char* column_mark = "Mark";
inline constexpr const char* column_treatments = "After";

inline constexpr const char* event = "Event *";
inline constexpr const char* event_hint = "type to search";
inline constexpr const char* no_such_event = "No adverse event is called that; take “Other event” and say what it was.";
inline constexpr const char* onset = "Onset *";
inline constexpr const char* onset_time = "Time";
inline constexpr const char* grade = "Grade *";
inline constexpr const char* hospitalised = "stay in hospital, or longer";
inline constexpr const char* disability = "lasting disability";
inline constexpr const char* serious = "serious to me";
inline constexpr const char* causality = "Caused by the treatment";
inline constexpr const char* expected = "Expected";
inline constexpr const char* outcome = "Outcome *";
inline constexpr const char* resolved_on = "Over on";
inline constexpr const char* clavien_dindo = "Clavien-Dindo";
inline constexpr const char* treatments = "After (Space ticks) *";
inline constexpr const char* action = "What was done";
inline constexpr const char* note = "Note";
inline constexpr const char* reason = "Reason for the correction *";
inline constexpr const char* save = "Save  Ctrl+S";
inline constexpr const char* cancel = "Cancel";
inline constexpr const char* is_serious = "counts as serious";
inline constexpr const char* void_reason = "Why is this event void? *";
inline constexpr const char* void_now = "Void it";
inline constexpr const char* saved = "Adverse event saved.";
inline constexpr const char* voided = "Adverse event voided. It stays in the record with your reason.";
inline constexpr const char* not_saved = "Not saved: please look at the marked fields.";
inline constexpr const char* stored_otherwise =
    "Not saved: this event was saved before, with other details. What you typed stays here; open the saved event from "
    "the "
    "list to correct it.";
inline constexpr const char* changed_meanwhile =
    "Not saved: this event was changed meanwhile. It is shown as it is now; enter your change again.";

inline constexpr const char* treatment_gone = "no longer in the record";

inline std::string grade_line(int number) {
  return std::to_string(number) + " · " + std::string(meaning_of_grade(number));
}

inline std::string outcome_word(EventOutcome how) {
  return how == EventOutcome::sequelae ? "resolved with sequelae" : std::string(code_of(how));
}

}  // namespace psoas::wording::adverse_event
