#pragma once

// A clinic's catalogue file on the disk: read with a limit, in UTF-8, and checked as if it were taken at once.

#include <filesystem>

#include "storage/catalogue/catalogue_file.h"

namespace psoas::storage {

// A clinic's entries, in a file or in the database, may have this many bytes.
inline constexpr std::uintmax_t most_catalogue_bytes = 2'000'000;

// The file's entries, which could be laid over these own ones. Throws FileError, or CatalogueError with every fault.
CatalogueContent read_catalogue_file(const std::filesystem::path& file, const CatalogueContent& own);

}  // namespace psoas::storage
