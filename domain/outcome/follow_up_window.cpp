#include "domain/outcome/follow_up_window.h"

#include <cstdlib>

namespace psoas {

const DatedValue* follow_up(const std::vector<DatedValue>& values, Date index_day, const FollowUpWindow& window) {
  const DatedValue* nearest = nullptr;
  int nearest_distance = 0;
  for (const DatedValue& value : values) {
    const int day = days_between(index_day, value.date);
    if (day < window.first_day || day > window.last_day || value.phase == ScorePhase::post_procedure) continue;
    const int distance = std::abs(day - window.target_day);
    const bool later = nearest && (value.date > nearest->date ||
                                   (value.date == nearest->date && value.entered_at >= nearest->entered_at));
    if (nearest && (distance > nearest_distance || (distance == nearest_distance && !later))) continue;
    nearest = &value;
    nearest_distance = distance;
  }
  return nearest;
}

bool closed(const FollowUpWindow& window, Date index_day, Date as_of) {
  return days_between(index_day, as_of) > window.last_day;
}

}  // namespace psoas
