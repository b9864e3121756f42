#include "domain/base/clock.h"

#include "domain/base/local_time.h"

namespace psoas {

Moment SystemClock::now() const { return date::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

Date SystemClock::today() const { return local_day(now()); }

int SystemClock::offset_minutes() const { return local_offset_minutes(now()); }

}  // namespace psoas
