#include "domain/outcome/follow_up_window.h"

#include "domain/outcome/course.h"
#include "domain/outcome/dated_course.h"

namespace psoas {

std::vector<FollowUpWindow> standard_windows() {
  std::vector<FollowUpWindow> windows(follow_up_windows.begin(), follow_up_windows.end());
  windows.push_back({"24mo", "24 months", 730, 640, 820});
  return windows;
}

const DatedValue* follow_up(const std::vector<DatedValue>& values, Date index_day, const FollowUpWindow& window) {
  const DatedCourse course(values, index_day);
  return course.at(place_of_follow_up(course.values(), window));
}

bool closed(const FollowUpWindow& window, Date index_day, Date as_of) {
  return closed(window, days_between(index_day, as_of));
}

}  // namespace psoas
