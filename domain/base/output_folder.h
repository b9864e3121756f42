#pragma once

// A new folder in the making, as OutputFile is a file: filled beside its target under a temporary name without any
// patient data, and given the target's name only when it is whole.

#include "domain/base/output_file.h"

namespace psoas {

class OutputFolder {
 public:
  // Makes the empty temporary folder, open to its owner alone. Throws FileError, also when the target exists.
  explicit OutputFolder(std::filesystem::path target);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();  // removes the temporary folder unless committed

  const std::filesystem::path& target() const { return x_target; }
  const std::filesystem::path& temporary() const { return x_temporary; }

  // Gives the folder its name. Its files were brought to the disk by whoever wrote them. Throws FileError.
  void commit();

 private:
  std::filesystem::path x_target;
  std::filesystem::path x_temporary;
  bool x_committed = false;
};

}  // namespace psoas
