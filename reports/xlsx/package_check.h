#pragma once

// Reads a finished workbook back from the disk. The library that writes it does not notice a full temporary
// folder: it reports success and leaves rows out, in a package that passes a ZIP test.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "domain/base/progress.h"

namespace psoas::reports {

// Throws FileError unless every part of the package is whole XML and sheet n has rows_of_sheets[n − 1] rows with
// cells. Throws Cancelled.
void check_package(const std::filesystem::path& package, const std::vector<std::int64_t>& rows_of_sheets,
                   Progress& progress);

}  // namespace psoas::reports
