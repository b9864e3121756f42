#include "domain/followup/day_overview.h"

#include <utility>

namespace psoas {

DayCounts read_day_counts(Reading& reading, Date today) {
  return {static_cast<std::int64_t>(reading.red_flags().unacknowledged().size()),
          static_cast<std::int64_t>(reading.visits().drafts().size()),
          reading.follow_ups().count_visits_without_score(add_days(today, -days_without_score), today),
          reading.follow_ups().waiting(today)};
}

DayOverview read_day_overview(Reading& reading, Date today, int most) {
  DayOverview day;
  day.counts = read_day_counts(reading, today);
  day.red_flags = reading.red_flags().unacknowledged();
  NoProgress at_once;
  day.visits = reading.series().period(today, today, at_once);
  day.drafts = reading.visits().drafts();
  FollowUps& follow_ups = reading.follow_ups();
  day.follow_ups = follow_ups.lines(FollowUpList::overdue, {}, today, most);
  const int left = most - static_cast<int>(day.follow_ups.size());
  for (FollowUpLine& line : follow_ups.lines(FollowUpList::due, {}, today, left))
    day.follow_ups.push_back(std::move(line));
  day.no_scores = follow_ups.visits_without_score(add_days(today, -days_without_score), today, most);
  return day;
}

}  // namespace psoas
