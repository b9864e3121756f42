#pragma once

// What a patient's report tells besides the trend: how each instrument stands, every treatment with its own before and
// after, findings of both sides over time.

#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/patient_trend.h"
#include "reports/pdf/page_flow.h"

namespace psoas::reports {

// The latest score of each instrument, its day, and the change since the baseline of the index treatment.
PageTable instruments_table(const PatientTrend& trend);

// By date, numbered as the marks of a crowded chart are: baseline and the value of each window, of those done.
PageTable before_after_table(const PatientTrend& trend);

// By day, latest first, a table for every five days: scores of the instruments that the table of visits has no column
// for; findings, each side a row.
std::vector<PageTable> scores_tables(const PatientTrend& trend, const Catalogue& catalogue);
std::vector<PageTable> findings_tables(const PatientTrend& trend, const Catalogue& catalogue);

}  // namespace psoas::reports
