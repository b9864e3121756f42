#include "storage/open.h"

#include <cstdlib>

#include "storage/record_store.h"
#include "storage/secret/available_memory.h"
#include "storage/secret/hardening.h"
#include "storage/sqlite/door.h"

namespace psoas {

void harden_process() { storage::harden_process(); }

std::filesystem::path state_folder() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/')
    return std::filesystem::path(state) / "psoastrack";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return std::filesystem::path(home) / ".local" / "state" / "psoastrack";
  return {};
}

std::unique_ptr<StoreDoor> sqlite_files(const Clock& clock, const std::filesystem::path& anchor_folder) {
  storage::DoorSettings settings;
  settings.anchor_folder = anchor_folder;
  settings.work = storage::work_for_this_computer();
  return std::make_unique<storage::SqliteDoor>(clock, std::move(settings));
}

std::unique_ptr<Store> store_in_memory(const Clock& clock, const ClinicSettings& settings, const Session& session) {
  auto connection = storage::open_memory();
  storage::lay_foundation(*connection, storage::schema_steps(), clock, settings, session);
  return std::make_unique<storage::RecordStore>(std::move(connection), nullptr, clock, storage::StoreSettings{});
}

}  // namespace psoas
