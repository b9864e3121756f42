#pragma once

// The words of findings and questionnaires in the visit form and on the patient's page. "&" marks the access key.

#include <string>
#include <string_view>

namespace psoas::wording::measure {

// Findings.
inline constexpr const char* findings = "Findings";
inline constexpr const char* finding_set = "Set of findings";
inline constexpr const char* no_set = "none";
inline constexpr const char* study = "Study the images were read from";
inline constexpr const char* other_study = "other study…";
inline std::string other_study_of(std::string_view finding) { return std::string(finding) + ", other study"; }
inline constexpr const char* right = "right";
inline constexpr const char* left = "left";
inline constexpr const char* add_row = "+ row";
inline constexpr const char* add_right = "+ right";
inline constexpr const char* add_left = "+ left";
inline std::string add_to(std::string_view finding, std::string_view side) {
  return "Add to " + std::string(finding) + (side.empty() ? "" : ", " + std::string(side));
}
inline constexpr const char* remove = "Remove";
inline std::string remove_row(std::string_view finding, std::string_view side, int row) {
  return "Remove " + std::string(finding) + (side.empty() ? "" : ", " + std::string(side)) + ", row " +
         std::to_string(row + 1);
}
inline constexpr const char* computed_later = "computed from what is entered above";
inline std::string computed(std::string_view value) { return "= " + std::string(value); }
inline std::string side_difference(std::string_view value) { return "sides differ by " + std::string(value); }
inline std::string normal(std::string_view range) { return "normal " + std::string(range); }

// Questionnaires.
inline constexpr const char* scores = "Pain and questionnaires";
inline constexpr const char* add_instrument = "+ add questionnaire: type to search…";
inline constexpr const char* no_such_instrument = "No questionnaire is called that.";
inline constexpr const char* answer_items = "Answer items";
inline constexpr const char* hide_items = "Hide items";
inline std::string items_of(std::string_view instrument) { return std::string(instrument) + ", items"; }
inline constexpr const char* total_from_form = "or total from the form";
inline std::string total_of(std::string_view instrument) { return std::string(instrument) + ", total from the form"; }
inline constexpr const char* total_help = "Only where the items are not known; with items the total is computed.";
inline constexpr const char* none_applies = "none of these applies";
inline constexpr const char* declined = "declined";
inline constexpr const char* not_asked = "not asked";
inline constexpr const char* d_or_n = "d declined, n not asked";
inline std::string not_scorable(int answered, int items) {
  return std::to_string(answered) + " of " + std::to_string(items) + " answered: not scorable";
}
inline std::string answered_so_far(int answered, int items) {
  return std::to_string(answered) + " of " + std::to_string(items) + " answered";
}
inline std::string profile(std::string_view levels) { return "profile " + std::string(levels); }
inline constexpr const char* from_the_form = "from the form";

// How a form was filled in.
inline constexpr const char* form_details = "form…";
inline std::string form_details_of(std::string_view instrument) {
  return std::string(instrument) + ", how the form was filled in";
}
inline constexpr const char* version = "Version";
inline constexpr const char* language = "Language";
inline constexpr const char* language_help = "as en, es, de-CH";
inline constexpr const char* mode = "Filled in";
inline constexpr const char* phase = "When";
inline constexpr const char* paper = "on paper";
inline constexpr const char* app = "in an app";
inline constexpr const char* interview = "in an interview";
inline constexpr const char* phone = "by telephone";
inline constexpr const char* not_said = "not said";
inline constexpr const char* routine = "at the visit";
inline constexpr const char* before_procedure = "before the procedure";
inline constexpr const char* after_procedure = "after the procedure";

// The findings of a patient.
inline constexpr const char* finding = "Finding";
inline constexpr const char* side = "Side";
inline constexpr const char* latest = "Latest";
inline constexpr const char* on = "On";
inline constexpr const char* before = "Before";
inline constexpr const char* change = "Change";
inline constexpr const char* normal_value = "Normal";
inline constexpr const char* details = "Details";
inline constexpr const char* better = "better";
inline constexpr const char* worse = "worse";
inline constexpr const char* unchanged = "unchanged";
inline constexpr const char* is_normal = "normal";
inline constexpr const char* not_normal = "outside normal";

}  // namespace psoas::wording::measure
