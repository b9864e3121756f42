#pragma once

// Formats a report can be written in; the ending of a file's name says which.

#include <filesystem>
#include <string>
#include <vector>

namespace psoas {

struct FileFormat {
  std::string ending;  // "pdf"
  std::string label;   // "PDF report"
};

// Of a file's name, in lower case and without the point; "" when it has none.
std::string ending_of(const std::filesystem::path& file);

std::vector<std::string> endings(const std::vector<FileFormat>& formats);

}  // namespace psoas
