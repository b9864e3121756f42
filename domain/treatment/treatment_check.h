#pragma once

// The rules one typed treatment is held against; a part of check(VisitDraft).

#include <optional>
#include <string>

#include "domain/base/checked.h"
#include "domain/base/side.h"
#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient.h"
#include "domain/treatment/treatment.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

// side_required, side_not_allowed, or nothing.
std::optional<ProblemCode> side_problem(Laterality laterality, Side side);

// The path of the field that decides whether this one matters, in the same row of the same group; "" when nothing
// decides. FieldDefinition::hint_when is "FIELD=CODE[,CODE]".
std::string governing_path(const FieldDefinition& field, int number, int row);

// True when the field matters for what has been typed into treatment `number`.
bool matters(const FieldDefinition& field, const VisitDraft& draft, int number, int row);

// Reads the treatment typed under treatment/`number`. Problems are appended; nothing is returned when its code is
// missing or unknown. A treatment is given on the visit's day unless it says otherwise; only a planned one may lie
// in the future.
std::optional<Treatment> check_treatment(const VisitDraft& draft, int number, const Catalogue& catalogue,
                                         const Patient& patient, Date visit_day, Date today, Problems& problems);

}  // namespace psoas
