#include "storage/open.h"

#include "storage/record_store.h"
#include "storage/sqlite/door.h"

namespace psoas {

std::unique_ptr<StoreDoor> sqlite_files(const Clock& clock, const std::filesystem::path& anchor_folder) {
  storage::DoorSettings settings;
  settings.anchor_folder = anchor_folder;
  return std::make_unique<storage::SqliteDoor>(clock, std::move(settings));
}

std::unique_ptr<Store> store_in_memory(const Clock& clock, const ClinicSettings& settings, const Session& session) {
  auto connection = storage::open_memory();
  storage::lay_foundation(*connection, storage::schema_steps(), clock, settings, session);
  return std::make_unique<storage::RecordStore>(std::move(connection), nullptr, clock, storage::StoreSettings{});
}

}  // namespace psoas
