#pragma once

// Where a file lies and whether SQLite is safe there: what is asked before a byte of it is read.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace psoas::storage {

// The path with links and dots of its folders resolved; its last part is kept as it is. Throws StoreError missing
// when there is no such folder.
std::filesystem::path resolved(const std::filesystem::path& file);

// Throws StoreError: missing, foreign_file for a link or anything but a file, and for an empty file.
void require_ordinary_file(const std::filesystem::path& file);

// Throws StoreError network_folder, naming the file system or the folder, on network file systems and in folders
// that a cloud service copies.
void require_local_folder(const std::filesystem::path& file);

// Throws StoreError full when the disk has too little room for saving beside a file of this size; `detail` says
// how much is free and how much is needed.
void require_room(const std::filesystem::path& file, std::uintmax_t size);

// True when nobody may write the file, or the medium is read-only.
bool is_read_only(const std::filesystem::path& file);

// What is mounted where a path lies.
struct MountedSystem {
  std::string type;    // "ext4", "fuse.sshfs"; "" when it is not known
  std::string device;  // "253:0"
  std::string source;  // "/dev/mapper/home"
};

// What this process sees mounted: the text of /proc/self/mountinfo; "" when the system does not tell.
std::string what_is_mounted();

// From that text.
MountedSystem mount_of(std::string_view mountinfo, const std::filesystem::path& path);

// Its type alone.
std::string file_system_of(std::string_view mountinfo, const std::filesystem::path& path);

bool is_network_file_system(std::string_view type);

// The folder of a cloud service that the path goes through; empty when there is none.
std::filesystem::path cloud_folder_of(const std::filesystem::path& path);

}  // namespace psoas::storage
