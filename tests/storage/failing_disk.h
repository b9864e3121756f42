#pragma once

// A disk that fails on command: a layer over SQLite's usual file system in which every call can be made to fail.

#include <string>

namespace psoas::tests {

// A torn write has written its first half.
enum class DiskFault { read, write, torn, full, sync };

class FailingDisk {
 public:
  FailingDisk();   // healthy
  ~FailingDisk();  // healthy again

  // The name the layer is known by to SQLite.
  static std::string name() { return "failing-disk"; }

  // The call with this number from now on (1 is the next), and, when lasting, all that follow, fail if the fault
  // can happen to them: a read cannot find the disk full.
  void fail_at(int call, DiskFault fault, bool lasting);
  void heal();

  bool has_failed() const;
};

}  // namespace psoas::tests
