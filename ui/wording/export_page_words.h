#pragma once

// The words of the screens that lead to an export, and of the list of exports in Administration. "&" marks the access
// key.

#include <string>

#include "domain/privacy/export_column.h"
#include "domain/store/exports.h"

namespace psoas::wording::export_page {

inline constexpr const char* heading = "Export without identity";
inline constexpr const char* section_text =
    "Tables for research or benchmarking, for a recipient outside the clinic: no names, numbers, notes or dates. Each "
    "export is kept in a log.";
inline constexpr const char* open_wizard = "&Export without identity…";

inline std::string step_heading(int step, int steps, const std::string& name) {
  return "Step " + std::to_string(step) + " of " + std::to_string(steps) + ": " + name;
}
inline constexpr const char* step_names[] = {"purpose", "profile", "patients", "tables and columns",
                                             "rare combinations and summary"};

inline constexpr const char* study = "&Study";
inline constexpr const char* study_hint = "The same name gives a patient the same study id again.";
inline constexpr const char* purpose = "&Purpose";
inline constexpr const char* purpose_hint = "Kept in the log: “report to the pain registry”.";
inline constexpr const char* recipient = "&Recipient";
inline constexpr const char* recipient_hint = "Who gets it. Kept in the log.";
inline constexpr const char* preset = "&Kind of recipient";
inline constexpr const char* preset_hint = "Offers columns to tick later; ticks nothing by itself.";
inline std::string label_of(ExportPreset which) {
  switch (which) {
    case ExportPreset::outcomes_research: return "Research on outcomes";
    case ExportPreset::safety_review: return "Review of safety";
    case ExportPreset::everything: return "Everything a profile has";
    case ExportPreset::benchmarking: break;
  }
  return "Benchmarking";
}

inline constexpr const char* profile = "&Profile";
inline constexpr const char* agreement = "Data use &agreement";
inline constexpr const char* agreement_hint = "Its reference; a limited data set needs one.";

inline constexpr const char* from = "&First day of the index";
inline constexpr const char* to = "&Last day of the index";
inline constexpr const char* days_hint = "YYYY-MM-DD; empty for any day.";
inline constexpr const char* treatments = "Index &treatments";
inline constexpr const char* treatments_hint =
    "None: any, and patients without one count from their first visit. The whole record of these patients is told.";
inline constexpr const char* own_entries = "With what the clinic &added to the catalogue, by its codes";

inline constexpr const char* columns = "&Columns";
inline constexpr const char* columns_hint =
    "Nothing is ticked to begin with: tick no more than the recipient needs. Space ticks; the keys of a table come "
    "with it.";
inline constexpr const char* tick_preset = "Tick &what this kind needs";
inline constexpr const char* untick = "&Untick all";
inline std::string ticked(std::size_t count) {
  return count == 1 ? "1 column ticked" : std::to_string(count) + " columns ticked";
}

inline constexpr const char* smallest = "S&mallest group";
inline constexpr const char* smallest_hint = "2 to 1000; shared by fewer is rare.";
inline constexpr const char* rare_rule = "Rare c&ombinations";
inline std::string label_of(RareRule rule) {
  switch (rule) {
    case RareRule::group: return "tell less of these patients";
    case RareRule::leave_out: return "leave these patients out";
    case RareRule::keep: break;
  }
  return "keep them";
}
inline constexpr const char* rare_table = "Rare combinations";
inline constexpr const char* column_combination = "What is told together";
inline constexpr const char* column_patients = "Patients";
inline constexpr const char* no_rare = "No combination is shared by too few patients.";
inline constexpr const char* counting = "Counting combinations…";
inline constexpr const char* not_counted = "The export cannot be made like this; see the message above.";
inline constexpr const char* form = "&Write as";
inline constexpr const char* as_workbook = "one workbook (.xlsx)";
inline constexpr const char* as_sealed = "one sealed workbook, opened by a passphrase";
inline constexpr const char* as_folder = "a new folder of CSV files";
inline constexpr const char* open_menu = "Open a &sealed export…";
inline constexpr const char* open_heading = "Open a sealed export";
inline constexpr const char* open_text =
    "What is in it is written as a new file that you alone can read. The sealed file stays as it is.";
inline constexpr const char* sealed_file = "Sealed &file";
inline constexpr const char* choose_sealed = "C&hoose…";
inline constexpr const char* open_passphrase_hint = "The one it was sealed with.";
inline constexpr const char* open_sealed = "&Open…";
inline constexpr const char* choose_first = "Choose the sealed file first.";
inline constexpr const char* passphrase_needed = "Type the passphrase the file was sealed with.";
inline constexpr const char* opening = "Opening the sealed export";
inline constexpr const char* opening_stopped = "It was stopped. Nothing was written.";
inline std::string opened(const std::string& name) {
  return "Opened as " + name + ". It is in clear: delete it when you no longer need it.";
}

inline constexpr const char* back = "< &Back";
inline constexpr const char* next = "&Next >";
inline constexpr const char* save = "Save &export…";
inline constexpr const char* cancel = "Cancel  Esc";
inline constexpr const char* leave_question = "The export is not written yet.";
inline constexpr const char* leave_anyway = "Leave without exporting";
inline constexpr const char* opened_kinds = "Files|*";
inline constexpr const char* folder_kinds = "New folder|*";
inline constexpr const char* reading = "Reading for the export";
inline constexpr const char* writing = "Writing the export";
inline std::string written(const std::string& name, const std::string& digest) {
  return "Written: " + name + ". Its SHA-256 begins with " + digest.substr(0, 12) + "; the log has all of it.";
}
inline constexpr const char* stopped = "The export was stopped. Nothing was written.";
inline constexpr const char* open_folder = "Open folder";
inline constexpr const char* read_only = "This clinic is open for reading: an export cannot be logged.";

// Administration.
inline constexpr const char* exports_section = "Exports";
inline constexpr const char* exports_heading = "Exports that left the clinic";
inline constexpr const char* exports_text =
    "Latest first. “Begun” was interrupted: whether a file was made is not known.";
inline constexpr const char* when = "When (UTC)";
inline constexpr const char* who = "Who";
inline constexpr const char* state = "State";
inline constexpr const char* sha256 = "SHA-256";
inline std::string plain(std::string label) {
  std::erase(label, '&');
  return label;
}
inline std::string label_of(ExportState which) {
  switch (which) {
    case ExportState::written: return "written";
    case ExportState::not_written: return "not written";
    case ExportState::begun: break;
  }
  return "begun";
}
inline constexpr const char* identify_heading = "Who is behind a study id";
inline constexpr const char* study_id = "Study &id";
inline constexpr const char* reason = "&Reason";
inline constexpr const char* identify_reason_hint = "Kept in the audit trail, found or not.";
inline constexpr const char* identify = "&Look up";
inline constexpr const char* open_patient = "Open patient";
inline std::string is_patient(const std::string& id, const std::string& name, const std::string& mrn) {
  return id + " is " + name + " · " + mrn + ".";
}
inline constexpr const char* nobody = "No patient has this study id. Check its letters: P-, four, a hyphen, four.";
inline constexpr const char* smallest_heading = "Smallest group";
inline constexpr const char* save_smallest = "&Save smallest group";
inline constexpr const char* smallest_saved = "Saved. Exports warn of groups below it.";
inline constexpr const char* whole_number = "a whole number from 2 to 1000";

}  // namespace psoas::wording::export_page
