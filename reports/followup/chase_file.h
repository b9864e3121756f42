#pragma once

// A list of follow-ups as a file of any of the formats; the ending of its name says which. Console and window both
// write through here.

#include <filesystem>
#include <vector>

#include "domain/base/file_format.h"
#include "reports/pdf/chase_pages.h"

namespace psoas::reports {

// In the order they are offered.
const std::vector<FileFormat>& chase_formats();

// Throws FileError; std::invalid_argument when the ending is none of the formats'.
void write_chase_file(const ChaseReport& report, const Catalogue& catalogue, const std::filesystem::path& file);

}  // namespace psoas::reports
