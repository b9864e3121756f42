#pragma once

// A disk of a size that can be changed: a file system in memory, in a process of its own whose mounts end with it.

#include <cstdint>
#include <filesystem>
#include <functional>

namespace psoas::tests {

class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path folder) : x_folder(std::move(folder)) {}
  const std::filesystem::path& folder() const { return x_folder; }

  // Makes it as large as what is on it and this many bytes more. Throws std::runtime_error.
  void leave(std::uintmax_t bytes) const;

  // Nothing on it can be changed any more. Throws std::runtime_error.
  void only_read() const;

 private:
  std::filesystem::path x_folder;
};

enum class OnSmallDisk { done, failed, not_allowed_here };

// Runs the work over an own file system mounted on the folder. `failed` when the work throws; what it threw is
// printed.
OnSmallDisk on_small_disk(const std::filesystem::path& folder, const std::function<void(const SmallDisk&)>& work);

}  // namespace psoas::tests
