#pragma once

// Looks into a workbook as an outsider would: unzips it, and compares its parts with approved ones.

#include <filesystem>
#include <string>

namespace psoas::reports {

// A folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  std::filesystem::path operator/(const std::string& name) const { return x_path / name; }
  const std::filesystem::path& path() const { return x_path; }
  std::size_t entries() const;  // hidden ones as well

 private:
  std::filesystem::path x_path;
};

// The text of one part; fails the test when unzip finds fault with the package.
std::string part_of(const std::filesystem::path& workbook, const std::string& part);

// The XML of one cell, such as <c r="A1" …>…</c>; "" when there is none.
std::string cell_of(const std::string& sheet_xml, const std::string& cell);

// Compares the part, one element a line, with tests/data/approved/NAME. When they differ the received text is left
// beside it as NAME.received and the test fails; `tests/approve` takes it over.
void require_approved(const std::string& part_xml, const std::string& name);

}  // namespace psoas::reports
