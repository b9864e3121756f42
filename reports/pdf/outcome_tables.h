#pragma once

// The tables of a printed outcome analysis.

#include <vector>

#include "domain/outcome/outcome_result.h"
#include "reports/pdf/page_flow.h"

namespace psoas::reports {

PageTable groups_table(const OutcomeResult& result);     // who is in it
PageTable follow_up_table(const OutcomeResult& result);  // what became of each window
// Responders by each way of dealing with what is missing; `which` of the window's figures.
PageTable responders_table(const OutcomeResult& result, const std::string& title, Estimands WindowResult::*which);
PageTable further_table(const OutcomeResult& result);  // points, important change, global impression, composite
PageTable means_table(const OutcomeResult& result);
PageTable relief_table(const OutcomeResult& result);    // median by each way of losing relief
PageTable survival_table(const OutcomeResult& result);  // the curve at the days of the windows

}  // namespace psoas::reports
