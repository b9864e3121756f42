#pragma once

// Looks into a workbook as an outsider would.

#include <filesystem>
#include <string>

namespace psoas::tests {

// The text of one part, "" when there is none; fails the test when unzip finds fault with the package.
std::string part_of(const std::filesystem::path& workbook, const std::string& part);

// The XML of one cell, such as <c r="A1" …>…</c>; "" when there is none.
std::string cell_of(const std::string& sheet_xml, const std::string& cell);

// As require_approved, with one element a line.
void require_approved_xml(const std::string& part_xml, const std::string& name);

}  // namespace psoas::tests
