#pragma once

// What safety rules are held against, gathered beforehand: values only, so that the rules are pure functions.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/safety/health.h"
#include "domain/safety/safety_fact.h"
#include "domain/visit/visit.h"

namespace psoas {

struct SafetyContext {
  const Catalogue* catalogue = nullptr;
  Date birth_date{};
  Sex sex = Sex::unknown;
  Date on{};                        // the day judged
  const Visit* visit = nullptr;     // whose findings and scores count
  const Visit* previous = nullptr;  // the one before it
  const HealthRecord* health = nullptr;
  std::vector<Treatment> treatments;  // the patient's others: of other visits, and of this one without the judged
  std::vector<std::string> flags;     // codes of red flags that are not resolved
};

}  // namespace psoas
