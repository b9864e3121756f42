#include "tests/faults/power_loss.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/faults/bare_writer.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr int saves_recorded = 12;

struct Found {
  int states = 0;
  int lost = 0;
  int damaged = 0;
  std::string fault;  // the last one
};

void add_up(Campaign& campaign, const Found& found) {
  campaign.count("states") += found.states;
  campaign.count("with a loss") += found.lost;
  campaign.count("damaged") += found.damaged;
  UNSCOPED_INFO(found.fault);
}

template <class Judge>
Found look_at_states(const Recording& recording, int states, Chance& chance, Judge judge) {
  Found found;
  for (; found.states < states; ++found.states) {
    const std::size_t cut = chance.below(recording.events.size() + 1);
    const DiskState state = state_after_power_loss(recording, cut, chance);
    const Verdict verdict = judge(state, noted_before(recording, cut));
    found.lost += verdict.lost > 0 ? 1 : 0;
    found.damaged += verdict.half > 0 || !verdict.fault.empty() ? 1 : 0;
    if (!verdict.fault.empty()) found.fault = verdict.fault;
  }
  return found;
}

Found lose_power_of_bare(const BareJournal& journal, int states, Chance& chance) {
  const FaultFolder folder;
  const fs::path file = folder / "bare.sqlite";
  make_bare_file(file, journal);
  RecordingDisk disk;
  {
    disk.record({file.string()});
    BareWriter writer(file, journal, RecordingDisk::name());
    for (int id = 1; id <= saves_recorded; ++id) {
      writer.save(id);
      disk.note(std::to_string(id));
    }
    const Recording recording = disk.recording();  // before the file is closed
    const fs::path after = folder / "after.sqlite";
    return look_at_states(recording, states, chance,
                          [&](const DiskState& state, const std::vector<std::string>& noted) {
                            put_state(state, file, after);
                            std::vector<int> acknowledged;
                            for (const std::string& id : noted) acknowledged.push_back(std::stoi(id));
                            return judge_bare(after, acknowledged);
                          });
  }
}

Found lose_power_of_clinic(const FaultClinic& clinic, int states, Chance& chance) {
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  clinic.put(file);
  RecordingDisk disk;
  auto recorded = clinic.door(RecordingDisk::name());
  disk.record({file.string()});
  const auto store = opened(recorded, file);
  for (int i = 0; i < saves_recorded; ++i) {
    const Visit typed = clinic.typed();
    save(*store, typed);
    disk.note(typed.uuid);
  }
  const Recording recording = disk.recording();
  const fs::path after = folder / "after.psoas";
  auto door = clinic.door();
  return look_at_states(recording, states, chance, [&](const DiskState& state, const std::vector<std::string>& noted) {
    put_state(state, file, after);
    return judge(door, after, noted);
  });
}

}  // namespace

TEST_CASE("No visit that was acknowledged is lost when the power fails", "[faults][T3]") {
  Campaign campaign("T3", "power loss, the store (TRUNCATE, EXTRA)");
  const FaultClinic clinic;
  for (int i = 0; i < campaign_numbers().power_seeds; ++i)
    add_up(campaign,
           lose_power_of_clinic(clinic, campaign_numbers().power_states_of_clinic / campaign_numbers().power_seeds,
                                campaign.chance()));
  INFO("seed " << campaign.seed());
  CHECK(campaign.count("with a loss") == 0);
  CHECK(campaign.count("damaged") == 0);
}

TEST_CASE("The journal that the store uses withstands every state a disk may be left in", "[faults][T3]") {
  for (const auto& [name, journal] :
       {std::pair{"power loss, SQLite alone (TRUNCATE, EXTRA)", BareJournal{"TRUNCATE", "EXTRA", false}},
        std::pair{"power loss, SQLite alone (WAL, FULL)", BareJournal{"WAL", "FULL", true}}}) {
    Campaign campaign("T3", name);
    for (int i = 0; i < campaign_numbers().power_seeds; ++i)
      add_up(campaign, lose_power_of_bare(journal, campaign_numbers().power_states / campaign_numbers().power_seeds,
                                          campaign.chance()));
    INFO("seed " << campaign.seed());
    CHECK(campaign.count("with a loss") == 0);
    CHECK(campaign.count("damaged") == 0);
  }
}

TEST_CASE("Weaker settings lose what they acknowledged, and the campaign finds it", "[faults][T3][control]") {
  const int states = campaign_numbers().power_states / 10;
  for (const auto& [name, journal] :
       {std::pair{"control, must lose: WAL, NORMAL", BareJournal{"WAL", "NORMAL", true}},
        std::pair{"control, must lose: DELETE, FULL", BareJournal{"DELETE", "FULL", false}},
        std::pair{"control, must lose: TRUNCATE, OFF", BareJournal{"TRUNCATE", "OFF", false}}}) {
    Campaign campaign("T3", name);
    add_up(campaign, lose_power_of_bare(journal, std::max(states, 100), campaign.chance()));
    INFO(name << ", seed " << campaign.seed());
    CHECK(campaign.count("with a loss") + campaign.count("damaged") > 0);
    if (journal.synchronous == "OFF") CHECK(campaign.count("damaged") > 0);
  }
}
