#pragma once

// What window and console say about the list of diagnosis codes.

#include <string>
#include <string_view>

#include "domain/store/diagnoses.h"

namespace psoas::wording::diagnosis {

inline constexpr const char* menu = "Dia&gnosis codes…";
inline constexpr const char* heading = "Diagnosis codes";
inline constexpr const char* about =
    "The codes that can be given to an episode's diagnoses. PsoasTrack comes with a short list of ICD-10-CM codes in "
    "words of its own. Replace it by the whole list of a year: a CSV table with the columns code, label, valid_from "
    "and valid_to, or the official order file. Diagnoses already recorded keep their codes and labels.";
inline constexpr const char* find = "&Find";
inline constexpr const char* find_hint = "a code, with or without its dot, or words of its label";
inline constexpr const char* code = "Code";
inline constexpr const char* label = "Label";
inline constexpr const char* valid_from = "Valid from";
inline constexpr const char* valid_to = "Valid to";
inline constexpr const char* replace = "&Replace from a file…";
inline constexpr const char* files = "Lists of codes (*.csv;*.txt)|*.csv;*.txt|All files|*";
inline constexpr const char* taking_over = "Taking over the codes";
inline constexpr const char* replaced_from_file = "replaced from a file";

inline std::string count(int codes) { return std::to_string(codes) + (codes == 1 ? " code" : " codes"); }
inline std::string in_force(const DiagnosisListState& state) {
  const std::string codes = count(state.codes);
  if (state.own) return "In force: the list that comes with PsoasTrack, " + codes + ".";
  return "In force: " + state.name + ", " + codes + ", taken over on " + to_string(state.taken_at).substr(0, 10) + ".";
}
inline std::string replaced(const std::string& file, int codes) {
  return file + " is in force: " + count(codes) + ". Diagnoses already recorded keep theirs.";
}
inline std::string console_action(std::string_view given) {
  return "“" + std::string(given) + "” is no action. Use: list [WORDS], or replace LIST.csv.";
}
inline constexpr const char* one_list_needed = "Name the one file that holds the new list: replace LIST.csv.";

}  // namespace psoas::wording::diagnosis
