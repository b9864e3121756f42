#pragma once

// The files that are measured: the large clinic, made once and kept, and a small one of the same kind.

#include <filesystem>
#include <memory>

#include "domain/store/door.h"
#include "tests/bench/figures.h"

namespace psoas::bench {

const Session& measuring_session();

struct Clinics {
  std::filesystem::path large;  // 50,000 patients, 10 years
  std::filesystem::path small;  // 50 patients, 10 years
};

// Makes what is not there in `folder` and measures the making of the large one; when it was made earlier, nothing is
// said of its making.
Clinics make_clinics(StoreDoor& door, const std::filesystem::path& folder, Figures& figures);

// A copy to write into, so that the clinic itself stays as it was made.
std::filesystem::path copy_of(const std::filesystem::path& clinic, const std::filesystem::path& folder,
                              std::string_view name);

}  // namespace psoas::bench
