#pragma once

// The tables below a printed trend.

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/patient_trend.h"
#include "reports/pdf/page_flow.h"

namespace psoas::reports {

// Latest first, with the scores that occur, the second measure, and each visit's treatments.
PageTable visits_table(const PatientTrend& trend, const Catalogue& catalogue);

// By date, numbered as the marks of a crowded chart are.
PageTable treatments_table(const PatientTrend& trend, const Catalogue& catalogue);

// By onset, with the treatments each is linked to.
PageTable adverse_events_table(const PatientTrend& trend, const Catalogue& catalogue);

}  // namespace psoas::reports
