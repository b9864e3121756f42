#include "domain/demo/drawn_response.h"

#include <algorithm>

namespace psoas {

DrawnResponse drawn_response(int odds, Random& random) {
  const int rest = 100 - odds;
  switch (random.weighted({odds, rest * 45 / 100, rest * 42 / 100, rest * 13 / 100})) {
    case 0: return DrawnResponse::full;
    case 1: return DrawnResponse::partial;
    case 2: return DrawnResponse::none;
    default: return DrawnResponse::worse;
  }
}

Relief relief_after(DrawnResponse response, int from, double months, Random& random) {
  Relief relief;
  relief.from = from;
  relief.full_after = random.between(7, 28);
  const double full_share = random.between(0.55, 0.9);
  const double partial_share = random.between(0.28, 0.5);
  const double slight_share = random.between(-0.05, 0.15);
  const double days = std::max(10.0, random.bell(months * 30, months * 10));
  switch (response) {
    case DrawnResponse::full: relief.share = full_share; break;
    case DrawnResponse::partial: relief.share = partial_share; break;
    case DrawnResponse::none: relief.share = slight_share; break;
    case DrawnResponse::worse: relief.share = -slight_share - 0.1; break;
  }
  relief.lasts = static_cast<int>(response == DrawnResponse::full ? days : days * 0.6);
  relief.fades = static_cast<int>(days * 0.5) + 14;
  return relief;
}

}  // namespace psoas
