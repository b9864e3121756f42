#include "storage/sqlite/place.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "domain/store/store_error.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t least_room = 200'000'000;

// "\040" stands for a blank in mountinfo.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 3 >= text.size()) {
      plain += text[i];
      continue;
    }
    plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
    i += 3;
  }
  return plain;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

bool lies_under(const std::string& path, const std::string& folder) {
  return folder == "/" || path == folder || path.starts_with(folder + "/");
}

}  // namespace

std::string what_is_mounted() {
  std::ifstream in("/proc/self/mountinfo");
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path resolved(const fs::path& file) {
  std::error_code error;
  const fs::path absolute = fs::absolute(file, error);
  const fs::path folder = fs::canonical(absolute.parent_path(), error);
  if (error) throw StoreError(StoreFault::missing, absolute.parent_path().string());
  return folder / absolute.filename();
}

void require_ordinary_file(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(file, error);
  if (status.type() == fs::file_type::not_found) throw StoreError(StoreFault::missing, file.string());
  if (status.type() == fs::file_type::symlink) throw StoreError(StoreFault::foreign_file, file.string() + ": a link");
  if (status.type() != fs::file_type::regular) throw StoreError(StoreFault::foreign_file, file.string() + ": no file");
  if (fs::file_size(file, error) == 0) throw StoreError(StoreFault::foreign_file, file.string() + ": empty");
}

MountedSystem mount_of(std::string_view mounts, const fs::path& path) {
  MountedSystem mounted;
  std::size_t longest = 0;
  while (!mounts.empty()) {
    const std::size_t end = std::min(mounts.find('\n'), mounts.size());
    const std::vector<std::string_view> words = words_of(mounts.substr(0, end));
    mounts.remove_prefix(std::min(end + 1, mounts.size()));
    const auto dash = std::find(words.begin(), words.end(), "-");
    if (words.size() < 5 || words.end() - dash < 2) continue;
    const std::string folder = unescaped(words[4]);
    // A later mount on the same folder hides the earlier one.
    if (folder.size() < longest || !lies_under(path.string(), folder)) continue;
    longest = folder.size();
    mounted.type = *(dash + 1);
    mounted.device = words[2];
    mounted.source = words.end() - dash > 2 ? unescaped(*(dash + 2)) : std::string();
  }
  return mounted;
}

std::string file_system_of(std::string_view mounts, const fs::path& path) { return mount_of(mounts, path).type; }

bool is_network_file_system(std::string_view type) {
  static constexpr std::array<std::string_view, 16> types{
      "nfs",        "nfs4",      "cifs",           "smb3",   "smbfs",      "9p",
      "afs",        "ceph",      "fuse.ceph",      "vboxsf", "fuse.sshfs", "fuse.rclone",
      "fuse.davfs", "fuse.s3fs", "fuse.glusterfs", "prl_fs"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

fs::path cloud_folder_of(const fs::path& path) {
  static constexpr std::array<std::string_view, 9> names{"Dropbox",     "OneDrive",     "Nextcloud",
                                                         "ownCloud",    "Google Drive", "GoogleDrive",
                                                         "iCloudDrive", "pCloudDrive",  "MEGAsync"};
  fs::path folder;
  for (const fs::path& part : path.parent_path()) {
    folder /= part;
    const std::string name = part.string();
    for (const std::string_view cloud : names)
      if (name == cloud || name.starts_with(std::string(cloud) + " ") || name.starts_with(std::string(cloud) + "-"))
        return folder;
  }
  return {};
}

void require_local_folder(const fs::path& file) {
  const std::string mounts = what_is_mounted();
  const std::string type = file_system_of(mounts, file);
  if (is_network_file_system(type)) throw StoreError(StoreFault::network_folder, type);
  const fs::path cloud = cloud_folder_of(file);
  if (!cloud.empty()) throw StoreError(StoreFault::network_folder, cloud.string());
}

void require_room(const fs::path& file, std::uintmax_t size) {
  std::error_code error;
  const fs::space_info space = fs::space(file.parent_path(), error);
  const std::uintmax_t needed = std::max(least_room, 3 * size);
  if (error || space.available >= needed) return;
  std::ostringstream facts;
  facts << file.parent_path().string() << ": " << space.available / 1'000'000 << " MB free, " << needed / 1'000'000
        << " MB needed";
  throw StoreError(StoreFault::full, facts.str());
}

bool is_read_only(const fs::path& file) {
  std::error_code error;
  const auto writable = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
  if ((fs::status(file, error).permissions() & writable) == fs::perms::none) return true;
  struct statvfs medium {};
  if (statvfs(file.c_str(), &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0) return true;
  return access(file.c_str(), W_OK) != 0 || access(file.parent_path().c_str(), W_OK) != 0;
}

}  // namespace psoas::storage
