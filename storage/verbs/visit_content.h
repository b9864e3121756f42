#pragma once

// Scores, findings, treatments and confirmed paths of one visit, read and written in place.

#include "domain/visit/visit.h"
#include "storage/engine/connection.h"
#include "storage/engine/query.h"

namespace psoas::storage {

// The number of an entry of a visit, for ScoreId, FindingId and TreatmentId: it stays the same when the visit is
// corrected.
inline constexpr std::int64_t most_entries = 1024;
inline std::int64_t entry_number(std::int64_t visit, std::int64_t ordinal) { return visit * most_entries + ordinal; }

// Reads everything on the visit named by `visit.id`.
void read_content(Connection& connection, Visit& visit);
// Its findings alone, without their qualifiers.
void read_findings_of(Connection& connection, Visit& visit);

// `visit.id` must be set. An entry that came from this visit keeps its number.
void write_content(Connection& connection, const Visit& visit);
void remove_content(Connection& connection, VisitId visit);

// A value in the four columns that begin at `column`: number, choice, text, day.
Value read_value(Query& query, int column);

// A link in the three columns that begin at `column`: role, to_visit, to_treatment.
TreatmentLink read_link(Query& query, int column);

// A treatment without its parameters and links, from the columns ordinal, code, side, date, end_date, status,
// performer, is_index, same_target_key, note, indication.
Treatment read_treatment(Query& query, VisitId visit);

}  // namespace psoas::storage
