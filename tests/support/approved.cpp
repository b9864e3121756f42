#include "tests/support/approved.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace psoas::tests {

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

void require_approved(const std::string& received, const std::string& name) {
  const std::filesystem::path folder = APPROVED_FOLDER;
  const std::filesystem::path left = folder / (name + ".received");
  if (text_of(folder / name) == received) {
    std::error_code ignored;
    std::filesystem::remove(left, ignored);
    SUCCEED();
    return;
  }
  std::ofstream(left, std::ios::binary) << received;
  FAIL("differs from " << folder / name << "; see " << left);
}

}  // namespace psoas::tests
