#pragma once

// The rules one typed finding is held against; a part of check(VisitDraft).

#include <string>

#include "domain/visit/visit_draft.h"

namespace psoas {

// True when the field matters for what has been typed into this row of the finding (FieldDefinition::hint_when).
bool matters(const FindingDefinition& definition, const FieldDefinition& field, const VisitDraft& draft, Side side,
             int row);

// The path whose text counts for a qualifier of this row: its own; else the one both sides share; else that of the
// study this finding, or every image of the visit, was read from. The own path when nothing is typed anywhere.
std::string qualifier_path(const FindingDefinition& definition, const FieldDefinition& field, const VisitDraft& draft,
                           Side side, int row);

// Reads one row of one side into the visit; a row without a value is not recorded. A qualifier that does not matter
// for what was typed is left out. Problems are appended.
void check_finding(const VisitDraft& draft, const FindingDefinition& definition, Side side, int row, Visit& visit,
                   Problems& problems);

}  // namespace psoas
