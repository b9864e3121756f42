#pragma once

// What stands about a patient from visit to visit and decides whether a treatment is safe: allergies, anticoagulants,
// implants, conditions, weight.

#include <string_view>

#include "domain/safety/health.h"

namespace psoas {

class Health {
 public:
  virtual ~Health() = default;

  // The facts recorded; a record of revision 0 without facts when nothing was.
  virtual HealthRecord of_patient(PatientId patient) = 0;
};

class HealthChanges : public Health {
 public:
  // Puts the record in the place of the one there is; its revision must be the stored one, else StoreError stale. What
  // was replaced stays in the audit trail. The reason may be empty: facts change without anybody having erred.
  virtual void record(const HealthRecord& health, std::string_view reason) = 0;
};

}  // namespace psoas
