#pragma once

// Small phrases that several sentences are made of: quotations, ranges, sizes. Private to ui/wording.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "domain/base/checked.h"

namespace psoas::wording {

// What was typed, in quotation marks: shortened when long, on one line, invisible characters shown.
std::string in_quotes(std::string_view typed);

// A file's whole path in quotation marks.
std::string path_in_quotes(const std::filesystem::path& file);

// A number text with a typographic minus.
std::string printed_number(std::string_view number);

// "0 to 10 mL", "at least 0°", "at most 130 years"; "" without limits.
std::string range(const Problem& problem);

// Two days: "2015-10-01 to 2021-09-30", "up to 2021-09-30", "from 2024-10-01"; "" without limits.
std::string period(const Problem& problem);

// "64 KB", "200 bytes".
std::string printed_size(std::string_view bytes);

// "1 patient", "12 patients".
std::string counted(std::int64_t count, std::string_view noun);

// With the first letter a capital one.
std::string capitalised(std::string text);

}  // namespace psoas::wording
