#pragma once

// An analysis from the store to its answer.

#include "domain/outcome/outcome_result.h"
#include "domain/store/outcome_source.h"
#include "domain/store/store.h"

namespace psoas {

// What has to be read to answer it: its measure, filters and groups, and what every answer tells besides.
OutcomeWanted wanted_by(const Analysis& analysis, const Catalogue& catalogue);

// The same for a record that is kept for further questions: every treatment may start a course, and clinicians are
// named.
OutcomeWanted wanted_for_more(const Analysis& analysis, const Catalogue& catalogue);

// Whether what was read for one question answers another.
bool is_enough(const OutcomeWanted& read, const OutcomeWanted& asked);

// Throws std::invalid_argument for a measure the catalogue does not know, StoreError, Cancelled. The record is read in
// the closure; whoever wants the store back sooner reads it with wanted_by and calls analyse afterwards.
OutcomeResult read_outcomes(Reading& reading, const Catalogue& catalogue, const Analysis& analysis, Progress& progress);

}  // namespace psoas
