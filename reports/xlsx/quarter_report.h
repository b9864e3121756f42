#pragma once

// All that the workbook of one quarter shows, read from the store in one go.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/progress.h"
#include "domain/outcome/issue_comparison.h"
#include "domain/outcome/period_record.h"
#include "domain/outcome/quarter_figures.h"
#include "domain/outcome/quarter_summary.h"
#include "domain/store/adverse_events.h"
#include "domain/store/clinic.h"
#include "domain/store/store.h"

namespace psoas::reports {

struct QuarterReport {
  ClinicSettings clinic;
  Moment made_at{};
  std::string program_version;
  QuarterSummary summary;
  std::vector<QuarterFigures> figures;             // of each of its periods; what may not be told is marked in them
  std::int64_t least_count = 0;                    // smaller counts are hidden; 0 none is
  bool with_patients = true;                       // sheets with a row per visit, score, finding and treatment
  bool outside = false;                            // for readers outside the clinic
  PeriodRecord record;                             // empty without patients
  std::vector<PeriodAdverseEvent> adverse_events;  // empty without patients
  std::optional<IssueComparison> since_issue;      // where the quarter was issued before
  std::int64_t last_entry = 0;                     // of the audit trail when it was read
  std::string anchor;  // of the trail (domain/store/printed_anchor.h); "" none, and always for outside

  const QuarterFigures& current() const { return figures.at(0); }
  const QuarterFigures& previous() const { return figures.at(1); }
  const QuarterFigures& year_ago() const { return figures.at(4); }
};

struct QuarterRequest {
  Quarter quarter;
  Moment made_at{};           // of a quarter that was never issued its day decides which windows are closed
  bool with_patients = true;  // never for outside
  bool outside = false;       // counts below 11 are hidden
  bool to_be_issued = false;  // by the rules and on the day of now, even if it was issued before

  bool shows_patients() const { return with_patients && !outside; }
};

// A quarter that was issued is made again for the day and by the rules of its issue, so that only changes of the record
// can move a figure. Throws StoreError, Cancelled.
QuarterReport read_quarter(Reading& reading, const Catalogue& catalogue, const QuarterRequest& request,
                           Progress& progress);

// Makes the figures of the summary and hides what `least_count` asks for.
void fill_figures(QuarterReport& report);

}  // namespace psoas::reports
