#pragma once

// All that the workbook of one quarter shows, read from the store in one go.

#include <string>

#include "domain/base/date.h"
#include "domain/outcome/adverse_event_counts.h"
#include "domain/outcome/period_record.h"
#include "domain/outcome/quarter_summary.h"
#include "domain/store/clinic.h"
#include "domain/store/store.h"

namespace psoas::reports {

struct QuarterReport {
  ClinicSettings clinic;
  Moment made_at{};
  std::string program_version;
  QuarterSummary summary;
  bool with_patients = true;  // sheets with a row per visit, score, finding and treatment
  PeriodRecord record;        // empty without patients
  AdverseEventSummary adverse_event_summary;
  std::vector<PeriodAdverseEvent> adverse_events;  // empty without patients
};

// `made_at` also decides which follow-up windows are closed.
QuarterReport read_quarter(Reading& reading, Quarter quarter, Moment made_at, bool with_patients);

}  // namespace psoas::reports
