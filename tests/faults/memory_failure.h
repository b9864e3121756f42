#pragma once

// Memory that runs out on command: stands between SQLite and the usual allocator from the start of this program.

#include <cstdint>

namespace psoas::tests {

class MemoryFailure {
 public:
  // The allocation with this number from now on (1 is the next), and, when lasting, all that follow, get nothing.
  MemoryFailure(std::int64_t allocation, bool lasting);
  MemoryFailure(const MemoryFailure&) = delete;
  MemoryFailure& operator=(const MemoryFailure&) = delete;
  ~MemoryFailure();  // there is enough again

  bool has_failed() const;
};

// Allocations of SQLite that were not given back.
std::int64_t allocations_alive();

}  // namespace psoas::tests
