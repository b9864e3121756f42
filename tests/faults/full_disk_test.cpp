#include <catch2/catch.hpp>

#include <cstdlib>
#include <stdexcept>

#include "tests/console/console_run.h"
#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"
#include "tests/faults/small_disk.h"
#include "tests/faults/written_texts.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// Inside another process, where a failed CHECK would be lost.
void demand(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

std::size_t visits_in(Store& store, PatientId whose) {
  return store.read(staff(), [&](Reading& reading) { return reading.visits().of_patient(whose).size(); });
}

std::vector<std::string> save_until_full(Store& store, const FaultClinic& clinic) {
  std::vector<std::string> acknowledged;
  for (;;) {
    const Visit typed = clinic.typed();
    try {
      save(store, typed);
    } catch (const StoreError& error) {
      demand(error.fault() == StoreFault::full, "not said to be full but: " + error.detail());
      return acknowledged;
    }
    acknowledged.push_back(typed.uuid);
  }
}

void fill_a_clinic(const SmallDisk& disk, const FaultClinic& clinic) {
  const fs::path file = disk.folder() / "clinic.psoas";
  clinic.put(file);
  auto door = clinic.door();
  auto store = opened(door, file);
  disk.leave(300'000);
  std::vector<std::string> acknowledged = save_until_full(*store, clinic);
  demand(!acknowledged.empty(), "nothing was saved before the disk was full");
  demand(visits_in(*store, clinic.patient()) == acknowledged.size(), "what was saved cannot be read while full");
  demand(!store->read_only(), "the store gave up");
  disk.leave(300'000'000);
  const Visit after = clinic.typed();
  save(*store, after);
  acknowledged.push_back(after.uuid);
  store.reset();
  demand(judge(door, file, acknowledged).good(), "something was lost");
}

std::string bytes_in(const fs::path& file) { return bytes_of(file); }

std::size_t entries_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// An older file bears the name: it has to stay as it is, and nothing may lie beside it.
void export_to_full_disk(const SmallDisk& disk, ConsoleRun& console, std::vector<std::string> arguments,
                         const std::string& name, std::uintmax_t room = 20'000) {
  const fs::path target = disk.folder() / name;
  write_bytes(target, "older");
  disk.leave(room);
  arguments.insert(arguments.end(), {"-o", target.string()});
  const Ran ran = console.run(arguments);
  demand(ran.code != 0, name + " was written to a full disk");
  demand(is_one_error_line(ran.error), "no clear line: " + ran.error);
  demand(bytes_in(target) == "older", name + ": the older file was changed");
  demand(entries_in(disk.folder()) == 1, name + ": something was left behind");
  fs::remove(target);
  disk.leave(100'000'000);
}

}  // namespace

TEST_CASE("A full disk refuses the save, keeps what there is readable, and is worked on once there is room",
          "[faults][T5]") {
  Campaign campaign("T5", "the disk is full while visits are saved");
  const FaultClinic clinic;
  for (int round = 0; round < campaign_numbers().rounds_of_full_disk; ++round) {
    const FaultFolder folder;
    const OnSmallDisk outcome =
        on_small_disk(folder / "disk", [&](const SmallDisk& disk) { fill_a_clinic(disk, clinic); });
    if (outcome == OnSmallDisk::not_allowed_here) {
      WARN("skipped: this machine lets no user mount a file system of his own");
      return;
    }
    CHECK(outcome == OnSmallDisk::done);
    campaign.count("rounds") += 1;
  }
}

TEST_CASE("An export to a full disk says so, and leaves the older file as it is", "[faults][T5]") {
  Campaign campaign("T5", "the disk is full while files are exported");
  ConsoleRun console;
  const std::string clinic = console.demo();
  const FaultFolder folder;
  const OnSmallDisk outcome = on_small_disk(folder / "disk", [&](const SmallDisk& disk) {
    const std::vector<std::string> trend{"trend", clinic, "--mrn", "DEMO-0001"};
    export_to_full_disk(disk, console, {"quarter", clinic}, "quarter.xlsx");
    export_to_full_disk(disk, console, trend, "trend.xlsx");
    export_to_full_disk(disk, console, trend, "trend.pdf");
    export_to_full_disk(disk, console, trend, "trend.png");
    const std::vector<std::string> outcomes{"outcomes", clinic, "--index", "every", "--group-by", "treatment"};
    for (const char* name : {"outcomes.xlsx", "outcomes.pdf", "outcomes.csv", "outcomes.json"})
      export_to_full_disk(disk, console, outcomes, name, 4'096);
  });
  if (outcome == OnSmallDisk::not_allowed_here) {
    WARN("skipped: this machine lets no user mount a file system of his own");
    return;
  }
  CHECK(outcome == OnSmallDisk::done);
  campaign.count("files") += 8;
}

TEST_CASE("Outcomes and a quarter for a disk that can only be read are refused, and the older files stay",
          "[faults][T5]") {
  ConsoleRun console;
  const std::string clinic = console.demo();
  const FaultFolder folder;
  const OnSmallDisk outcome = on_small_disk(folder / "disk", [&](const SmallDisk& disk) {
    const std::vector<std::string> names{"o.xlsx", "o.pdf", "o.csv", "o.json", "q.xlsx"};
    for (const std::string& name : names) write_bytes(disk.folder() / name, "older");
    disk.only_read();
    for (const std::string& name : names) {
      const std::string target = (disk.folder() / name).string();
      const Ran ran = console.run({name.starts_with("q") ? "quarter" : "outcomes", clinic, "-o", target});
      demand(ran.code == 1 && is_one_error_line(ran.error), name + ": no clear line: " + ran.error);
      demand(ran.error.find(name) != std::string::npos, name + " is not named: " + ran.error);
      demand(bytes_in(target) == "older", name + " was changed");
    }
    demand(entries_in(disk.folder()) == names.size(), "something was left behind");
  });
  if (outcome == OnSmallDisk::not_allowed_here)
    WARN("skipped: this machine lets no user mount a file system of his own");
  else CHECK(outcome == OnSmallDisk::done);
}

TEST_CASE("A full folder for temporary files does no harm to a workbook", "[faults][T5]") {
  ConsoleRun console;
  const std::string clinic = console.demo();
  const FaultFolder folder;
  const std::string target = (folder / "quarter.xlsx").string();
  const OnSmallDisk outcome = on_small_disk(folder / "disk", [&](const SmallDisk& disk) {
    disk.leave(4'096);
    setenv("TMPDIR", disk.folder().c_str(), 1);
    const Ran ran = console.run({"quarter", clinic, "-o", target});
    if (ran.code != 0) demand(!fs::exists(target), "a workbook that is not whole bears the name");
    else demand(texts_of_workbook(target).texts.size() > 100, "rows are missing");
  });
  if (outcome == OnSmallDisk::not_allowed_here)
    WARN("skipped: this machine lets no user mount a file system of his own");
  else CHECK(outcome == OnSmallDisk::done);
}
