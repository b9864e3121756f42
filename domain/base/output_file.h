#pragma once

// A file in the making. It is written beside its target under a temporary name without any patient data, and bears
// the target's name only when it is whole and on the disk; otherwise nothing is left behind.

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace psoas {

// A file could not be read or written. `what()` is the system's reason.
class FileError : public std::runtime_error {
 public:
  FileError(std::filesystem::path file, const std::string& reason)
      : std::runtime_error(reason), x_file(std::move(file)) {}
  const std::filesystem::path& file() const { return x_file; }

 private:
  std::filesystem::path x_file;
};

class OutputFile {
 public:
  // Makes the empty temporary file, readable by its owner alone. Throws FileError.
  explicit OutputFile(std::filesystem::path target);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();  // removes the temporary file unless committed

  // Where to write meanwhile.
  const std::filesystem::path& temporary() const { return x_temporary; }

  // Appends bytes to the temporary file. Throws FileError (a full disk among others).
  void append(std::string_view bytes);

  // Brings the bytes to the disk and gives the file its name, replacing what bore it. Throws FileError.
  void commit();

 private:
  std::filesystem::path x_target;
  std::filesystem::path x_temporary;
  bool x_committed = false;
};

}  // namespace psoas
