#pragma once

// The words of follow-ups: the page, its forms, the patient's tab, the foot of the visit editor, the protocol editor.
// How a single follow-up stands is worded in domain/followup/follow_up_text.h, for paper as well. "&" marks the access
// key.

#include <cstdint>
#include <string>

#include "domain/store/follow_ups.h"

namespace psoas::wording::follow_up {

inline constexpr const char* follow_ups = "Follow-ups";

inline std::string label_of(FollowUpList list) {
  switch (list) {
    case FollowUpList::due: return "&Due";
    case FollowUpList::overdue: return "&Overdue";
    case FollowUpList::lost: return "&Lost";
    case FollowUpList::done: break;
  }
  return "Do&ne";
}
inline constexpr const char* completeness = "Co&mpleteness";
inline std::string with_count(const std::string& label, std::int64_t count) {
  return label + "  " + std::to_string(count);
}

// Filters.
inline constexpr const char* clinician = "Clinician";
inline constexpr const char* all_clinicians = "all";
inline constexpr const char* protocol = "Protocol";
inline constexpr const char* all_protocols = "all";
inline constexpr const char* since = "Windows closed";
inline constexpr const char* last_3_months = "in the last 3 months";
inline constexpr const char* last_12_months = "in the last 12 months";
inline constexpr const char* whole_time = "at any time";

// Under the list.
inline std::string shown(std::int64_t shown, std::int64_t all) {
  if (all == 0) return "";
  if (shown < all) return "The first " + std::to_string(shown) + " of " + std::to_string(all) + "; narrow the list.";
  return "";
}
inline std::string nothing_in(FollowUpList list) {
  switch (list) {
    case FollowUpList::due: return "Nothing is due. Windows that open will be listed here.";
    case FollowUpList::overdue: return "Nothing is overdue.";
    case FollowUpList::lost: return "No follow-up was lost in this time.";
    case FollowUpList::done: break;
  }
  return "No follow-up was done in this time.";
}
inline constexpr const char* completeness_note =
    "Windows that closed in this time and how many of them have an answer. Deaths, void treatments and repeats at the "
    "same "
    "target are left out.";
inline constexpr const char* nothing_closed = "No window closed in this time.";

// Buttons; the letter after the gap does the same while the list has the cursor.
inline constexpr const char* phone_follow_up = "&Phone follow-up  P";
inline constexpr const char* log_attempt = "Log &attempt  A";
inline constexpr const char* give_up = "&Give up…  G";
inline constexpr const char* take_up_again = "Ta&ke up again  K";
inline constexpr const char* new_visit = "New &visit  V";
inline constexpr const char* open_patient = "Open patient  Enter";
inline constexpr const char* protocols = "P&rotocols…";
inline constexpr const char* print = "Print…";
inline constexpr const char* save_as = "Save as…";
inline constexpr const char* close = "Close  Esc";

inline constexpr const char* save_list = "Save the list";
inline constexpr const char* writing_list = "Writing the list";
inline constexpr const char* not_printed = "The printer did not take the pages. Save the list as PDF and print that.";

// The forms under the list.
inline std::string attempt_heading(const std::string& name) { return "Attempt to reach " + name; }
inline constexpr const char* outcome = "Outcome";
inline constexpr const char* note = "Note";
inline constexpr const char* try_again_on = "Try again on";
inline constexpr const char* day_has_passed = "this day has passed";
inline constexpr const char* log_it = "Log it  Enter";
inline constexpr const char* logged = "The attempt is logged.";
inline constexpr const char* give_up_help =
    "It counts as lost; an answer that comes within the window counts all the same.";
inline std::string give_up_heading(const std::string& name) { return "Give up on " + name; }
inline constexpr const char* reason = "Reason";
inline constexpr const char* later_ones_too = "also the &later ones after this treatment";
inline constexpr const char* give_it_up = "Give it up  Enter";
inline constexpr const char* was_given_up = "Given up, with your reason.";
inline constexpr const char* taken_up_again = "Taken up again.";
inline std::string phone_heading(const std::string& name, const std::string& phone) {
  return "Phone follow-up: " + name + (phone.empty() ? "" : ", " + phone);
}
inline constexpr const char* store_follow_up = "Save follow-up  Enter";
inline std::string stored_for(const std::string& name) { return "Phone follow-up of " + name + " saved."; }
inline constexpr const char* nothing_answered = "Please enter at least one answer, or log an attempt instead.";
inline constexpr const char* answers_need_look = "Not saved: please see the marked answers.";

// Columns.
inline constexpr const char* column_name = "Name";
inline constexpr const char* column_mrn = "MRN";
inline constexpr const char* column_phone = "Phone";
inline constexpr const char* column_what = "Follow-up";
inline constexpr const char* column_standing = "Stands";
inline constexpr const char* column_next = "Next";
inline constexpr const char* column_attempts = "Attempts";
inline constexpr const char* column_clinician = "Clinician";
inline constexpr const char* column_protocol = "Protocol";
inline constexpr const char* column_observed = "Observed";
inline constexpr const char* column_closed = "Closed";
inline constexpr const char* column_share = "Complete";
inline constexpr const char* column_when = "When";
inline constexpr const char* column_outcome = "Outcome";
inline constexpr const char* column_note = "Note";
inline constexpr const char* column_by = "By";
inline constexpr const char* by_clinician = "By clinician";
inline constexpr const char* by_protocol = "By protocol";

// The patient's tab.
inline constexpr const char* planned_heading = "Planned contacts";
inline constexpr const char* attempts_heading = "Attempts to reach the patient";
inline constexpr const char* nothing_planned = "No treatment of this patient is followed by a protocol.";
inline constexpr const char* no_attempt_yet = "Nobody has tried to reach the patient yet.";

// The protocols.
inline constexpr const char* protocols_heading = "Follow-up protocols";
inline constexpr const char* protocols_help =
    "A changed protocol moves the follow-ups that are open. Those done, given up or missed stay as they were.";
inline constexpr const char* back_to_list = "&Back to the list";
inline constexpr const char* new_protocol = "Ne&w protocol";
inline constexpr const char* retire = "Re&tire from today";
inline constexpr const char* offer_again = "&Offer again";
inline constexpr const char* save_protocol = "Save  Ctrl+S";
inline constexpr const char* column_treatments = "After";
inline constexpr const char* column_windows = "Days";
inline constexpr const char* column_offered = "";
inline std::string retired_on(const std::string& day) { return "retired " + day; }
inline std::string window(int day, int before, int after) {
  if (before == after) return std::to_string(day) + " ± " + std::to_string(before);
  return std::to_string(day) + " − " + std::to_string(before) + " + " + std::to_string(after);
}
inline constexpr const char* protocol_name = "Name";
inline constexpr const char* followed_treatments = "After these treatments";
inline constexpr const char* steps = "Contacts";
inline constexpr const char* step = "contact";
inline constexpr const char* step_name = "Name";
inline constexpr const char* step_day = "Day";
inline constexpr const char* step_before = "−";
inline constexpr const char* step_after = "+";
inline constexpr const char* step_contact = "By";
inline constexpr const char* by_visit = "visit";
inline constexpr const char* by_phone = "phone";
inline constexpr const char* step_who = "Who";
inline constexpr const char* step_instruments = "Asks";
inline constexpr const char* first_step = "1-month review";
inline constexpr const char* add_step = "&Add contact";
inline constexpr const char* remove_step = "Remove";
inline constexpr const char* choose = "choose";
inline constexpr const char* windows_overlap = "its window shares a day with the contact before it";
inline constexpr const char* protocol_reason_help = "Kept with the change in the audit trail.";
inline constexpr const char* protocol_not_good = "Not saved: please see the marked fields.";
inline constexpr const char* protocol_saved = "Saved. Open follow-ups are planned anew.";
inline constexpr const char* protocol_not_saved = "The protocol you changed is not saved yet.";
inline constexpr const char* leave_protocol = "Leave without saving";

// The foot of the visit editor.
inline std::string due_line(const std::string& what, const std::string& day, const std::string& tolerance) {
  return what + ", due " + day + " " + tolerance;
}
inline std::string fulfils(const std::string& due_line, std::size_t more) {
  std::string text = "Next: " + due_line + " → this visit fulfils it";
  if (more > 0) text += " and " + std::to_string(more) + (more == 1 ? " other" : " others");
  return text;
}
inline std::string a_score_fulfils(const std::string& due_line) {
  return "Next: " + due_line + " → a score at this visit fulfils it";
}
inline std::string next(const std::string& due_line) { return "Next: " + due_line; }

}  // namespace psoas::wording::follow_up
