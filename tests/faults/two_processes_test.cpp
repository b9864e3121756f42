#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <thread>

#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds patience{20};

// The first writer would hold the file for five minutes. The second is asked to hear of it within a second in the full
// campaign only, which has the machine for itself.
const std::chrono::seconds soon = is_full_campaign() ? std::chrono::seconds{1} : patience;

// Is inside a transaction that writes until it is killed.
void hold_the_file(const FaultClinic& clinic, const fs::path& file, Telling& telling) {
  auto door = clinic.door();
  const auto store = opened(door, file);
  store->write(staff(), [&](Writing& writing) {
    writing.visits().add(clinic.typed());
    telling.line("writing");
    std::this_thread::sleep_for(std::chrono::minutes{5});
  });
}

void save_some(const FaultClinic& clinic, const fs::path& file, Telling& telling, int visits) {
  FixedClock clock(noon(day(2026, 3, 2)));
  const auto store = sqlite_files(clock)->open(file, Access::read_write);
  for (int i = 0; i < visits; ++i) {
    const Visit typed = clinic.typed();
    save(*store, typed);
    telling.line(typed.uuid);
  }
}

}  // namespace

TEST_CASE("A second writer is told at once, and may write as soon as the first was killed", "[faults][T14]") {
  Campaign campaign("T14", "two processes, the first killed in the middle of a save");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  for (int race = 0; race < campaign_numbers().races; ++race) {
    clinic.put(file);
    Child first([&](Telling& telling) { hold_the_file(clinic, file, telling); });
    REQUIRE(first.next_line(patience) == "writing");
    const auto second = opened(door, file);
    const Visit typed = clinic.typed();
    const auto begin = std::chrono::steady_clock::now();
    try {
      save(*second, typed);
      FAIL("two wrote at the same time");
    } catch (const StoreError& error) {
      CHECK(error.fault() == StoreFault::busy);
      CHECK(error.detail().find("process " + std::to_string(first.id())) != std::string::npos);
    }
    CHECK(std::chrono::steady_clock::now() - begin < soon);
    first.kill();
    CHECK_NOTHROW(save(*second, typed));
    CHECK(second->read(staff(),
                       [&](Reading& reading) { return reading.visits().of_patient(clinic.patient()).size(); }) == 1);
    campaign.count("races") += 1;
  }
}

TEST_CASE("Two that write at the same time lose nothing of each other", "[faults][T14]") {
  Campaign campaign("T14", "two processes save at the same time, and a third writes with the shell");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  constexpr int visits = 10;
  for (int race = 0; race < (campaign_numbers().races + 9) / 10; ++race) {
    clinic.put(file);
    Child one([&](Telling& telling) { save_some(clinic, file, telling, visits); });
    Child other([&](Telling& telling) { save_some(clinic, file, telling, visits); });
    Child shell([&](Telling&) {
      SQLite::Database database = shell_on(file, SQLite::OPEN_READWRITE, 5'000);
      for (int i = 0; i < visits; ++i) database.exec("UPDATE barrier SET passed = passed + 1");
    });
    std::vector<std::string> acknowledged;
    for (Child* child : {&one, &other})
      for (int i = 0; i < visits; ++i) acknowledged.push_back(child->next_line(patience).value_or("nothing"));
    CHECK(one.ended_well());
    CHECK(other.ended_well());
    CHECK(shell.ended_well());
    const Verdict verdict = judge(door, file, acknowledged);
    CAPTURE(verdict.lost, verdict.half, verdict.fault);
    CHECK(verdict.good());
    campaign.count("races") += 1;
    campaign.count("acknowledged") += static_cast<std::int64_t>(acknowledged.size());
    campaign.count("lost") += verdict.lost;
  }
}
