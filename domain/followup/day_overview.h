#pragma once

// What waits for the people of the clinic on a day: the counts beside the pages, and the lists of the page Today.

#include <vector>

#include "domain/outcome/period_record.h"
#include "domain/store/follow_ups.h"
#include "domain/store/red_flags.h"
#include "domain/store/store.h"

namespace psoas {

// Visits without a score are looked for so many days back.
inline constexpr int days_without_score = 30;

struct DayCounts {
  std::int64_t red_flags = 0;  // nobody has acknowledged
  std::int64_t drafts = 0;
  std::int64_t without_score = 0;
  std::int64_t follow_ups = 0;  // due and overdue

  // What stands beside Today: all that is left to do but the follow-ups, which have a page of their own.
  std::int64_t unfinished() const { return red_flags + drafts + without_score; }
};
DayCounts read_day_counts(Reading& reading, Date today);

struct DayOverview {
  DayCounts counts;
  std::vector<RedFlagLine> red_flags;        // not acknowledged, the most severe first
  PeriodRecord visits;                       // of the day
  std::vector<DraftLine> drafts;             // latest first
  std::vector<FollowUpLine> follow_ups;      // overdue ones first; at most `most`
  std::vector<VisitWithoutScore> no_scores;  // latest first; at most `most`
};
DayOverview read_day_overview(Reading& reading, Date today, int most);

}  // namespace psoas
