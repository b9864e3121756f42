#include "domain/outcome/course.h"

#include <cstdlib>

namespace psoas {

std::size_t place_of_baseline(Course course, int days_before) {
  std::size_t latest = no_place;
  for (std::size_t i = 0; i < course.size() && course[i].day <= 0; ++i) {
    if (course[i].day < -days_before || course[i].phase == ScorePhase::post_procedure) continue;
    if (course[i].day == 0 && course[i].phase != ScorePhase::pre_procedure) continue;
    latest = i;
  }
  return latest;
}

std::size_t place_of_follow_up(Course course, const FollowUpWindow& window) {
  std::size_t nearest = no_place;
  int nearest_distance = 0;
  for (std::size_t i = 0; i < course.size() && course[i].day <= window.last_day; ++i) {
    if (course[i].day < window.first_day || course[i].phase == ScorePhase::post_procedure) continue;
    const int distance = std::abs(course[i].day - window.target_day);
    if (nearest != no_place && distance > nearest_distance) continue;
    nearest = i;
    nearest_distance = distance;
  }
  return nearest;
}

std::vector<CourseValue> values_after(Course course, int last_day) {
  std::vector<CourseValue> after;
  for (const CourseValue& value : course)
    if (value.day > 0 && value.day <= last_day && value.phase != ScorePhase::post_procedure) after.push_back(value);
  return after;
}

}  // namespace psoas
