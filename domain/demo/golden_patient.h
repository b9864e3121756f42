#pragma once

// Ana Rivera, DEMO-0001: the worked example every figure of the program is checked against. Right psoas myofascial
// and right lumbar facet pain, two diagnostic blocks, ablation on 2025-01-20, six scored visits, ablation repeated
// on 2025-10-13. No such person lives.

#include "domain/demo/demo_clinic.h"

namespace psoas {

// Visits after `last_day` are left out. The seed makes the identities of her records, nothing else.
DemoPatient golden_patient(std::uint64_t seed, const Scribe& scribe, Date last_day);

}  // namespace psoas
