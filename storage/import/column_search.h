#pragma once

// Finds the columns that a section of a mapping names in the header of its table.

#include <filesystem>

#include "storage/import/csv_reader.h"
#include "storage/import/mapping.h"

namespace psoas::storage {

// Sets the places of all columns. Throws ImportError missing_column (the mapping's line, the columns there are) or,
// when the whole header is one column that holds another delimiter, wrong_delimiter.
void find_columns(Section& section, const CsvReader& table, const std::filesystem::path& file, const Mapping& mapping);

}  // namespace psoas::storage
