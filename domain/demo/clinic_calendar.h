#pragma once

// When the demo clinic sees people: never on Sundays and public holidays, seldom on Saturdays, less in August and
// around Christmas.

#include "domain/base/date.h"
#include "domain/demo/random.h"

namespace psoas {

// The day an appointment wished for `wished` falls on: that day or a later one.
Date appointment_near(Date wished, Random& random);

}  // namespace psoas
