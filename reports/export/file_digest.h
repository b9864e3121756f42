#pragma once

// The SHA-256 of a file, by which a recipient and the log can tell that it is the one that was made.

#include <filesystem>
#include <string>

namespace psoas::reports {

// 64 hexadecimal digits. Throws FileError.
std::string sha256_of(const std::filesystem::path& file);

}  // namespace psoas::reports
