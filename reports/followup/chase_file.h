#pragma once

// A list of follow-ups as a file of any of the formats; the ending of its name says which. Console and window both
// write through here.

#include <filesystem>
#include <string>
#include <vector>

#include "reports/pdf/chase_pages.h"

namespace psoas::reports {

struct ChaseFormat {
  std::string ending;  // "pdf"
  std::string label;   // "PDF list"
};

// In the order they are offered.
const std::vector<ChaseFormat>& chase_formats();

// Throws FileError; std::invalid_argument when the ending is none of the formats'.
void write_chase_file(const ChaseReport& report, const Catalogue& catalogue, const std::filesystem::path& file);

}  // namespace psoas::reports
