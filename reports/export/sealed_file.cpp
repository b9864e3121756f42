#include "reports/export/sealed_file.h"

#include "domain/base/memory_folder.h"
#include "reports/export/export_file.h"
#include "reports/export/file_digest.h"

namespace psoas::reports {

std::string write_sealed(const std::filesystem::path& target, const SealFile& seal,
                         const std::function<void(const std::filesystem::path& plain)>& write) {
  require_new(target);
  const MemoryFolder folder;
  const std::filesystem::path plain = folder.path() / target.stem();
  try {
    write(plain);
  } catch (const FileError& error) {
    if (error.file() != plain) throw;
    throw FileError(target, std::string(error.what()) + " (while it was made in memory)");
  }
  seal(plain, target);
  return sha256_of(target);
}

void write_or_seal(const std::filesystem::path& target, const SealFile& seal,
                   const std::function<void(const std::filesystem::path& plain)>& write) {
  if (seal) write_sealed(target, seal, write);
  else write(target);
}

}  // namespace psoas::reports
