#pragma once

// What keeps a process that holds keys and records from leaving them behind.

namespace psoas::storage {

// No crash dump, no debugger of the same user, new files for their owner alone. Never fails: what a system does not
// offer is left.
void harden_process();

}  // namespace psoas::storage
