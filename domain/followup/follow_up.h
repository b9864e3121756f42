#pragma once

// One planned contact after a treatment: its window, and what became of it. How it stands is of a day: the same
// follow-up is planned today and due tomorrow. Planning is done by domain/followup/plan.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/catalogue/follow_up_protocol.h"

namespace psoas {

// How a follow-up stands on a day.
enum class FollowUpState {
  planned,    // its window has not opened
  due,        // its window is open, its day has not passed
  overdue,    // its day has passed, its window is still open
  done,       // a visit in the window answered one of its instruments
  lost,       // its window closed without an answer, or it was given up
  cancelled,  // not to be asked for: the patient died, the treatment is void or was repeated at the same target
};
std::string_view code_of(FollowUpState state);  // "planned", "due", …

// Why a follow-up is not waited for.
enum class FollowUpEnd { none, given_up, died, voided, retreated };
std::string_view code_of(FollowUpEnd end);  // "", "given_up", "died", "voided", "retreated"

// Which follow-up: the treatment it follows and the step of the protocol.
struct FollowUpKey {
  TreatmentId treatment;
  std::string protocol;
  std::string step;

  auto operator<=>(const FollowUpKey&) const = default;
};

struct FollowUp {
  FollowUpKey key;
  Date treated_on{};  // day 0
  Date opens{};       // opens ≤ due ≤ closes; both ends belong to the window
  Date due{};
  Date closes{};
  std::optional<VisitId> fulfilled_by;
  std::optional<Date> fulfilled_on;
  std::optional<Date> seen_on;  // a visit in the window that answered nothing asked; the latest
  FollowUpEnd end = FollowUpEnd::none;
  std::string clinician;  // who performed the treatment, else who saw the patient: answers for the follow-up

  bool fulfilled() const { return fulfilled_by.has_value(); }
  bool operator==(const FollowUp&) const = default;
};

FollowUpState state_on(const FollowUp& follow_up, Date today);

// What came of trying to reach a patient.
enum class AttemptOutcome { reached, no_answer, left_message, wrong_number, declined };
inline constexpr AttemptOutcome attempt_outcomes[] = {AttemptOutcome::reached, AttemptOutcome::no_answer,
                                                      AttemptOutcome::left_message, AttemptOutcome::wrong_number,
                                                      AttemptOutcome::declined};
std::string_view code_of(AttemptOutcome outcome);  // "reached", "no_answer", …
std::optional<AttemptOutcome> attempt_outcome_of(std::string_view code);

struct ContactAttempt {
  PatientId patient;
  FollowUpKey key;
  Moment at{};
  AttemptOutcome outcome = AttemptOutcome::no_answer;
  std::string note;             // at most 1000 bytes
  std::optional<Date> next_on;  // the day to try again
  std::string actor;            // set by the store
};

// What is to be done next about a follow-up.
enum class NextAction {
  nothing,      // done, lost or cancelled
  wait,         // until the window opens
  call,         // by phone
  call_again,   // on the day of the latest attempt's `next_on`
  book_visit,   // contact is a visit
  ask_scores,   // was seen in the window without an answer
  find_number,  // the number was wrong, or there is none
};

// `last` is the latest attempt, nullptr when there was none.
NextAction next_action(const FollowUp& follow_up, ContactKind contact, const ContactAttempt* last, bool has_phone,
                       Date today);

}  // namespace psoas
