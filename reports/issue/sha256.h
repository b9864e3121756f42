#pragma once

// SHA-256 in hexadecimal digits, as `sha256sum` prints it.

#include <filesystem>
#include <string>
#include <string_view>

namespace psoas::reports {

std::string sha256_of(std::string_view bytes);

// Reads the file piece by piece. Throws FileError.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace psoas::reports
