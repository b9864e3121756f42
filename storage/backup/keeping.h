#pragma once

// The backups of clinics kept in SQLite files: which keys, what is noted in the trail, what is removed. The making and
// bringing back of one is left to make_backup.h, restore.h and drill.h.

#include "domain/access/permission.h"
#include "domain/base/clock.h"
#include "domain/store/backups.h"
#include "storage/backup/opened_backup.h"
#include "storage/sqlite/migration.h"

namespace psoas::storage {

class BackupsOfFiles : public BackupKeeping {
 public:
  // `anchor_folder` holds the ends of audit trails; "" none.
  BackupsOfFiles(const Clock& clock, SchemaSteps steps, const KdfWork& work, std::filesystem::path anchor_folder,
                 bool keys_may_lie_open = false)
      : x_clock(clock),
        x_steps(steps),
        x_work(work),
        x_anchor_folder(std::move(anchor_folder)),
        x_keys_may_lie_open(keys_may_lie_open) {}

  BackupState state(Store& store, const Session& session) override;
  void change_plan(Store& store, const Session& session, const BackupPlanChange& change) override;
  void announce(Store& store, const Session& session, const BackupRequest& request) override;
  BackupReport back_up(Store& store, const Session& session, const BackupRequest& request, Progress& progress) override;
  std::vector<BackupLine> backups_in(const std::filesystem::path& folder) override;
  std::unique_ptr<PreparedRestore> prepare_restore(const RestoreRequest& request, Progress& progress) override;
  std::unique_ptr<PreparedRestore> prepare_restore(Store& store, const Session& session, const RestoreRequest& request,
                                                   Progress& progress) override;
  DrillReport drill(Store& store, const Session& session, const std::filesystem::path& backup,
                    Progress& progress) override;

 protected:
  // None where the clinic has chosen no folder. Throws NotBackedUp, Cancelled.
  void back_up_before_import(Store& store, const Session& session, Progress& progress);

 private:
  // Throws StoreError not_permitted, password_needed; also for a store that is only read.
  void require(Store& store, const Session& session, Permission permission) const;
  void require_may_back_up(Store& store, const Session& session, const BackupRequest& request) const;

  const Clock& x_clock;
  SchemaSteps x_steps;
  KdfWork x_work;
  std::filesystem::path x_anchor_folder;
  bool x_keys_may_lie_open;
};

}  // namespace psoas::storage
