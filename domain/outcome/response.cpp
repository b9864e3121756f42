#include "domain/outcome/response.h"

#include <algorithm>

namespace psoas {

Response respond(double baseline, double follow, Direction direction, double important_change,
                 const ResponderThresholds& thresholds) {
  Response response;
  response.change = change(baseline, follow);
  response.improvement_points = improvement(baseline, follow, direction).value_or(0);
  response.improvement_percent = improvement_percent(baseline, follow, direction);
  response.responder_class = responder_class(baseline, follow, direction, thresholds);
  response.moderate = improved_by(baseline, follow, thresholds.moderate, direction);
  response.substantial = improved_by(baseline, follow, thresholds.substantial, direction);
  response.points2 = improved_by_points(baseline, follow, 2, direction);
  response.points4 = improved_by_points(baseline, follow, 4, direction);
  if (important_change > 0) response.important = improved_by_points(baseline, follow, important_change, direction);
  response.important30 = improved_by(baseline, follow, 30, direction);
  return response;
}

bool impression_responds(double pgic) { return pgic <= 2; }

bool composite_responds(const Response& pain, std::span<const Pair> functions, bool grave_adverse_event) {
  if (!pain.moderate || grave_adverse_event) return false;
  return std::any_of(functions.begin(), functions.end(), [](const Pair& pair) {
    return pair.important_change > 0 &&
           improved_by_points(pair.baseline, pair.follow, pair.important_change, pair.direction);
  });
}

}  // namespace psoas
