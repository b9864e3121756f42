#pragma once

// The words of the administration pages: labels, headings, questions. "&" marks the access key.

#include <string>
#include <string_view>

#include "domain/catalogue/entry_kind.h"
#include "ui/wording/catalogue_sentences.h"

namespace psoas::wording::admin {

inline constexpr const char* administration = "Administration";

// The clinic's settings.
inline constexpr const char* clinic_section = "Clinic";
inline constexpr const char* clinic_heading = "This clinic";
inline constexpr const char* clinic_name = "&Name of the clinic";
inline constexpr const char* clinic_name_hint = "Stands on reports and workbooks.";
inline constexpr const char* paper = "&Paper for printing";
inline constexpr const char* time_zone = "&Time zone";
inline constexpr const char* time_zone_hint =
    "Name such as Europe/Berlin, for moments in imported tables. Empty: that of this computer.";
inline constexpr const char* fiscal_year_start = "&Fiscal year begins in";
inline constexpr const char* fiscal_year_hint = "January: quarters are those of the calendar.";
inline constexpr const char* least_count = "&Least count shown";
inline constexpr const char* least_count_hint =
    "Workbooks without patients hide smaller counts: 3 to 100, or 0 to hide none.";
inline constexpr const char* settings_saved = "The clinic's settings are saved.";
inline constexpr const char* open_disk = "Why a &disk that is not encrypted is accepted";
inline constexpr const char* open_disk_hint =
    "For a file whose disk nothing encrypts: who takes it away reads it. Stands in the status bar. Empty: nobody "
    "accepts "
    "it.";
inline constexpr const char* reason = "&Reason for the change";
inline constexpr const char* reason_hint = "Kept in the audit trail with what stood there before.";
inline constexpr const char* save = "Save  Ctrl+S";
inline constexpr const char* cancel = "Cancel  Esc";

inline std::string settings_changed_meanwhile(const std::string& name, const std::string& sheets,
                                              const std::string& zone) {
  return "Somebody else changed the settings meanwhile to: " + name + ", " + sheets +
         (zone.empty() ? "" : ", " + zone) + ". Nothing was overwritten; saving again puts yours in their place.";
}

inline std::string made_by(const std::string& version, const std::string& day) {
  return "Created on " + day + " by version " + version + ".";
}

// The catalogue: list and actions.
inline constexpr const char* catalogue_section = "Catalogue";
inline constexpr const char* kind_label = "&Kind of entry";
inline constexpr const char* search = "&Search";
inline constexpr const char* search_hint = "part of a name, code or keyword";
inline constexpr const char* own_only = "Only &own entries";
inline constexpr const char* column_name = "Name";
inline constexpr const char* column_code = "Code";
inline constexpr const char* column_remark = "Remark";
inline constexpr const char* details = "Details of the entry";
inline constexpr const char* choose_an_entry = "Choose an entry to read what it records.";
inline constexpr const char* add = "&Add own…";
inline constexpr const char* rename = "Re&name…";
inline constexpr const char* compose = "&Compose…";
inline constexpr const char* move_up = "Move up  Alt+Up";
inline constexpr const char* move_down = "Move down  Alt+Down";
inline constexpr const char* retire = "Re&tire";
inline constexpr const char* bring_back = "&Bring back";
inline constexpr const char* load_file = "&Load file…";
inline constexpr const char* save_file = "Sa&ve to file…";
inline constexpr const char* catalogue_files = "Catalogue files (*.toml)|*.toml|All files|*";
inline constexpr const char* file_name = "catalogue.toml";
inline constexpr const char* faults_heading = "Faults of the file. Nothing was changed.";
inline constexpr const char* not_taken = "The catalogue cannot be changed like this. Nothing was changed.";
inline constexpr const char* not_saved_yet = "What you typed is not saved yet.";
inline constexpr const char* leave_unsaved = "Leave without saving";
inline constexpr const char* changed_meanwhile =
    "Somebody else changed the catalogue meanwhile. The list shows it as it is now; please do it again.";
inline constexpr const char* look_at_problems = "Nothing was saved: please see the fields marked ✗.";
inline constexpr const char* read_only = "This clinic is open to read only: the catalogue can be looked at.";

inline std::string heading_of_new(EntryKind kind) { return "Own " + std::string(name_of(kind)); }
inline std::string heading_of_rename(const std::string& label) { return "Rename: " + label; }
inline std::string heading_of_set(const std::string& label) { return "Finding set: " + label; }
inline std::string moved(const std::string& label) { return "“" + label + "” was moved."; }
inline std::string saved(const std::string& label) { return "“" + label + "” is saved; visits offer it from now on."; }
inline std::string renamed(const std::string& label) { return "Shown as “" + label + "” from now on."; }
inline std::string retired(const std::string& label) {
  return "“" + label + "” is retired: no longer offered, and still shown where it was recorded.";
}
inline std::string brought_back(const std::string& label) { return "“" + label + "” is offered again."; }
inline std::string written(const std::string& file) { return "The clinic's own entries are written: " + file; }
inline std::string taken(int added, int changed, const std::string& file) {
  return file + ": " + std::to_string(added) + " added, " + std::to_string(changed) + " changed.";
}

// Reasons the program gives for what was done by one key.
inline std::string reason_added(const std::string& code) { return "added " + code; }
inline std::string reason_renamed(const std::string& code) { return "renamed " + code; }
inline std::string reason_moved(const std::string& code) { return "moved " + code; }
inline std::string reason_retired(const std::string& code) { return "retired " + code; }
inline std::string reason_brought_back(const std::string& code) { return "brought back " + code; }
inline std::string reason_composed(const std::string& code) { return "composed " + code; }

// Fields of the forms.
inline constexpr const char* label = "&Name";
inline constexpr const char* short_label = "S&hort name";
inline constexpr const char* short_hint = "For table heads and charts.";
inline constexpr const char* code_label = "C&ode";
inline constexpr const char* code_hint = "For ever; made from the name when left empty. Begins with x_.";
inline constexpr const char* keywords = "Further &words it is found by";
inline constexpr const char* how_to_read = "How to rea&d it";
inline constexpr const char* low = "&Lowest";
inline constexpr const char* high = "H&ighest";
inline constexpr const char* step_label = "Ste&p";
inline constexpr const char* step_hint = "Empty: whole numbers.";
inline constexpr const char* any_step_hint = "Empty: any number.";
inline constexpr const char* direction = "D&irection";
inline constexpr const char* important_change = "Importan&t change, points";
inline constexpr const char* important_change_source = "Who &found so";
inline constexpr const char* finding_kind = "&Kind";
inline constexpr const char* laterality = "S&ides";
inline constexpr const char* normal = "Nor&mal";
inline constexpr const char* value_kind = "What is &recorded";
inline constexpr const char* unit = "&Unit";
inline constexpr const char* hard_low = "Possible from";
inline constexpr const char* hard_high = "Possible to";
inline constexpr const char* hard_low_hint = "Below it: refused.";
inline constexpr const char* hard_high_hint = "Above it: refused.";
inline constexpr const char* soft_low = "Usual from";
inline constexpr const char* soft_high = "Usual to";
inline constexpr const char* soft_low_hint = "Below it: asked once.";
inline constexpr const char* soft_high_hint = "Above it: asked once.";
inline constexpr const char* choices = "Cho&ices";
inline constexpr const char* choices_hint = "One in each line. “mild = 1” gives the number that a trend draws.";
inline constexpr const char* mark = "On the &trend";
inline constexpr const char* has_end_date = "Has a &last day";
inline constexpr const char* parameters = "Parameters";
inline constexpr const char* add_parameter = "Add &parameter";
inline constexpr const char* parameter_name = "Name";
inline constexpr const char* parameter_kind = "What is recorded";
inline constexpr const char* parameter_unit = "Unit";
inline constexpr const char* parameter_low = "From";
inline constexpr const char* parameter_high = "To";
inline constexpr const char* parameter_choices = "Choices, between commas";
inline constexpr const char* help = "What counts as this e&vent";

// Finding sets.
inline constexpr const char* visit_kind = "Opens a visit of &kind";
inline constexpr const char* after_treatment = "After &treatment";
inline constexpr const char* any = "any";
inline constexpr const char* findings_of_set = "Findings the form opens with";
inline constexpr const char* add_finding = "Add a &finding";
inline constexpr const char* add_finding_hint = "type a part of its name";
inline constexpr const char* remove_finding = "Re&move  Del";

inline std::string parameter_number(int number) { return "Parameter " + std::to_string(number); }

// What is said under a field of a form; `wording::under_field` for all that has no words of its own here.
std::string under_field(const Problem& problem);

}  // namespace psoas::wording::admin
