#pragma once

// Exports that leave the clinic sealed: one file, opened by a passphrase that goes to the recipient by another way.
// Offered by the door to files.

#include <filesystem>
#include <string>
#include <string_view>

#include "domain/backup/sealed_error.h"
#include "domain/base/file_format.h"
#include "domain/base/progress.h"
#include "domain/store/door.h"

namespace psoas {

// "quarter.xlsx.psoas-sealed"
inline constexpr std::string_view sealed_export_ending = ".psoas-sealed";

// The name with that ending, once.
inline std::filesystem::path sealed_name(std::filesystem::path target) {
  if (target.extension() != sealed_export_ending) target += sealed_export_ending;
  return target;
}

// A file that leaves, as the trail names it: "outcomes, .xlsx", "trend, sealed .pdf".
inline std::string name_in_trail(const std::string& report, const std::filesystem::path& target) {
  if (target.extension() == sealed_export_ending) return report + ", sealed ." + ending_of(target.stem());
  return report + ", ." + ending_of(target);
}

class SealedExports {
 public:
  virtual ~SealedExports() = default;

  // Seals a whole file as a new one, reads that back from the medium and compares. It names neither clinic nor
  // computer. Throws FileError, StoreError no_memory, Cancelled; then there is no such file.
  virtual void seal(const std::filesystem::path& plain, const std::filesystem::path& target,
                    std::string_view passphrase, Progress& progress) = 0;

  // Opens one as a new file that its owner alone can read. Throws SealedError, FileError, Cancelled; StoreError
  // duplicate when there is such a file, no_memory. Then nothing is left.
  virtual void open_sealed(const std::filesystem::path& sealed, const std::filesystem::path& target,
                           std::string_view passphrase, Progress& progress) = 0;
};

// Throws std::bad_cast for a door without.
inline SealedExports& sealed_exports_of(StoreDoor& door) { return dynamic_cast<SealedExports&>(door); }

}  // namespace psoas
