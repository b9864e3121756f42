#include "domain/demo/pain_course.h"

#include <algorithm>

namespace psoas {

namespace {

double share_on(const Relief& relief, int day) {
  const int since = day - relief.from;
  if (since <= 0) return 0;
  if (since < relief.full_after) return relief.share * since / relief.full_after;
  const int fading = since - relief.full_after - relief.lasts;
  if (fading <= 0) return relief.share;
  return fading >= relief.fades ? 0 : relief.share * (relief.fades - fading) / relief.fades;
}

}  // namespace

double PainCourse::at(int day) const {
  double left = 1;
  for (const Relief& relief : x_reliefs) left *= 1 - share_on(relief, day);
  return std::clamp(x_untreated * left, 0.0, 10.0);
}

}  // namespace psoas
