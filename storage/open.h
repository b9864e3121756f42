#pragma once

// The storage side's one public header: the door to SQLite files.

#include <filesystem>
#include <memory>

#include "domain/base/clock.h"
#include "domain/store/door.h"

namespace psoas {

// To be called first by a program that opens clinics: no crash dump with records in it, files for their owner alone.
void harden_process();

// Where this user's programs keep what they remember between runs, as the XDG base directory specification says; ""
// when the system names no home.
std::filesystem::path state_folder();

// Files kept by SQLite on this machine. The clock must outlive the door and its stores. In `anchor_folder` the end of
// each file's audit trail is kept, to be held against the file when it is opened again; "" keeps none.
std::unique_ptr<StoreDoor> sqlite_files(const Clock& clock, const std::filesystem::path& anchor_folder = {});

// A store in memory, gone with the process: for tests and demonstrations.
std::unique_ptr<Store> store_in_memory(const Clock& clock, const ClinicSettings& settings, const Session& session);

}  // namespace psoas
