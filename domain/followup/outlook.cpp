#include "domain/followup/outlook.h"

#include "domain/followup/patient_follow_ups.h"

namespace psoas {

namespace {

// Stands for the visit until it has a number of its own.
constexpr VisitId visit_being_typed{-1};

void put_typed(FollowUpHistory& history, const TypedVisit& typed) {
  const VisitId visit = typed.visit.value_or(visit_being_typed);
  std::erase_if(history.contacts, [&](const RecordedContact& contact) { return contact.visit == visit; });
  history.contacts.push_back({visit, typed.date, typed.answered});
  std::int64_t number = visit_being_typed.number;
  for (FollowedTreatment treatment : typed.treatments) {
    treatment.id.number = number--;
    history.treatments.push_back(std::move(treatment));
  }
}

ExpectedFollowUp expected(const FollowUpHistory& history, FollowUp follow_up) {
  ExpectedFollowUp each;
  if (const FollowedTreatment* treatment = treatment_of(history, follow_up.key)) {
    each.treatment = treatment->code;
    each.side = treatment->side;
  }
  each.follow_up = std::move(follow_up);
  return each;
}

}  // namespace

FollowUpOutlook outlook(FollowUpHistory history, const PlanningRules& rules, const TypedVisit& typed, Date today) {
  put_typed(history, typed);
  const VisitId visit = typed.visit.value_or(visit_being_typed);
  FollowUpOutlook found;
  for (FollowUp& follow_up : plan(history, rules, today)) {
    const bool within = follow_up.opens <= typed.date && typed.date <= follow_up.closes;
    if (follow_up.fulfilled_by == visit) found.fulfilled.push_back(expected(history, std::move(follow_up)));
    else if (follow_up.fulfilled() || follow_up.end != FollowUpEnd::none) continue;
    else if (within) found.within.push_back(expected(history, std::move(follow_up)));
    else if (!found.next && follow_up.opens > typed.date) found.next = expected(history, std::move(follow_up));
  }
  return found;
}

}  // namespace psoas
