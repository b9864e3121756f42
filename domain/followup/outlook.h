#pragma once

// What a visit that is being typed does for the patient's follow-ups, and what is due next. Pure.

#include "domain/followup/plan.h"

namespace psoas {

struct TypedVisit {
  std::optional<VisitId> visit;  // when a stored one is being corrected
  Date date{};
  std::vector<std::string> answered;          // instruments with a score
  std::vector<FollowedTreatment> treatments;  // done ones that are not stored yet; their ids are ignored
};

struct ExpectedFollowUp {
  FollowUp follow_up;
  std::string treatment;  // code
  Side side = Side::none;
};

struct FollowUpOutlook {
  std::vector<ExpectedFollowUp> fulfilled;  // by this visit
  std::vector<ExpectedFollowUp> within;     // whose window this visit is in, but which nothing answers yet
  std::optional<ExpectedFollowUp> next;     // the first that is due after the visit
};

// Plans the history anew as if what is typed were stored (in place of `typed.visit`, if given), as it stands `today`.
FollowUpOutlook outlook(FollowUpHistory history, const PlanningRules& rules, const TypedVisit& typed, Date today);

}  // namespace psoas
