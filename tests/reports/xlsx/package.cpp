#include "tests/reports/xlsx/package.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include "domain/base/uuid.h"

namespace psoas::reports {

namespace {

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string output;
  char buffer[4096];
  while (const std::size_t read = std::fread(buffer, 1, sizeof buffer, pipe.get())) output.append(buffer, read);
  return output;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

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

TemporaryFolder::TemporaryFolder()
    : x_path(std::filesystem::temp_directory_path() / ("psoastrack-test-" + new_uuid())) {
  std::filesystem::create_directory(x_path);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(x_path, ignored);
}

std::size_t TemporaryFolder::entries() const {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(x_path), {}));
}

std::string part_of(const std::filesystem::path& workbook, const std::string& part) {
  REQUIRE(output_of("unzip -tq '" + workbook.string() + "'").find("No errors") != std::string::npos);
  return output_of("unzip -p '" + workbook.string() + "' '" + part + "' 2>/dev/null");
}

std::string cell_of(const std::string& sheet_xml, const std::string& cell) {
  const std::size_t start = sheet_xml.find("<c r=\"" + cell + "\"");
  if (start == std::string::npos) return {};
  return sheet_xml.substr(start, sheet_xml.find("</c>", start) + 4 - start);
}

void require_approved(const std::string& part_xml, const std::string& name) {
  const std::filesystem::path approved = std::filesystem::path(APPROVED_FOLDER) / name;
  const std::filesystem::path received = std::filesystem::path(APPROVED_FOLDER) / (name + ".received");
  const std::string text = element_a_line(part_xml);
  if (text_of(approved) == text) {
    std::error_code ignored;
    std::filesystem::remove(received, ignored);
    SUCCEED();
    return;
  }
  std::ofstream(received, std::ios::binary) << text;
  FAIL("differs from " << approved << "; see " << received);
}

}  // namespace psoas::reports
