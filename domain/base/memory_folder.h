#pragma once

// A folder of our own in the computer's memory, for what must not lie on a disk in clear: closed to others, and gone
// with this object. What a program that was killed has left there goes when the next one is made. Under pressure the
// system may move memory to its swap space, which is on a disk.

#include <filesystem>
#include <vector>

#include "domain/base/output_file.h"

namespace psoas {

class MemoryFolder {
 public:
  // In the user's runtime folder, or in /dev/shm. Throws FileError when neither is kept in memory.
  MemoryFolder();
  // In the first of these places that is kept in memory.
  explicit MemoryFolder(const std::vector<std::filesystem::path>& places);
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  ~MemoryFolder();

  const std::filesystem::path& path() const { return x_path; }

 private:
  std::filesystem::path x_path;
};

}  // namespace psoas
