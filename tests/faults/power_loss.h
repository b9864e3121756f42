#pragma once

// What a disk may hold after the power fails: made from a recording, a point in it and chance.

#include <filesystem>
#include <map>
#include <string>

#include "tests/faults/campaign.h"
#include "tests/faults/recording_disk.h"

namespace psoas::tests {

// Contents of files by path; a file that is gone is not in it.
using DiskState = std::map<std::string, std::string>;

// The power fails before the event with this number, which may itself have begun. What was written through is there.
// What was not is all gone, all there, there in parts, or torn into sectors of 512 bytes of which each is new, old or
// garbage. A write-through that failed made the kernel forget what it was to write.
DiskState state_after_power_loss(const Recording& recording, std::size_t cut, Chance& chance);

// The same with everything there that was written before the event with this number.
DiskState state_with_all_until(const Recording& recording, std::size_t cut);

// Makes the files of a state, each beside the other under its name, and takes away what stood there.
void put_state(const DiskState& state, const std::filesystem::path& recorded, const std::filesystem::path& file);

// What was noted before the point.
std::vector<std::string> noted_before(const Recording& recording, std::size_t cut);

}  // namespace psoas::tests
