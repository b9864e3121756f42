#include "tests/reports/xlsx/package.h"

#include <catch2/catch.hpp>

#include "tests/support/approved.h"
#include "tests/support/output_of.h"

namespace psoas::tests {

namespace {

// Lines make differences readable.
std::string element_a_line(const std::string& xml) {
  std::string lines;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    lines += xml[i];
    if (xml[i] == '>' && i + 1 < xml.size() && xml[i + 1] == '<') lines += '\n';
  }
  return lines + '\n';
}

}  // namespace

std::string part_of(const std::filesystem::path& workbook, const std::string& part) {
  REQUIRE(output_of("unzip -tq '" + workbook.string() + "'").find("No errors") != std::string::npos);
  return output_of("unzip -p '" + workbook.string() + "' '" + part + "' 2>/dev/null || true");
}

std::string cell_of(const std::string& sheet_xml, const std::string& cell) {
  const std::size_t start = sheet_xml.find("<c r=\"" + cell + "\"");
  if (start == std::string::npos) return {};
  return sheet_xml.substr(start, sheet_xml.find("</c>", start) + 4 - start);
}

void require_approved_xml(const std::string& part_xml, const std::string& name) {
  require_approved(element_a_line(part_xml), name);
}

}  // namespace psoas::tests
