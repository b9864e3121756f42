#include "domain/followup/follow_up_text.h"

#include <cstdlib>

#include "domain/base/number.h"

namespace psoas {

namespace {

const ProtocolStep* step_of(const Catalogue& catalogue, const FollowUpKey& key) {
  const FollowUpProtocol* protocol = catalogue.protocol(key.protocol);
  return protocol ? protocol->step(key.step) : nullptr;
}

std::string lost(const FollowUp& follow_up, std::string_view given_up_reason) {
  if (follow_up.end != FollowUpEnd::given_up) return "missed, window closed " + to_string(follow_up.closes);
  return given_up_reason.empty() ? "given up" : "given up: " + std::string(given_up_reason);
}

}  // namespace

std::string label_of(FollowUpState state) {
  return state == FollowUpState::cancelled ? "not needed" : std::string(code_of(state));
}

std::string label_of(AttemptOutcome outcome) {
  switch (outcome) {
    case AttemptOutcome::reached: return "reached";
    case AttemptOutcome::no_answer: return "no answer";
    case AttemptOutcome::left_message: return "left a message";
    case AttemptOutcome::wrong_number: return "wrong number";
    case AttemptOutcome::declined: break;
  }
  return "declined";
}

std::string label_of(FollowUpEnd end) {
  switch (end) {
    case FollowUpEnd::none: return "";
    case FollowUpEnd::given_up: return "given up";
    case FollowUpEnd::died: return "the patient died";
    case FollowUpEnd::voided: return "the treatment is void";
    case FollowUpEnd::retreated: break;
  }
  return "treated again at the same target";
}

std::string step_label(const Catalogue& catalogue, const FollowUp& follow_up) {
  const ProtocolStep* step = step_of(catalogue, follow_up.key);
  return step ? step->label : "day " + std::to_string(days_between(follow_up.treated_on, follow_up.due));
}

std::string followed_treatment(const Catalogue& catalogue, std::string_view treatment, Side side) {
  const TreatmentDefinition* definition = catalogue.treatment(treatment);
  const std::string name = definition ? definition->short_name() : std::string(treatment);
  return side == Side::none ? name : name + " " + std::string(code_of(side));
}

std::string what_is_due(const Catalogue& catalogue, const FollowUp& follow_up, std::string_view treatment, Side side) {
  return step_label(catalogue, follow_up) + " after " + followed_treatment(catalogue, treatment, side) + " " +
         to_string(follow_up.treated_on);
}

std::string protocol_label(const Catalogue& catalogue, std::string_view code) {
  const FollowUpProtocol* protocol = catalogue.protocol(code);
  return protocol ? protocol->label : std::string(code);
}

ContactKind contact_of(const Catalogue& catalogue, const FollowUpKey& key) {
  const ProtocolStep* step = step_of(catalogue, key);
  return step ? step->contact : ContactKind::visit;
}

std::string tolerance(int before, int after) {
  if (before == after) return "± " + std::to_string(before) + " d";
  return "− " + std::to_string(before) + " / + " + std::to_string(after) + " d";
}

std::string tolerance(const FollowUp& follow_up) {
  return tolerance(days_between(follow_up.opens, follow_up.due), days_between(follow_up.due, follow_up.closes));
}

std::string days_from(Date today, Date day) {
  const int days = days_between(today, day);
  if (days == 0) return "today";
  const std::string count = std::to_string(std::abs(days)) + (std::abs(days) == 1 ? " day" : " days");
  return days > 0 ? "in " + count : count + " ago";
}

std::string standing(const FollowUp& follow_up, std::string_view given_up_reason, Date today) {
  const FollowUpState state = state_on(follow_up, today);
  const std::string window = to_string(follow_up.due) + " " + tolerance(follow_up);
  switch (state) {
    case FollowUpState::planned: return "planned " + window + ", opens " + days_from(today, follow_up.opens);
    case FollowUpState::due:
    case FollowUpState::overdue: return label_of(state) + " " + window + ", " + days_from(today, follow_up.due);
    case FollowUpState::done: return "done " + to_string(*follow_up.fulfilled_on);
    case FollowUpState::lost: return lost(follow_up, given_up_reason);
    case FollowUpState::cancelled: break;
  }
  return "not needed: " + label_of(follow_up.end);
}

std::string next_step(NextAction action, const FollowUp& follow_up, const ContactAttempt* last) {
  switch (action) {
    case NextAction::wait: return "wait until " + to_string(follow_up.opens);
    case NextAction::call: return "call";
    case NextAction::call_again: return "call again " + to_string(last->next_on.value_or(follow_up.due));
    case NextAction::book_visit: return "book a visit";
    case NextAction::ask_scores: return "ask for scores, seen " + to_string(follow_up.seen_on.value_or(follow_up.due));
    case NextAction::find_number: return "find the number";
    case NextAction::nothing: break;
  }
  return "";
}

std::string attempts_made(int count, const ContactAttempt* last, int offset_minutes) {
  if (count == 0 || !last) return "–";
  const std::string day = to_string(last->at + std::chrono::minutes(offset_minutes)).substr(0, 10);
  return std::to_string(count) + ": " + label_of(last->outcome) + " " + day;
}

std::string completeness(std::int64_t observed, std::int64_t closed) {
  if (closed == 0) return "–";
  return to_text(100.0 * static_cast<double>(observed) / static_cast<double>(closed), 0) + " %";
}

}  // namespace psoas
