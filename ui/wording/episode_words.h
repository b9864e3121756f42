#pragma once

// The words of the episodes tab and the episode editor. "&" marks the access key.

#include <string>
#include <string_view>

namespace psoas::wording::episode {

// The tab.
inline constexpr const char* tab = "Episodes";
inline constexpr const char* none_yet = "No episode is recorded yet. A new one holds what the complaint is held to be.";
inline constexpr const char* new_episode = "&New episode…";
inline constexpr const char* edit = "Ed&it episode…";
inline constexpr const char* close_episode = "C&lose episode…";
inline constexpr const char* reopen = "&Reopen";
inline constexpr const char* state_title = "State";
inline constexpr const char* label_title = "Episode";
inline constexpr const char* began_title = "Began";
inline constexpr const char* opened_title = "Opened";
inline constexpr const char* closed_title = "Closed";
inline constexpr const char* note_title = "Note";
inline constexpr const char* open = "open";
inline constexpr const char* closed = "closed";
inline constexpr const char* label = "&Episode";
inline constexpr const char* label_hint = "Such as “right psoas”";
inline constexpr const char* leading = "Diagnosis";
inline constexpr const char* visit_count = "Visits";
inline constexpr const char* visits = "Visits of this episode";
inline constexpr const char* treatments = "Treatments of this episode";
inline constexpr const char* diagnoses = "Diagnoses";
inline constexpr const char* no_diagnosis = "no diagnosis recorded";
inline constexpr const char* pain = "Pain";
inline constexpr const char* hypotheses = "Thought to come from";
inline constexpr const char* risk_factors = "Risk factors";
inline constexpr const char* note = "No&te";
inline constexpr const char* reopened = "reopened";
inline std::string was_reopened(const std::string& name) { return "Episode “" + name + "” is open again."; }
inline constexpr const char* changed_elsewhere = "This episode was changed meanwhile. It is shown anew; try again.";

// The editor.
inline constexpr const char* new_heading = "New episode";
inline constexpr const char* onset = "&Began";
inline constexpr const char* onset_hint = "2024, 2024-03 or 2024-03-15";
inline constexpr const char* opened_on = "&Opened";
inline constexpr const char* duration = "&Months of pain when opened";
inline constexpr const char* course = "Cou&rse";
inline constexpr const char* dominant_side = "Mainly on &side";
inline constexpr const char* dominant_site = "Mainly &where";
inline constexpr const char* not_said = "–";
inline constexpr const char* mechanism_heading = "How the pain is thought to come about";
inline constexpr const char* presence_present = "likely";
inline constexpr const char* presence_absent = "not likely";
inline constexpr const char* presence_not_assessed = "not assessed";
inline constexpr const char* condition = "Condition";
inline constexpr const char* condition_hint = "type a word…";
inline constexpr const char* no_such_condition = "No condition is called that.";
inline constexpr const char* code = "Code";
inline constexpr const char* code_hint = "type a code or words…";
inline constexpr const char* no_such_code = "The list of codes has none like that.";
inline constexpr const char* side = "Side";
inline constexpr const char* certainty = "Certainty";
inline constexpr const char* rank = "Rank";
inline constexpr const char* since = "Since";
inline constexpr const char* until = "Until";
inline constexpr const char* primary = "primary";
inline constexpr const char* secondary = "secondary";
inline constexpr const char* add_diagnosis = "&Add a diagnosis";
inline constexpr const char* remove_diagnosis = "Remove";
inline std::string numbered(std::string_view what, std::size_t number) {
  return std::string(what) + " of diagnosis " + std::to_string(number + 1);
}
inline constexpr const char* closing_heading = "When it ends";
inline constexpr const char* closed_on = "C&losed";
inline constexpr const char* closing_reason = "Beca&use";
inline constexpr const char* reason = "Reaso&n for the correction";
inline constexpr const char* reason_hint = "The earlier content is kept with this reason.";
inline constexpr const char* filled_in = "filled in";
inline std::string saved(const std::string& name) { return "Episode “" + name + "” saved."; }
inline std::string stored_diagnoses(const std::string& lines) {
  return "Stored now: " + (lines.empty() ? std::string(no_diagnosis) : lines);
}
inline constexpr const char* changed_meanwhile =
    "Not saved: this episode was changed meanwhile. What is stored now stands under the fields that differ; save "
    "again to put yours in its place.";
inline std::string valid(const std::string& period) { return "valid " + period; }

}  // namespace psoas::wording::episode
