#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "tests/faults/bare_writer.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"
#include "tests/faults/power_loss.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr int saves_tried = 8;

std::size_t place_of_failure(const Recording& recording) {
  const auto failed = std::find_if(recording.events.begin(), recording.events.end(), [](const DiskEvent& event) {
    return event.kind == DiskEvent::Kind::failed_write_through;
  });
  return static_cast<std::size_t>(failed - recording.events.begin());
}

// The power fails at some point after the failure, most often soon.
template <class Judge>
void lose_power_afterwards(Campaign& campaign, const Recording& recording, Judge judge) {
  const std::size_t failure = place_of_failure(recording);
  for (int i = 0; i < campaign_numbers().states_of_failed_sync; ++i) {
    const std::size_t after = recording.events.size() - failure;
    const std::size_t soon = campaign.chance().one_in(3) ? after : std::min<std::size_t>(after, 12);
    const std::size_t cut = failure + 1 + campaign.chance().below(soon);
    const DiskState state = state_after_power_loss(recording, cut, campaign.chance());
    const Verdict verdict = judge(state, noted_before(recording, cut));
    campaign.count("states") += 1;
    campaign.count("with a loss") += verdict.lost > 0 ? 1 : 0;
    campaign.count("damaged") += verdict.half > 0 || !verdict.fault.empty() ? 1 : 0;
  }
}

// What a program does when a save of SQLite alone has met an error; true: it takes the thing for stored.
using GoingOn = std::function<bool(std::unique_ptr<BareWriter>& writer, int id)>;

void fail_and_go_on(Campaign& campaign, const BareJournal& journal, const GoingOn& going_on) {
  const FaultFolder folder;
  const fs::path file = folder / "bare.sqlite";
  const fs::path after = folder / "after.sqlite";
  for (int call = 1; call <= campaign_numbers().failed_syncs; ++call) {
    make_bare_file(file, journal);
    RecordingDisk disk;
    disk.record({file.string()});
    auto writer = std::make_unique<BareWriter>(file, journal, RecordingDisk::name());
    disk.fail_write_through(call);
    for (int id = 1; id <= saves_tried * 2; ++id)
      if (writer->try_save(id) || going_on(writer, id)) disk.note(std::to_string(id));
    if (!disk.has_failed()) return;
    const Recording recording = disk.recording();
    lose_power_afterwards(campaign, recording, [&](const DiskState& state, const std::vector<std::string>& noted) {
      put_state(state, file, after);
      std::vector<int> acknowledged;
      for (const std::string& id : noted) acknowledged.push_back(std::stoi(id));
      return judge_bare(after, acknowledged);
    });
  }
}

// Saves until the disk has failed and some more; a store that stays in doubt gives up writing.
void save_over_failure(Store& store, const FaultClinic& clinic, RecordingDisk& disk) {
  for (int i = 0; i < saves_tried * 2; ++i) {
    const Visit typed = clinic.typed();
    try {
      save(store, typed);
      disk.note(typed.uuid);
    } catch (const StoreError&) {
    }
  }
}

}  // namespace

TEST_CASE("What is acknowledged after a failed write-through withstands a loss of power", "[faults][T4]") {
  Campaign campaign("T4", "write-through fails and forgets, then power loss, the store");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  const fs::path after = folder / "after.psoas";
  auto door = clinic.door();
  for (int call = 1; call <= campaign_numbers().failed_syncs; ++call) {
    clinic.put(file);
    fs::remove(file.string() + "-journal");
    RecordingDisk disk;
    disk.record({file.string()});
    auto recorded = clinic.door(RecordingDisk::name());
    const auto store = opened(recorded, file);
    disk.fail_write_through(call);
    save_over_failure(*store, clinic, disk);
    REQUIRE(disk.has_failed());
    const Recording recording = disk.recording();
    campaign.count("failures") += 1;
    lose_power_afterwards(campaign, recording, [&](const DiskState& state, const std::vector<std::string>& noted) {
      put_state(state, file, after);
      const Verdict verdict = judge(door, after, noted);
      CAPTURE(call, verdict.lost, verdict.half, verdict.fault, campaign.seed());
      CHECK(verdict.good());
      return verdict;
    });
  }
}

TEST_CASE("Going on with the same connection loses, and the campaign finds it", "[faults][T4][control]") {
  Campaign campaign("T4", "control, must lose: TRUNCATE, going on with the same connection");
  fail_and_go_on(campaign, {"TRUNCATE", "EXTRA", false},
                 [](std::unique_ptr<BareWriter>& writer, int id) { return writer->holds(id) || writer->try_save(id); });
  CHECK(campaign.count("with a loss") > 0);
}

TEST_CASE("Believing the file after a failed write-through loses, and the campaign finds it", "[faults][T4][control]") {
  Campaign campaign("T4", "control, must lose: TRUNCATE, opened anew without a barrier");
  const BareJournal journal{"TRUNCATE", "EXTRA", false};
  fail_and_go_on(campaign, journal, [&](std::unique_ptr<BareWriter>& writer, int id) {
    const std::string path = writer->file();
    writer.reset();
    writer = std::make_unique<BareWriter>(path, journal, RecordingDisk::name());
    return writer->holds(id);
  });
  CHECK(campaign.count("with a loss") > 0);
}
