#pragma once

// On which disk a folder lies: a backup beside the database is lost together with it.

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace psoas::storage {

// The file system is the same: what is written there is written as fast as the database.
bool on_same_file_system(const std::filesystem::path& one, const std::filesystem::path& other);

// Whether a disk that both lie on could fail and take both: partitions of one disk and encrypted volumes on it are the
// same disk. What has no disk behind it (memory, a network folder) is told by its file system.
bool on_same_disk(const std::filesystem::path& one, const std::filesystem::path& other);

// Names of the disks behind a device number, "8:1" for instance, found below `devices` (/sys/dev/block).
std::set<std::string> disks_behind(const std::string& number, const std::filesystem::path& devices);

}  // namespace psoas::storage
