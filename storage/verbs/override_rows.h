#pragma once

// Overridden warnings of the treatments of one visit, read and written with its content.

#include "domain/visit/visit.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

// The treatment's place is its ordinal in the visit.
void write_overrides(Connection& connection, VisitId visit, std::int64_t treatment, const Treatment& content);
// For treatments that were read already, in order of their numbers.
void read_overrides(Connection& connection, Visit& visit);
void remove_overrides(Connection& connection, VisitId visit);

// Says of each override by whom and when it was given: as it stood in `before`, else by the one who writes now.
void sign_overrides(Visit& visit, const Visit& before, const Gate& gate);

}  // namespace psoas::storage
