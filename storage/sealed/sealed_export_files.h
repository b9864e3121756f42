#pragma once

// Sealed exports as files.

#include "domain/base/clock.h"
#include "domain/store/sealed_exports.h"
#include "storage/secret/key_wrapping.h"

namespace psoas::storage {

class SealedExportFiles : public SealedExports {
 public:
  SealedExportFiles(const Clock& clock, const KdfWork& work) : x_clock(clock), x_work(work) {}

  void seal(const std::filesystem::path& plain, const std::filesystem::path& target, std::string_view passphrase,
            Progress& progress) override;
  void open_sealed(const std::filesystem::path& sealed, const std::filesystem::path& target,
                   std::string_view passphrase, Progress& progress) override;

 private:
  const Clock& x_clock;
  KdfWork x_work;
};

}  // namespace psoas::storage
