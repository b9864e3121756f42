#include "domain/followup/chase_list.h"

#include "domain/followup/follow_up_text.h"

namespace psoas {

ChaseList read_chase_list(Reading& reading, FollowUpList list, const FollowUpFilter& filter, Date today, int most) {
  FollowUps& follow_ups = reading.follow_ups();
  return {list,
          filter,
          today,
          follow_ups.counts(filter, today),
          follow_ups.lines(list, filter, today, most),
          follow_ups.completeness_by_clinician(filter, today),
          follow_ups.completeness_by_protocol(filter, today)};
}

std::string title_of(FollowUpList list) {
  switch (list) {
    case FollowUpList::due: return "Follow-ups that are due";
    case FollowUpList::overdue: return "Overdue follow-ups";
    case FollowUpList::lost: return "Lost follow-ups";
    case FollowUpList::done: break;
  }
  return "Follow-ups done";
}

std::string in_words(const FollowUpFilter& filter, const Catalogue& catalogue) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
  if (!filter.clinician.empty()) add("clinician " + filter.clinician);
  if (!filter.protocol.empty()) add(protocol_label(catalogue, filter.protocol));
  if (filter.since != FollowUpFilter{}.since) add("windows closed since " + to_string(filter.since));
  return text;
}

std::string in_words(const FollowUpCounts& counts) {
  std::string text;
  for (const FollowUpList list : follow_up_lists)
    text += (text.empty() ? "" : " · ") + std::string(code_of(list)) + " " + std::to_string(counts.of(list));
  return text;
}

ChaseRow chase_row(const FollowUpLine& line, const Catalogue& catalogue, Date as_of, int offset_minutes) {
  const FollowUp& follow_up = line.follow_up;
  const ContactAttempt* last = line.last_attempt ? &*line.last_attempt : nullptr;
  const ContactKind contact = contact_of(catalogue, follow_up.key);
  ChaseRow row;
  row.mrn = line.mrn;
  row.name = line.name;
  row.phone = line.phone;
  row.what = what_is_due(catalogue, follow_up, line.treatment, line.side);
  row.protocol = follow_up.key.protocol;
  row.step = follow_up.key.step;
  row.treatment = line.treatment;
  row.side = line.side;
  row.treated_on = follow_up.treated_on;
  row.opens = follow_up.opens;
  row.due = follow_up.due;
  row.closes = follow_up.closes;
  row.state = state_on(follow_up, as_of);
  row.days_past_due = days_between(follow_up.due, as_of);
  row.next = next_step(next_action(follow_up, contact, last, !line.phone.empty(), as_of), follow_up, last);
  row.attempts = line.attempts;
  if (last) {
    row.last_attempt_on = Date{date::floor<date::days>(last->at + std::chrono::minutes(offset_minutes))};
    row.last_outcome = code_of(last->outcome);
    row.try_again_on = last->next_on;
  }
  row.clinician = follow_up.clinician;
  row.done_on = follow_up.fulfilled_on;
  row.reason = line.given_up_reason;
  return row;
}

}  // namespace psoas
