#pragma once

// Brings a backup back: opened beside its target, checked, compared, and only then given the target's name.

#include "domain/base/clock.h"
#include "storage/backup/opened_backup.h"

namespace psoas::storage {

// `target` is resolved. With `replace` it is the file of the same clinic, else there is no such file yet. Throws
// RestoreError, SealedError, StoreError, FileError, Cancelled; nothing is left behind then. Put in place, the file's
// trail ends earlier than that of what it replaces: the anchor in `anchor_folder`, "" for none, is renewed with it.
std::unique_ptr<PreparedRestore> prepare_restore(const RestoreRequest& request, const Opener& open,
                                                 SchemaSteps known_steps, const Clock& clock, Progress& progress,
                                                 const std::filesystem::path& anchor_folder = {});

}  // namespace psoas::storage
