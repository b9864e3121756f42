#include "tests/faults/fault_clinic.h"

#include <unistd.h>

namespace psoas::tests {

namespace fs = std::filesystem;

namespace {

fs::path folder_for_faults() {
  const fs::path in_memory = "/dev/shm";
  std::error_code error;
  const fs::space_info space = fs::space(in_memory, error);
  const bool fits = !error && space.available > 2'000'000'000 && access(in_memory.c_str(), W_OK) == 0;
  return (fits ? in_memory : fs::temp_directory_path()) / ("psoas-" + new_uuid());
}

bool is_whole(const Visit& stored) {
  return stored.scores.size() == 3 && stored.findings.size() == 2 && stored.treatments.size() == 1 &&
         stored.treatments[0].parameters.size() == 2 && stored.confirmed.size() == 1 && stored.note == "Slept better.";
}

}  // namespace

FaultFolder::FaultFolder() : x_path(folder_for_faults()) { fs::create_directory(x_path); }

FaultFolder::~FaultFolder() {
  std::error_code error;
  fs::remove_all(x_path, error);
}

FaultClinic::FaultClinic() {
  InFile made;
  x_patient = made.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(tests::patient("1", "Rivera", "Ana")); });
  made.store.reset();
  x_bytes = bytes_of(made.folder.file());
  const storage::KeyFile keys(made.folder.file());
  if (keys.exists()) x_keys = keys.read();
}

void FaultClinic::put(const fs::path& file) const {
  write_bytes(file, x_bytes);
  if (x_keys) storage::KeyFile(file).write(*x_keys);
}

storage::SqliteDoor FaultClinic::door(const std::string& disk) const {
  return storage::SqliteDoor(
      x_clock, {.busy_ms = 100, .vfs = disk, .steps = storage::schema_steps(), .keys_may_lie_open = true});
}

std::unique_ptr<Store> opened(StoreDoor& door, const fs::path& file, Access access) { return door.open(file, access); }

void save(Store& store, const Visit& visit) {
  store.write(staff(), [&](Writing& writing) { writing.visits().add(visit); });
}

std::string found_outside(Store& store) {
  NoProgress progress;
  const SweepReport report = store.protection().sweep(progress);
  if (!report.tampered.empty()) return "not as the trail says: " + report.tampered[0].entity;
  const TrailCheck trail = store.protection().check_trail(progress);
  return trail.fault == TrailFault::none ? std::string() : "trail " + std::string(code_of(trail.fault));
}

Verdict judge(StoreDoor& door, const fs::path& file, const std::vector<std::string>& acknowledged) {
  Verdict verdict;
  try {
    const auto store = opened(door, file);
    store->read(staff(), [&](Reading& reading) {
      for (const std::string& uuid : acknowledged) {
        const auto id = reading.visits().with_uuid(uuid);
        if (!id) ++verdict.lost;
        else if (!is_whole(reading.visits().get(*id))) ++verdict.half;
      }
      // One that was saved but not acknowledged may be there, and then whole.
      for (const Visit& visit : reading.visits().of_patient(PatientId{1}))
        if (!is_whole(visit)) ++verdict.half;
    });
    verdict.fault = found_outside(*store);
  } catch (const std::exception& error) {
    verdict.fault = error.what();
    return verdict;
  }
  NoProgress progress;
  const FileCheck check = door.check(file, progress);
  if (verdict.fault.empty() && !check.faults.empty()) verdict.fault = check.faults.front();
  return verdict;
}

}  // namespace psoas::tests
