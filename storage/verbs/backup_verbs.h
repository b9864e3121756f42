#pragma once

// How the clinic's backups are made and what came of drills, in SQL; and the slots of the master key that go along with
// each backup.

#include <optional>
#include <string>
#include <vector>

#include "domain/backup/backup_state.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"
#include "storage/sealed/key_slot.h"

namespace psoas::storage {

inline constexpr int version_with_plans = 14;  // of the schema

class BackupVerbs {
 public:
  // `gate` is nullptr where nothing is changed. A file of an earlier version than version_with_plans has no plan.
  BackupVerbs(Connection& connection, Gate* gate, bool has_plan = true)
      : x_connection(connection), x_gate(gate), x_has_plan(has_plan) {}

  // Of the state, all that the file itself knows.
  BackupState state();

  // Where the clinic's backups go; "" nowhere, as in files older than that.
  std::string folder();

  // By which a backup can be opened where nobody is logged in: recovery code, clinic's passphrase.
  std::vector<MasterKeySlot> slots();

  void change_folder(const std::string& folder);
  void put_passphrase(const SecretBytes& master_key, std::string_view passphrase, const KdfWork& work);
  void take_passphrase_away();

  // Entries about what is done with the record as a whole.
  void note(std::string_view action, std::string_view subject, std::string_view detail);
  void note_drill(const LastDrill& drill);

 private:
  std::string begin_change();

  Connection& x_connection;
  Gate* x_gate;
  bool x_has_plan;
};

}  // namespace psoas::storage
