#pragma once

// How often adverse events happened in a period: by code and grade, and by the treatment they are linked to, with the
// number of treatments they are counted against. Pure.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "domain/outcome/wilson.h"
#include "domain/store/adverse_events.h"

namespace psoas {

struct AdverseEventCount {
  std::string code;                      // "" all codes together
  std::array<std::int64_t, 5> grades{};  // events of grade 1 to 5
  std::int64_t serious = 0;

  std::int64_t events() const;
};

// Of one kind of treatment.
struct TreatmentSafety {
  std::string treatment;    // code; "" all treatments
  std::int64_t done = 0;    // treatments done and dated in the period: the denominator
  std::int64_t events = 0;  // events with their onset in the period and linked to such a treatment, whenever it was
  std::int64_t serious = 0;
  std::int64_t treatments_with_event = 0;  // linked treatments that were dated in the period

  Proportion with_event() const { return {treatments_with_event, done}; }
};

struct AdverseEventSummary {
  std::vector<AdverseEventCount> by_code;     // all together first, then those that occurred, by code
  std::vector<TreatmentSafety> by_treatment;  // all together first, then those done or with an event, by code
};

// `treatments_by_code` are the done treatments dated in the period from `from` to `to` (PeriodCounts).
AdverseEventSummary summarise_adverse_events(
    const std::vector<PeriodAdverseEvent>& events,
    const std::vector<std::pair<std::string, std::int64_t>>& treatments_by_code, Date from, Date to);

}  // namespace psoas
