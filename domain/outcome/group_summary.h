#pragma once

// The figures of a group of judged courses: counts, proportions by each estimand, means, and the curves of lasting
// relief.

#include <span>

#include "domain/outcome/outcome_result.h"

namespace psoas {

// `members` are places in result.cases; result.windows is filled.
OutcomeGroup summarise_group(const OutcomeResult& result, std::span<const std::size_t> members);

// Times to the loss of substantial relief, as the log-rank test compares them.
std::vector<SurvivalTime> times_of(const OutcomeResult& result, std::span<const std::size_t> members);

}  // namespace psoas
