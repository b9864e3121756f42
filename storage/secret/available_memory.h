#pragma once

// How much memory there is for the work on a password, and how much work that bears.

#include <cstdint>

#include "storage/secret/key_wrapping.h"

namespace psoas::storage {

// Bytes that the system, and the limits of this process, could give it now; the largest number where nothing says.
std::uint64_t available_memory();

// The usual work, or the least where the usual one would take more than half of what there is.
KdfWork work_that_fits(std::uint64_t available);

// For new passwords and passphrases on this computer: found out once for each run of the program, so that two slots
// made in one go ask for the same. What was chosen stands in each slot.
KdfWork work_for_this_computer();

}  // namespace psoas::storage
