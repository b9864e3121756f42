#pragma once

// The clinic that the campaigns do their harm to, and the question asked afterwards: is every visit that was
// acknowledged there, whole, and is the file sound?

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

// A folder in memory where there is one: the campaigns imitate the disk themselves.
class FaultFolder {
 public:
  FaultFolder();
  FaultFolder(const FaultFolder&) = delete;
  FaultFolder& operator=(const FaultFolder&) = delete;
  ~FaultFolder();
  std::filesystem::path operator/(const std::string& name) const { return x_path / name; }
  const std::filesystem::path& path() const { return x_path; }

 private:
  std::filesystem::path x_path;
};

// A small clinic with one patient, closed; its bytes are kept so that it can be put anywhere again.
class FaultClinic {
 public:
  FaultClinic();

  PatientId patient() const { return x_patient; }
  const std::string& bytes() const { return x_bytes; }
  void put(const std::filesystem::path& file) const;

  // The usual door, or one over the disk layer of this name.
  storage::SqliteDoor door(const std::string& disk = {}) const;
  Visit typed() const { return full_visit(x_patient, day(2026, 3, 1)); }

 private:
  FixedClock x_clock{noon(day(2026, 3, 2))};
  PatientId x_patient;
  std::string x_bytes;
  std::optional<storage::DoorKeys> x_keys;  // of a build that keys
};

// Opens a clinic for the session of these tests.
std::unique_ptr<Store> opened(StoreDoor& door, const std::filesystem::path& file, Access access = Access::read_write);

void save(Store& store, const Visit& visit);

// What the digests of the records and the chain of the trail say of an open clinic; "" nothing.
std::string found_outside(Store& store);

// What a file holds of the visits that were acknowledged. `fault` says what is wrong with the file, "" nothing.
struct Verdict {
  int lost = 0;
  int half = 0;
  std::string fault;
  bool good() const { return lost == 0 && half == 0 && fault.empty(); }
};

Verdict judge(StoreDoor& door, const std::filesystem::path& file, const std::vector<std::string>& acknowledged);

}  // namespace psoas::tests
