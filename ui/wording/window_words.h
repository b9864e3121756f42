#pragma once

// The words of the main window, its menus and the patient screens: labels, headings, questions. Sentences about
// problems and faults are in sentences.h. "&" marks the access key.

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/patient/patient.h"
#include "domain/store/encrypted_by.h"

namespace psoas::wording::window {

inline constexpr const char* program = "PsoasTrack";
inline constexpr const char* demo_notice = "Demo clinic, invented patients";
inline constexpr const char* read_only_notice = "Read only";
inline constexpr const char* no_file = "No clinic open";

// Navigation and menus.
inline constexpr const char* today = "Today";
inline constexpr const char* patients = "Patients";
inline constexpr const char* reports = "Reports";
inline constexpr const char* menu_clinic = "&Clinic";
inline constexpr const char* menu_patient = "&Patient";
inline constexpr const char* menu_go = "&Go";
inline constexpr const char* menu_help = "&Help";
inline constexpr const char* new_clinic = "&New clinic…";
inline constexpr const char* open_clinic = "&Open clinic…\tCtrl+O";
inline constexpr const char* open_demo = "&Demo clinic";
inline constexpr const char* quit = "&Quit\tCtrl+Q";
inline constexpr const char* new_patient = "&New patient\tCtrl+Shift+N";
inline constexpr const char* edit_patient = "&Edit patient\tCtrl+E";
inline constexpr const char* find_patient = "&Find patient\tCtrl+K";
inline constexpr const char* new_visit = "New &visit\tCtrl+N";
inline constexpr const char* new_adverse_event = "New &adverse event\tF8";
inline constexpr const char* save = "&Save\tCtrl+S";
inline constexpr const char* save_and_close = "Save and &close\tCtrl+Return";
inline constexpr const char* print = "&Print…\tCtrl+P";
inline constexpr const char* save_as = "Save &as…\tCtrl+Shift+S";
inline constexpr const char* go_back = "&Back\tAlt+Left";
inline constexpr const char* refresh = "&Read again\tF5";
inline constexpr const char* keys = "&Keys\tF1";
inline constexpr const char* about = "&About PsoasTrack";
inline constexpr const char* search_hint = "Find patient: name, MRN or birth date  Ctrl+K";
inline constexpr const char* found_for_readers = "Found";
inline constexpr const char* nobody_found = "No patient like this";
inline constexpr const char* cancel = "Cancel";
inline constexpr const char* go_on = "Go on";

// Welcome and new clinic.
inline constexpr const char* welcome = "Welcome to PsoasTrack";
inline constexpr const char* welcome_text =
    "Log visits, see how each patient fares, export the quarter. Everything stays in one file on this computer.";
inline constexpr const char* welcome_create = "Create a clinic";
inline constexpr const char* welcome_create_text = "A new, empty file for your own patients.";
inline constexpr const char* welcome_open = "Open a clinic";
inline constexpr const char* welcome_open_text = "A file that is already there.";
inline constexpr const char* welcome_demo = "Look at the demo";
inline constexpr const char* welcome_demo_text = "Invented patients and courses to try everything on.";
inline constexpr const char* not_a_device =
    "PsoasTrack records and summarises. It does not diagnose or advise treatment.";
inline constexpr const char* new_clinic_heading = "New clinic";
inline constexpr const char* clinic_name = "&Name of the clinic";
inline constexpr const char* clinic_name_hint = "Stands on reports and workbooks.";
inline constexpr const char* clinic_file = "File";
inline constexpr const char* choose_file = "Choose &file…";
inline constexpr const char* choose_file_first = "Choose where the file is to be kept.";
inline constexpr const char* paper = "&Paper for printing";
inline constexpr const char* create = "C&reate";
inline constexpr const char* clinic_files = "PsoasTrack clinics (*.psoas)|*.psoas|All files|*";
inline constexpr const char* workbook_files = "Excel workbooks (*.xlsx)|*.xlsx";
inline constexpr const char* opening = "Opening the clinic";
inline constexpr const char* creating = "Creating the clinic";
inline constexpr const char* making_demo = "Inventing the demo clinic";
inline constexpr const char* open_read_only = "Open to read only";
inline constexpr const char* opened_read_only = "This clinic is open to read only: nothing can be stored in it.";

// Today.
inline constexpr const char* column_visit_date = "Visit date";
inline constexpr const char* column_kept = "Kept at";
inline constexpr const char* column_kind = "Kind";
inline constexpr const char* column_clinician = "Clinician";

// "Visits of today · 7".
// Reports.
inline constexpr const char* quarter_heading = "The quarter as a workbook";
inline constexpr const char* quarter_text =
    "Visits, scores, findings and treatments of one quarter for Excel, with a summary, outcomes by treatment and "
    "definitions.";
inline constexpr const char* quarter = "&Quarter";
inline constexpr const char* quarter_hint = "Compared with the quarter before and the same one a year ago.";
inline constexpr const char* with_patients = "With a row for &each visit, score, finding and treatment";
inline constexpr const char* with_patients_hint =
    "These rows name patients. Without them the workbook holds counts only.";
inline constexpr const char* export_quarter = "&Save workbook…  Ctrl+Shift+S";
inline constexpr const char* open_folder = "Open folder";

inline std::string running_quarter(const std::string& quarter_name) { return quarter_name + ", not over yet"; }
inline std::string workbook_name(const std::string& quarter_name) { return "PsoasTrack " + quarter_name + ".xlsx"; }
inline std::string exporting(const std::string& quarter_name) { return "Writing the workbook of " + quarter_name; }
inline std::string exported(const std::string& file) { return "The workbook is written: " + file; }

// Patient list and form.
inline constexpr const char* list_hint = "Name, MRN or birth date";
inline constexpr const char* list_seen_last = "Seen last";
inline constexpr const char* list_nobody = "No patients yet. Ctrl+Shift+N adds the first one.";
inline constexpr const char* list_none_found = "No patient like this. Ctrl+Shift+N adds one.";
inline constexpr const char* column_name = "Name";
inline constexpr const char* column_mrn = "MRN";
inline constexpr const char* column_birth = "Born";
inline constexpr const char* column_age = "Age";
inline constexpr const char* column_sex = "Sex";
inline constexpr const char* column_last_visit = "Last visit";
inline constexpr const char* column_visits = "Visits";
inline constexpr const char* button_new_patient = "New patient  Ctrl+Shift+N";
inline constexpr const char* new_patient_heading = "New patient";
inline constexpr const char* identity = "Who";
inline constexpr const char* contact = "Where to be reached";
inline constexpr const char* mrn = "&MRN";
inline constexpr const char* family_name = "&Family name";
inline constexpr const char* given_name = "&Given name";
inline constexpr const char* birth_date = "&Birth date";
inline constexpr const char* sex = "Se&x";
inline constexpr const char* died_on = "&Died on";
inline constexpr const char* phone = "Ph&one";
inline constexpr const char* email = "&E-mail";
inline constexpr const char* address = "&Address";
inline constexpr const char* city = "C&ity";
inline constexpr const char* state = "S&tate";
inline constexpr const char* postal_code = "&ZIP";
inline constexpr const char* note = "&Note";
inline constexpr const char* reason = "&Reason for the change";
inline constexpr const char* reason_hint = "Kept with the old values.";
inline constexpr const char* void_reason = "Reason for voiding";
inline constexpr const char* void_hint =
    "The patient and all visits go out of lists and counts. Nothing is deleted; the reason is kept.";
inline constexpr const char* button_save = "Save  Ctrl+S";
inline constexpr const char* button_save_anyway = "Save anyway  Ctrl+S";
inline constexpr const char* button_void = "Void patient…";
inline constexpr const char* button_void_now = "Void this patient";
inline constexpr const char* button_close = "Close  Esc";
inline constexpr const char* contact_changed = "contact or note";
inline constexpr const char* patient_saved = "Saved.";
inline constexpr const char* patient_voided = "Voided. Nothing was deleted.";
inline constexpr const char* not_saved_yet = "What you typed is not saved yet.";
inline constexpr const char* leave_unsaved = "Leave without saving";
inline constexpr const char* look_at_warnings = "Please look at the fields marked ⚠. If they are right, save again.";
inline constexpr const char* look_at_problems = "Nothing was saved: please see the fields marked ✗.";
inline constexpr const char* changed_meanwhile =
    "Somebody else changed this patient meanwhile. What is stored now stands under each field that differs; "
    "saving again puts yours in its place.";

inline std::string stored_now(const std::string& value) {
  return value.empty() ? "stored now: nothing" : "stored now: " + value;
}

inline std::string label_of(Sex which) {
  switch (which) {
    case Sex::female: return "Female";
    case Sex::male: return "Male";
    case Sex::other: return "Other";
    case Sex::unknown: break;
  }
  return "Not known";
}

// Over the list: how many the search found.
inline std::string found_count(int found, int most) {
  if (found >= most) return "The first " + std::to_string(most) + " found";
  return found == 1 ? "1 found" : std::to_string(found) + " found";
}

inline constexpr const char* keys_heading = "Keys";
inline constexpr const char* keys_overview =
    "Ctrl+K\tfind a patient from anywhere\n"
    "Ctrl+N\tnew visit of the patient in sight\n"
    "Ctrl+Shift+N\tnew patient\n"
    "Ctrl+S\tsave · Ctrl+Enter save and close\n"
    "Ctrl+1 … Ctrl+6\tpages of the left column\n"
    "F7\tin rows of a treatment: one more · Shift+F7 takes the row out\n"
    "F8\ton a patient's page: a new adverse event\n"
    "F6\tin a visit: the next part (scores, findings, treatments, note) · Shift+F6 the one before\n"
    "F6\ton the page Outcomes: from the filters to the numbers and back\n"
    "Ctrl+L\tlock: the clinic goes out of sight until your password is typed\n"
    "Alt+Left or Esc\tback\n"
    "F5\tread again\n"
    "\n"
    "In a list found by typing: Up, Down, Enter, Esc.\n"
    "In a date: + and − a day, T today.\n"
    "In a choice: the first letter or digit.";

inline std::string file_line(const std::string& file) { return "File: " + file; }

// After the file's name. `by` is what encrypts it or its disk; "" when nothing says that anything does, and then why
// that was accepted, if it was.
inline std::string encryption_notice(const std::string& by, const std::string& accepted) {
  if (is_page_cipher(by)) return " · file encrypted (" + by + ")";
  if (!by.empty()) return " · disk encrypted (" + by + ")";
  return accepted.empty() ? " · this disk is not encrypted" : " · disk not encrypted (accepted: " + accepted + ")";
}

inline std::string signed_in(const std::string& actor, std::string_view role) {
  return "Signed in: " + actor + " (" + std::string(role) + ")";
}

// How far long work is: "visits 1200 of 5000".
inline std::string step(const std::string& name, std::int64_t done, std::int64_t total) {
  if (total <= 0) return name + " " + std::to_string(done);
  return name + " " + std::to_string(done) + " of " + std::to_string(total);
}

}  // namespace psoas::wording::window
