#pragma once

// Invented patients for the tests of reports: the golden one by hand, and others made to be awkward.

#include "domain/outcome/patient_trend.h"
#include "tests/support/days.h"

namespace psoas::tests {

// DEMO-0001: six visits, two blocks, RFA on 2025-01-20 and its repeat, least and worst round the average.
PatientTrend golden_trend();

// The golden patient with the Thomas angle on the second axis, physical therapy, and a planned review block.
PatientTrend golden_trend_with_second();

// `count` scores, one every `every` days.
PatientTrend trend_of_scores(int count, int every);

// `count` treatments of every kind within two years.
PatientTrend trend_of_treatments(int count);

PatientTrend empty_trend();

}  // namespace psoas::tests
