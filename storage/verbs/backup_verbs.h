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

class BackupVerbs {
 public:
  // `gate` is nullptr where nothing is changed.
  BackupVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  // Of the state, all that the file itself knows.
  BackupState state();

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
};

}  // namespace psoas::storage
