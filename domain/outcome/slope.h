#pragma once

// The slope of a course by itself, where neither its limits nor its line are wanted.

#include <optional>
#include <vector>

#include "domain/outcome/trend.h"

namespace psoas {

// theil_sen()'s slope per day. Nothing when fewer than two different days.
std::optional<double> theil_sen_slope(const std::vector<SlopePoint>& points);

}  // namespace psoas
