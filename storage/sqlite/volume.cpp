#include "storage/sqlite/volume.h"

#include <fcntl.h>
#include <linux/fscrypt.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <fstream>

#include "storage/sqlite/place.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr int deepest = 8;  // devices upon devices

std::string first_line(const fs::path& file) {
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  return line;
}

bool is_encrypted(const std::string& number, const fs::path& folder, int depth) {
  const fs::path device = folder / number;
  if (first_line(device / "dm" / "uuid").starts_with("CRYPT-LUKS")) return true;
  std::error_code error;
  bool any = false;
  for (const auto& below : fs::directory_iterator(device / "slaves", error)) {
    any = true;
    if (depth == deepest || !is_encrypted(first_line(below.path() / "dev"), folder, depth + 1)) return false;
  }
  return any;
}

std::string number_of_device_file(const std::string& device_file) {
  struct stat facts {};
  if (stat(device_file.c_str(), &facts) != 0 || !S_ISBLK(facts.st_mode)) return {};
  return std::to_string(major(facts.st_rdev)) + ":" + std::to_string(minor(facts.st_rdev));
}

bool has_policy(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return false;
  fscrypt_get_policy_ex_arg asked{};
  asked.policy_size = sizeof asked.policy;
  const bool found = ioctl(handle, FS_IOC_GET_ENCRYPTION_POLICY_EX, &asked) == 0;
  ::close(handle);
  return found;
}

}  // namespace

std::string encryption_in(std::string_view mountinfo, const fs::path& path, const BlockDevices& devices) {
  const MountedSystem mounted = mount_of(mountinfo, path);
  if (mounted.type == "fuse.gocryptfs") return "gocryptfs";
  // Some file systems have a number of their own and name the device they are on.
  std::string number = mounted.device;
  if (number.starts_with("0:")) number = devices.number_of ? devices.number_of(mounted.source) : std::string();
  return !number.empty() && is_encrypted(number, devices.folder, 0) ? "LUKS" : "";
}

std::string encryption_of(const fs::path& file) {
  const std::string found = encryption_in(what_is_mounted(), resolved(file), {.number_of = number_of_device_file});
  if (!found.empty()) return found;
  return has_policy(resolved(file).parent_path()) ? "fscrypt" : "";
}

}  // namespace psoas::storage
