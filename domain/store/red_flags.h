#pragma once

// Red flags raised for patients: open until acknowledged with user, time and action; resolved, never deleted. A visit
// raises its flags when it is stored or corrected, in the same transaction.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/safety/red_flag.h"

namespace psoas {

// A flag in a list of the clinic.
struct RedFlagLine {
  RedFlag flag;
  std::string patient_name;
  std::string mrn;
};

class RedFlags {
 public:
  virtual ~RedFlags() = default;

  // Every flag of a patient, latest first, resolved ones too.
  virtual std::vector<RedFlag> of_patient(PatientId patient) = 0;

  // Flags of the clinic nobody has acknowledged, the most severe first, then the latest; those of voided patients are
  // left out.
  virtual std::vector<RedFlagLine> unacknowledged() = 0;
};

class RedFlagChanges : public RedFlags {
 public:
  // Both want the stored revision (else StoreError stale) and words that are not empty. A flag is acknowledged before
  // it is resolved, else stale. They count as done now; in a demo clinic, at the moment given, if any.
  virtual void acknowledge(RedFlagId id, int revision, std::string_view action, std::optional<Moment> at) = 0;
  virtual void resolve(RedFlagId id, int revision, std::string_view reason, std::optional<Moment> at) = 0;

  void acknowledge(RedFlagId id, int revision, std::string_view action) { acknowledge(id, revision, action, {}); }
  void resolve(RedFlagId id, int revision, std::string_view reason) { resolve(id, revision, reason, {}); }
};

}  // namespace psoas
