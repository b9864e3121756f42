#pragma once

// Moments in the zone of this computer, whose clocks may be put forward or back in between.

#include "domain/base/date.h"

namespace psoas {

// How far local time is ahead of UTC at that moment.
int local_offset_minutes(Moment at);

// The calendar day it is then.
Date local_day(Moment at);

}  // namespace psoas
