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

bool is_of_the_future(Moment moment, Moment now) { return moment > now + clocks_differ; }

// Long ago, for a time that cannot be right.
Moment believed(Moment moment, Moment now) { return is_of_the_future(moment, now) ? Moment{} : moment; }

}  // namespace

const BackupLine* newest_whole(const BackupState& state, Moment now) {
  const auto found = std::ranges::find_if(state.backups, [&](const BackupLine& line) {
    return !line.fault && !is_of_the_future(line.origin.made_at, now);
  });
  return found == state.backups.end() ? nullptr : &*found;
}

BackupTrouble trouble_of(const BackupState& state, Moment now) {
  if (state.folder.empty()) return BackupTrouble::no_folder;
  if (!state.passphrase && !state.recovery_code) return BackupTrouble::nobody_could_open;
  if (!state.folder_is_there) return BackupTrouble::folder_missing;
  const BackupLine* newest = newest_whole(state, now);
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
  const Moment since_clinic = believed(clinic_made_at, now);
  return now - std::max(since_clinic, believed(seen_elsewhere.value_or(since_clinic), now)) > oldest_backup;
}

bool is_due(const BackupState& state, Moment now, std::chrono::milliseconds after) {
  if (!can_be_made(state)) return false;
  const BackupLine* newest = newest_whole(state, now);
  if (newest == nullptr) return true;
  return changed_since(state, *newest) && now - std::min(newest->origin.made_at, now) >= after;
}

bool drill_is_due(const BackupState& state, Moment now) {
  if (std::ranges::none_of(state.backups, [](const BackupLine& line) { return !line.fault; })) return false;
  return !state.drill || state.drill->at > now || now - state.drill->at >= drill_every;
}

}  // namespace psoas
