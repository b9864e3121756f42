#include "domain/followup/follow_up.h"

#include <algorithm>

namespace psoas {

bool FollowUpProtocol::follows(std::string_view treatment) const {
  return std::find(treatments.begin(), treatments.end(), treatment) != treatments.end();
}

const ProtocolStep* FollowUpProtocol::step(std::string_view step_code) const {
  for (const ProtocolStep& candidate : steps)
    if (candidate.code == step_code) return &candidate;
  return nullptr;
}

std::string_view code_of(FollowUpState state) {
  switch (state) {
    case FollowUpState::planned: return "planned";
    case FollowUpState::due: return "due";
    case FollowUpState::overdue: return "overdue";
    case FollowUpState::done: return "done";
    case FollowUpState::lost: return "lost";
    case FollowUpState::cancelled: break;
  }
  return "cancelled";
}

std::string_view code_of(FollowUpEnd end) {
  switch (end) {
    case FollowUpEnd::none: return "";
    case FollowUpEnd::given_up: return "given_up";
    case FollowUpEnd::died: return "died";
    case FollowUpEnd::voided: return "voided";
    case FollowUpEnd::retreated: break;
  }
  return "retreated";
}

std::string_view code_of(AttemptOutcome outcome) {
  switch (outcome) {
    case AttemptOutcome::reached: return "reached";
    case AttemptOutcome::no_answer: return "no_answer";
    case AttemptOutcome::left_message: return "left_message";
    case AttemptOutcome::wrong_number: return "wrong_number";
    case AttemptOutcome::declined: break;
  }
  return "declined";
}

std::optional<AttemptOutcome> attempt_outcome_of(std::string_view code) {
  for (const AttemptOutcome outcome : attempt_outcomes)
    if (code_of(outcome) == code) return outcome;
  return std::nullopt;
}

FollowUpState state_on(const FollowUp& follow_up, Date today) {
  if (follow_up.fulfilled()) return FollowUpState::done;
  if (follow_up.end == FollowUpEnd::given_up) return FollowUpState::lost;
  if (follow_up.end != FollowUpEnd::none) return FollowUpState::cancelled;
  if (today < follow_up.opens) return FollowUpState::planned;
  if (today <= follow_up.due) return FollowUpState::due;
  return today <= follow_up.closes ? FollowUpState::overdue : FollowUpState::lost;
}

NextAction next_action(const FollowUp& follow_up, ContactKind contact, const ContactAttempt* last, bool has_phone,
                       Date today) {
  const FollowUpState state = state_on(follow_up, today);
  if (state == FollowUpState::planned) return NextAction::wait;
  if (state != FollowUpState::due && state != FollowUpState::overdue) return NextAction::nothing;
  if (follow_up.seen_on) return NextAction::ask_scores;
  if (last && last->outcome == AttemptOutcome::wrong_number) return NextAction::find_number;
  if (last && last->next_on) return NextAction::call_again;
  if (contact == ContactKind::visit) return NextAction::book_visit;
  return has_phone ? NextAction::call : NextAction::find_number;
}

}  // namespace psoas
