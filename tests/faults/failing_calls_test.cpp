#include <catch2/catch.hpp>

#include <functional>

#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"
#include "tests/faults/power_loss.h"
#include "tests/storage/failing_disk.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr DiskFault faults[] = {DiskFault::read, DiskFault::write, DiskFault::torn, DiskFault::full, DiskFault::sync};

struct Kind {
  DiskFault fault;
  bool lasting;
};

std::vector<Kind> kinds() {
  std::vector<Kind> all;
  for (const DiskFault fault : faults)
    for (const bool lasting : {false, true}) all.push_back({fault, lasting});
  return all;
}

// Whether the work was acknowledged when the call with this number fails; `failed` whether it came to that call.
struct Attempt {
  bool acknowledged = false;
  bool failed = false;
};

Attempt attempt(FailingDisk& disk, Kind kind, int call, const std::function<void()>& work) {
  Attempt result;
  disk.fail_at(call, kind.fault, kind.lasting);
  try {
    work();
    result.acknowledged = true;
  } catch (const StoreError& error) {
    CHECK((error.fault() == StoreFault::full) == (kind.fault == DiskFault::full));
  }
  result.failed = disk.has_failed();
  disk.heal();
  return result;
}

void add_up(Campaign& campaign, const Attempt& tried, const Verdict& verdict) {
  campaign.count("failed calls") += 1;
  campaign.count("survived") += tried.acknowledged ? 1 : 0;
  campaign.count("reported") += tried.acknowledged ? 0 : 1;
  campaign.count("lost") += verdict.lost;
  campaign.count("half stored") += verdict.half;
  campaign.count("damaged") += verdict.fault.empty() ? 0 : 1;
  INFO(verdict.fault);
  CHECK(verdict.good());
}

// A file as a loss of power leaves it in the middle of a save: its journal has to be played back at opening.
DiskState cut_short(const FaultClinic& clinic, const fs::path& file) {
  clinic.put(file);
  RecordingDisk disk;
  disk.record({file.string()});
  auto door = clinic.door(RecordingDisk::name());
  const auto store = opened(door, file);
  save(*store, clinic.typed());
  const Recording recording = disk.recording();
  for (std::size_t cut = recording.events.size(); cut > 0; --cut)
    if (recording.events[cut - 1].kind == DiskEvent::Kind::write && recording.events[cut - 1].file == file)
      return state_with_all_until(recording, cut - 1);
  throw std::logic_error("nothing was written");
}

}  // namespace

TEST_CASE("A save is whole or reported, whichever call of the disk fails", "[faults][T2]") {
  Campaign campaign("T2", "each call of the disk fails, once and for good, while saving");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  FailingDisk disk;
  for (const Kind kind : kinds())
    for (int call = 1;; call += campaign_numbers().step_of_calls) {
      CAPTURE(static_cast<int>(kind.fault), kind.lasting, call);
      clinic.put(file);
      fs::remove(file.string() + "-journal");
      auto failing = clinic.door(FailingDisk::name());
      auto store = opened(failing, file);
      const Visit typed = clinic.typed();
      const Attempt tried = attempt(disk, kind, call, [&] { save(*store, typed); });
      store.reset();
      if (!tried.failed) break;
      add_up(campaign, tried,
             judge(door, file, tried.acknowledged ? std::vector{typed.uuid} : std::vector<std::string>{}));
    }
}

TEST_CASE("Opening after a loss of power goes through or is tried again, whichever call fails", "[faults][T2]") {
  Campaign campaign("T2", "each call of the disk fails while a journal is played back");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path recorded = folder / "recorded.psoas";
  const fs::path file = folder / "clinic.psoas";
  const DiskState state = cut_short(clinic, recorded);
  auto door = clinic.door();
  FailingDisk disk;
  for (const Kind kind : kinds())
    for (int call = 1;; call += campaign_numbers().step_of_calls) {
      CAPTURE(static_cast<int>(kind.fault), kind.lasting, call);
      put_state(state, recorded, file);
      auto failing = clinic.door(FailingDisk::name());
      const Attempt tried = attempt(disk, kind, call, [&] { opened(failing, file); });
      if (!tried.failed) break;
      add_up(campaign, tried, judge(door, file, {}));
    }
}
