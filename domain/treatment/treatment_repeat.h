#pragma once

// Finds what was done before on the same target.

#include <vector>

#include "domain/catalogue/treatment_definition.h"
#include "domain/store/series.h"
#include "domain/treatment/treatment.h"

namespace psoas {

// The latest of the records that was done on the same target on or before the treatment's day; nullptr when there is
// none, when the treatment's target is not said yet, and for courses and medication, which have no target to repeat.
const TreatmentRecord* latest_of_same_target(const std::vector<TreatmentRecord>& records, const Treatment& treatment,
                                             const TreatmentDefinition& definition);

}  // namespace psoas
