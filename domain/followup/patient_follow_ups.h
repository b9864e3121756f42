#pragma once

// All follow-ups of one patient with what was tried, read in one go.

#include <vector>

#include "domain/followup/follow_up.h"
#include "domain/store/follow_ups.h"
#include "domain/store/store.h"

namespace psoas {

struct PatientFollowUp {
  FollowUp follow_up;
  std::string treatment;  // code
  Side side = Side::none;
  int attempts = 0;
  std::optional<ContactAttempt> last_attempt;
};

struct PatientFollowUps {
  std::vector<PatientFollowUp> planned;  // by due day, cancelled ones too
  std::vector<ContactAttempt> attempts;  // latest first
  bool has_phone = false;
};

PatientFollowUps read_patient_follow_ups(Reading& reading, PatientId patient, Date today);

// The treatment a follow-up belongs to; nullptr when it is not in the history.
const FollowedTreatment* treatment_of(const FollowUpHistory& history, const FollowUpKey& key);

}  // namespace psoas
