#pragma once

// Time that no setting of the clock turns back: how long something lasts while the program runs.

#include <chrono>
#include <cstdint>

namespace psoas::storage {

inline std::int64_t steady_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace psoas::storage
