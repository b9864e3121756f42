#include "domain/backup/backup_state.h"

#include <algorithm>

namespace psoas {

namespace {

bool changed_since(const BackupState& state, const BackupLine& backup) {
  return state.audit_sequence != backup.origin.audit_sequence;
}

bool can_be_made(const BackupState& state) {
  return !state.folder.empty() && state.folder_is_there && (state.passphrase || state.recovery_code);
}

}  // namespace

const BackupLine* newest_whole(const BackupState& state) {
  const auto found = std::ranges::find_if(state.backups, [](const BackupLine& line) { return !line.fault; });
  return found == state.backups.end() ? nullptr : &*found;
}

BackupTrouble trouble_of(const BackupState& state, Moment now) {
  if (state.folder.empty()) return BackupTrouble::no_folder;
  if (!state.passphrase && !state.recovery_code) return BackupTrouble::nobody_could_open;
  if (!state.folder_is_there) return BackupTrouble::folder_missing;
  const BackupLine* newest = newest_whole(state);
  if (newest == nullptr) return BackupTrouble::none_yet;
  if (now - newest->origin.made_at > oldest_backup && changed_since(state, *newest)) return BackupTrouble::too_old;
  if (!state.on_another_disk) return BackupTrouble::same_disk;
  if (state.drill && !state.drill->passed) return BackupTrouble::drill_failed;
  return BackupTrouble::none;
}

bool is_alarming(const BackupState& state, std::optional<Moment> seen_elsewhere, Moment clinic_made_at, Moment now) {
  const BackupTrouble trouble = trouble_of(state, now);
  if (trouble == BackupTrouble::none || trouble == BackupTrouble::drill_failed) return false;
  if (trouble == BackupTrouble::too_old) return true;
  return now - std::max(clinic_made_at, seen_elsewhere.value_or(clinic_made_at)) > oldest_backup;
}

bool is_due(const BackupState& state, Moment now, std::chrono::milliseconds after) {
  if (!can_be_made(state)) return false;
  const BackupLine* newest = newest_whole(state);
  // One that seems to come from the future says that a clock was set back.
  if (newest == nullptr || newest->origin.made_at > now) return true;
  return changed_since(state, *newest) && now - newest->origin.made_at >= after;
}

bool drill_is_due(const BackupState& state, Moment now) {
  if (newest_whole(state) == nullptr) return false;
  return !state.drill || state.drill->at > now || now - state.drill->at >= drill_every;
}

}  // namespace psoas
