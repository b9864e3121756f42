#pragma once

// Reports on patients who do not exist, the same each time.

#include "domain/catalogue/catalogue.h"
#include "reports/xlsx/quarter_report.h"

namespace psoas::reports {

// A few instruments, findings and treatments.
Catalogue small_catalogue();

// A report on so many visits, each with five scores, three findings and now and then a treatment; with courses of
// treated patients in this quarter, the one before and a year ago.
QuarterReport invented_quarter(int visits);

}  // namespace psoas::reports
