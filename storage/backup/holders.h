#pragma once

// Programs that have a file open, whether or not they hold a lock on it just now.

#include <filesystem>
#include <string>
#include <vector>

namespace psoas::storage {

// Names of those whose open files can be looked at, this one included; "psoasctl (1234)".
std::vector<std::string> programs_with_open(const std::filesystem::path& file);

}  // namespace psoas::storage
