#pragma once

// Plans a patient's follow-ups from what was done, recorded and given up. Pure: the same history gives the same plan.
// Windows and states are those outcomes are read at (docs/methods.md, section 1); a repeat at the same target ends what
// was still open of the treatment before.

#include <map>
#include <utility>

#include "domain/base/side.h"
#include "domain/followup/follow_up.h"

namespace psoas {

// A treatment that was done.
struct FollowedTreatment {
  TreatmentId id;
  std::string code;
  Side side = Side::none;
  Date date{};
  std::string same_target_key;
  std::string clinician;  // who performed it, else who saw the patient
  bool voided = false;    // its visit is void
};

// A visit and the instruments answered at it, those after a procedure left out.
struct RecordedContact {
  VisitId visit;
  Date date{};
  std::vector<std::string> answered;
};

struct FollowUpHistory {
  std::vector<FollowedTreatment> treatments;
  std::vector<RecordedContact> contacts;
  std::optional<Date> died_on;
  std::vector<FollowUpKey> given_up;
  std::vector<FollowUp> planned_before;  // those in the store
};

struct PlanningRules {
  std::vector<FollowUpProtocol> protocols;
  // By protocol and step: windows that closed before this day are not planned, because the step came or changed
  // then. Absent: always planned.
  std::map<std::pair<std::string, std::string>, Date> since;
};

// Every follow-up of the patient, cancelled ones too, in order of their due days. A follow-up planned before that is
// done, given up or closed by `today` keeps its window, whatever the protocol says now, unless its treatment moved.
std::vector<FollowUp> plan(const FollowUpHistory& history, const PlanningRules& rules, Date today);

}  // namespace psoas
