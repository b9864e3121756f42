#include "domain/followup/patient_follow_ups.h"

namespace psoas {

const FollowedTreatment* treatment_of(const FollowUpHistory& history, const FollowUpKey& key) {
  for (const FollowedTreatment& treatment : history.treatments)
    if (treatment.id == key.treatment) return &treatment;
  return nullptr;
}

PatientFollowUps read_patient_follow_ups(Reading& reading, PatientId patient, Date today) {
  PatientFollowUps read;
  const FollowUpHistory history = reading.follow_ups().history(patient);
  read.attempts = reading.follow_ups().attempts(patient);
  read.has_phone = !reading.patients().get(patient).phone.empty();
  for (FollowUp& follow_up : plan(history, reading.follow_ups().rules(), today)) {
    PatientFollowUp& each = read.planned.emplace_back();
    if (const FollowedTreatment* treatment = treatment_of(history, follow_up.key)) {
      each.treatment = treatment->code;
      each.side = treatment->side;
    }
    for (const ContactAttempt& attempt : read.attempts)
      if (attempt.key == follow_up.key && each.attempts++ == 0) each.last_attempt = attempt;
    each.follow_up = std::move(follow_up);
  }
  return read;
}

}  // namespace psoas
