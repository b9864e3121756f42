#pragma once

// The rules one typed treatment is held against; a part of check(VisitDraft).

#include <optional>

#include "domain/base/checked.h"
#include "domain/base/side.h"
#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient.h"
#include "domain/treatment/treatment.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

// side_required, side_not_allowed, or nothing.
std::optional<ProblemCode> side_problem(Laterality laterality, Side side);

// Reads the treatment typed under treatment/`number`. Problems are appended; nothing is returned when its code is
// missing or unknown. A treatment is given on the visit's day unless it says otherwise; only a planned one may lie
// in the future.
std::optional<Treatment> check_treatment(const VisitDraft& draft, int number, const Catalogue& catalogue,
                                         const Patient& patient, Date visit_day, Date today, Problems& problems);

}  // namespace psoas
