#pragma once

// Files of a test: a folder of their own, and what stands in one.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "domain/base/uuid.h"

namespace psoas::tests {

// A folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() : x_path(std::filesystem::temp_directory_path() / ("psoas-" + new_uuid())) {
    std::filesystem::create_directory(x_path);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(x_path, error);
  }
  const std::filesystem::path& path() const { return x_path; }
  std::filesystem::path operator/(const std::string& name) const { return x_path / name; }
  std::filesystem::path file(const std::string& name = "clinic.psoas") const { return x_path / name; }
  // How many things are in it, hidden ones as well.
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(x_path), {}));
  }

 private:
  std::filesystem::path x_path;
};

// "" for a file that is not there.
inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// In place of whatever stood there.
inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace psoas::tests
