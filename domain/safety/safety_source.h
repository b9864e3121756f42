#pragma once

// What stands about a patient and safety rules ask for, read in one closure.

#include <optional>
#include <string>
#include <vector>

#include "domain/patient/patient.h"
#include "domain/safety/safety_context.h"
#include "domain/store/store.h"

namespace psoas {

struct SafetySource {
  HealthRecord health;
  std::vector<std::string> flags;     // codes of red flags that are not resolved
  std::vector<Treatment> treatments;  // of all visits but the one left out

  // For the rules on treatments; the source and the catalogue must outlive it.
  SafetyContext context(const Patient& patient, const Catalogue& catalogue) const;
};

// Leaves out the treatments of the visit `except`, the one being typed. Throws StoreError.
SafetySource read_safety_source(Reading& reading, PatientId patient, std::optional<VisitId> except);
// As it stands inside the write that stores a visit.
SafetySource read_safety_source(Writing& writing, PatientId patient, std::optional<VisitId> except);

}  // namespace psoas
