#pragma once

// Reads files that the program wrote, as an outsider would: by the formats' own rules and none of the program's code.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace psoas::tests {

// The cells of a CSV file after RFC 4180, row by row. Throws std::runtime_error for what the format forbids.
std::vector<std::vector<std::string>> cells_of_csv(const std::filesystem::path& file);

struct WorkbookTexts {
  std::set<std::string> texts;  // of all cells
  int formulas = 0;
};

// Throws std::runtime_error when unzip finds fault with the package.
WorkbookTexts texts_of_workbook(const std::filesystem::path& file);

}  // namespace psoas::tests
