#pragma once

// Whether the disk that a file lies on is encrypted, as far as the system tells.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace psoas::storage {

// What the system says of block devices; tests put their own behind it.
struct BlockDevices {
  std::filesystem::path folder = "/sys/dev/block";  // one entry for each device: "253:0"
  // The number of a device file such as /dev/mapper/home: "253:0"; "" when there is none.
  std::function<std::string(const std::string& device_file)> number_of;
};

// "LUKS" or "gocryptfs" for the file system that the path lies on, by the text of /proc/self/mountinfo and what lies
// below its block device; "" when nothing says that it is encrypted. Of several devices under one all must be.
std::string encryption_in(std::string_view mountinfo, const std::filesystem::path& path, const BlockDevices& devices);

// The same on this machine; also "fscrypt" for a folder with a policy of its own.
std::string encryption_of(const std::filesystem::path& file);

}  // namespace psoas::storage
