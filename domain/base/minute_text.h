#pragma once

#include <string>

#include "domain/base/date.h"

namespace psoas {

// "2026-03-02 14:30": the moment to the minute, in the time that is `offset_minutes` ahead of UTC.
std::string minute_text(Moment moment, int offset_minutes = 0);

}  // namespace psoas
