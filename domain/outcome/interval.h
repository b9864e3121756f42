#pragma once

namespace psoas {

// Both limits of an interval estimate, included.
struct Interval {
  double low = 0;
  double high = 0;
};

}  // namespace psoas
