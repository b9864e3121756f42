#pragma once

// Invented analyses for the tests of outcome charts and reports.

#include "domain/outcome/outcome_result.h"

namespace psoas::tests {

struct CohortShape {
  int groups = 2;     // compared by clinician; 1: nothing is compared
  int patients = 40;  // in each group
  bool long_labels = false;
  int windows = 5;       // 1 to 8
  int last_visit = 730;  // no value after this day
};

// Courses that rise again at different speeds, with gaps, re-treatments, withdrawals and deaths; the same each time.
OutcomeResult invented_outcomes(const CohortShape& shape, const Catalogue& catalogue);
OutcomeResult invented_outcomes(const CohortShape& shape = {});

// The mini-cohort (tests/domain/outcome/invented_record.h).
OutcomeResult mini_outcomes();

// Nothing fits; treated without baselines; one patient; all lost; all treated again; nobody better; nobody ever worse
// again; a cut day before any window has passed.
OutcomeResult outcomes_of_nobody();
OutcomeResult outcomes_without_baselines();
OutcomeResult outcomes_of_one();
OutcomeResult outcomes_all_lost();
OutcomeResult outcomes_all_treated_again();
OutcomeResult outcomes_without_relief();
OutcomeResult outcomes_without_loss();
OutcomeResult outcomes_cut_early();

}  // namespace psoas::tests
