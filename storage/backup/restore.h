#pragma once

// Brings a backup back: opened beside its target, checked, compared, and only then given the target's name.

#include "domain/base/clock.h"
#include "storage/backup/opened_backup.h"

namespace psoas::storage {

// What a restore needs besides what is asked for.
struct RestoreSurroundings {
  SchemaSteps known_steps;
  const Clock& clock;
  std::filesystem::path anchor_folder = {};  // where ends of audit trails are kept; "" nowhere
  KdfWork work = {};                         // of a backup of what is replaced
  bool keys_may_lie_open = false;            // as the door's settings say
};

// `target` is resolved. With `replace` it is the file of the same clinic, else there is no such file yet. Throws
// RestoreError, SealedError, StoreError, FileError, Cancelled; nothing is left behind then. When it is put in place,
// what it replaces is backed up first where that can be read and says in which folder: sealed for whatever opened this
// backup. The trail then ends earlier than before: its anchor is renewed.
std::unique_ptr<PreparedRestore> prepare_restore(const RestoreRequest& request, const Opener& open,
                                                 const RestoreSurroundings& with, Progress& progress);

}  // namespace psoas::storage
