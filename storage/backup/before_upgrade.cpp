#include "storage/backup/before_upgrade.h"

#include "domain/base/output_file.h"
#include "storage/backup/make_backup.h"
#include "storage/verbs/backup_verbs.h"

namespace psoas::storage {

namespace fs = std::filesystem;

fs::path seal_before_upgrade(SqliteConnection& connection, const fs::path& file, int version, const Keys& keys,
                             const Clock& clock) {
  BackupVerbs verbs(connection, nullptr, version >= version_with_plans);
  Locks locks;
  locks.master_key = &keys.master;
  locks.to_master_key = verbs.slots();
  NoProgress progress;
  const auto seal_into = [&](const fs::path& folder) {
    const std::string name = backup_name_of(file) + ".version-" + std::to_string(version);
    return make_backup(connection, {folder, name, file}, locks, KdfWork{}, clock, progress).file;
  };
  const fs::path folder = verbs.folder();
  std::error_code error;
  if (folder.empty() || !fs::is_directory(folder, error)) return seal_into(file.parent_path());
  try {
    return seal_into(folder);
  } catch (const FileError&) {
    return seal_into(file.parent_path());  // a full or protected stick must not keep the clinic out of its file
  }
}

}  // namespace psoas::storage
