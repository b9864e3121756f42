#pragma once

// Which process holds a file, for the sentence "another program is using the clinic's file".

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace psoas::storage {

// A file as /proc/locks names it.
struct FileIdentity {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned long inode = 0;
};

// The process, other than `own`, that holds a lock on the file, one that writes before one that reads; from the text
// of /proc/locks. Nothing when there is none.
std::optional<int> holder_in(std::string_view locks, const FileIdentity& file, int own);

// "psoasctl, process 1234"; "" when it cannot be found out. Does not open the file: closing it again would drop the
// locks this process holds on it.
std::string holder_of(const std::filesystem::path& file);

}  // namespace psoas::storage
