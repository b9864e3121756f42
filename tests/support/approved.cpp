#include "tests/support/approved.h"

#include <catch2/catch.hpp>

#include "tests/support/files.h"

namespace psoas::tests {

void require_approved(const std::string& received, const std::string& name) {
  const std::filesystem::path folder = APPROVED_FOLDER;
  const std::filesystem::path left = folder / (name + ".received");
  if (bytes_of(folder / name) == received) {
    std::error_code ignored;
    std::filesystem::remove(left, ignored);
    SUCCEED();
    return;
  }
  write_bytes(left, received);
  FAIL("differs from " << folder / name << "; see " << left);
}

}  // namespace psoas::tests
