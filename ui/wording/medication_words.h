#pragma once

// The words of the patient's medication.

#include <string>

#include "domain/treatment/opioid_dose.h"

namespace psoas::wording::medication {

inline constexpr const char* tab = "Medication";
inline constexpr const char* none_yet = "No medication is recorded.";
inline constexpr const char* on_day = "Taken on";
inline constexpr const char* column_drug = "Drug";
inline constexpr const char* column_dose = "Dose";
inline constexpr const char* column_from = "From";
inline constexpr const char* column_until = "Until";
inline constexpr const char* column_mme = "MME a day";
inline constexpr const char* column_class = "Class";
inline constexpr const char* column_stop_reason = "Stopped because";
inline constexpr const char* answer_yes = "yes";
inline constexpr const char* answer_no = "no";
inline constexpr const char* start = "&Start a medication…";
inline constexpr const char* change = "&Change the dose…";
inline constexpr const char* stop = "S&top…";
inline constexpr const char* day = "From *";
inline constexpr const char* stop_day = "Stopped on *";
inline constexpr const char* save = "Save  Ctrl+S";
inline constexpr const char* cancel = "Cancel";
inline constexpr const char* saved = "Medication saved.";
inline constexpr const char* not_saved = "Not saved: please look at the marked fields.";
inline constexpr const char* look_again =
    "Not saved yet: please look at the marked values. Save again if they are right.";
inline constexpr const char* changed_meanwhile =
    "Not saved: this medication was changed meanwhile. The list shows it as it is now.";
inline constexpr const char* choose_one =
    "Choose a medication in the list first; only one that is still taken can be changed.";
inline constexpr const char* whereto =
    "It is written on the visit of that day, or on an entry of its own where there is none.";

// Reasons kept with the corrections.
inline std::string stopped(const std::string& drug, Date on) { return drug + " stopped on " + to_string(on); }
inline std::string changed(const std::string& drug, Date on) { return drug + " changed on " + to_string(on); }
inline std::string started(const std::string& drug, Date on) { return drug + " started on " + to_string(on); }

// "Opioids: 25 mg of morphine equivalents a day", with the flags; why it is not defined, if it is not.
std::string dose_line(const OpioidDose& dose);

}  // namespace psoas::wording::medication
