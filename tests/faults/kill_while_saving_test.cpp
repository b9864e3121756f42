#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

#include "tests/faults/bare_writer.h"
#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

void add_up(Campaign& campaign, const std::vector<std::string>& told, const Verdict& verdict) {
  INFO("seed " << campaign.seed());
  campaign.count("kills") += 1;
  campaign.count("acknowledged") += static_cast<std::int64_t>(told.size());
  campaign.count("lost") += verdict.lost;
  campaign.count("half stored") += verdict.half;
  campaign.count("damaged") += verdict.fault.empty() ? 0 : 1;
  INFO(verdict.fault);
  REQUIRE(verdict.good());
}

// Long enough for some saves: the first may take a while on a busy machine.
void wait_a_while(Child& child, Chance& chance, std::vector<std::string>& told) {
  if (auto first = child.next_line(std::chrono::seconds{20})) told.push_back(*first);
  std::this_thread::sleep_for(std::chrono::microseconds{chance.below(15'000)});
}

}  // namespace

TEST_CASE("Nothing acknowledged is lost when the program is killed again and again", "[faults][T1]") {
  Campaign campaign("T1", "kill -9 while saving visits, the store (TRUNCATE, EXTRA)");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  std::vector<std::string> acknowledged;
  for (int round = 0; round < campaign_numbers().kills_while_saving; ++round) {
    if (round % 20 == 0) {
      clinic.put(file);
      acknowledged.clear();
    }
    Child child([&](Telling& telling) {
      auto of_child = clinic.door();
      const auto store = opened(of_child, file);
      for (;;) {
        const Visit typed = clinic.typed();
        save(*store, typed);
        telling.line(typed.uuid);
      }
    });
    std::vector<std::string> told;
    wait_a_while(child, campaign.chance(), told);
    for (std::string& line : child.kill()) told.push_back(std::move(line));
    acknowledged.insert(acknowledged.end(), told.begin(), told.end());
    add_up(campaign, told, judge(door, file, acknowledged));
  }
  CHECK(campaign.count("acknowledged") > campaign.count("kills"));
}

TEST_CASE("Nothing acknowledged is lost in a write-ahead log either", "[faults][T1]") {
  Campaign campaign("T1", "kill -9 while saving, SQLite alone (WAL, FULL)");
  const FaultFolder folder;
  const fs::path file = folder / "bare.sqlite";
  const BareJournal journal{"WAL", "FULL", false};
  for (int round = 0; round < campaign_numbers().kills_while_saving; ++round) {
    make_bare_file(file, journal);
    Child child([&](Telling& telling) {
      BareWriter writer(file, journal, "");
      for (int id = 1;; ++id) {
        writer.save(id);
        telling.line(std::to_string(id));
      }
    });
    std::vector<std::string> told;
    wait_a_while(child, campaign.chance(), told);
    for (std::string& line : child.kill()) told.push_back(std::move(line));
    std::vector<int> acknowledged;
    for (const std::string& line : told) acknowledged.push_back(std::stoi(line));
    add_up(campaign, told, judge_bare(file, acknowledged));
  }
}
