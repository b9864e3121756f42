#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <thread>

#include "storage/sqlite/migration.h"
#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr int first_version = 1;
const int present_version = static_cast<int>(storage::schema_steps().size());

int version_of(const fs::path& file) {
  return shell_on(file, SQLite::OPEN_READWRITE).execAndGet("PRAGMA user_version").getInt();
}

std::int64_t visits_in(const fs::path& file) {
  return shell_on(file).execAndGet("SELECT count(*) FROM visit").getInt64();
}

// The file of the first version that is kept with the tests, brought to a later version by the steps themselves.
std::string file_of_version(int version) {
  const FaultFolder folder;
  const fs::path file = folder / "old.psoas";
  fs::copy_file(fs::path(TEST_DATA) / "files" / "version-1.psoas", file);
  if (version > first_version) {
    storage::SqliteConnection connection(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, 0, "");
    storage::upgrade(connection, file, first_version, storage::schema_steps().first(static_cast<std::size_t>(version)),
                     SystemClock());
  }
  return bytes_of(file);
}

std::chrono::microseconds time_of_upgrade(const std::string& old, const fs::path& file, storage::SqliteDoor& door) {
  write_bytes(file, old);
  const auto begin = std::chrono::steady_clock::now();
  opened(door, file);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
}

}  // namespace

TEST_CASE("An upgrade that is killed leaves the old version or the new one", "[faults][T9]") {
  Campaign campaign("T9", "kill -9 while a file of an older version is upgraded");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  auto door = clinic.door();
  for (int version = first_version; version < present_version; ++version) {
    const std::string old = file_of_version(version);
    const auto longest = static_cast<std::uint64_t>(time_of_upgrade(old, file, door).count() * 11 / 10);
    for (int kill = 0; kill < campaign_numbers().kills_of_upgrade; ++kill) {
      CAPTURE(version, kill, campaign.seed());
      write_bytes(file, old);
      fs::remove(file.string() + "-journal");
      Child child([&](Telling& telling) {
        telling.line("begins");
        auto of_child = clinic.door();
        opened(of_child, file);
      });
      child.next_line(std::chrono::seconds{20});
      std::this_thread::sleep_for(std::chrono::microseconds{campaign.chance().below(longest)});
      child.kill();
      const int found = version_of(file);
      campaign.count("kills") += 1;
      campaign.count("old") += found == version ? 1 : 0;
      campaign.count("new") += found == present_version ? 1 : 0;
      campaign.count("between") += found != version && found != present_version ? 1 : 0;
      REQUIRE((found == version || found == present_version));
      CHECK(visits_in(file) == 71);
      CHECK(judge(door, file, {}).fault.empty());
      CHECK(version_of(file) == present_version);
    }
  }
}

// Such a file is upgraded by the first log-in, once a copy of it is sealed.
TEST_CASE("an upgrade at log-in that is killed leaves the old version or the new one, and no copy in clear",
          "[faults][T9]") {
  constexpr int version_of_file = 13;
  Campaign campaign("T9", "kill -9 while a log-in upgrades a file with accounts");
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  const std::string old = bytes_of(fs::path(TEST_DATA) / "files" / "version-13.psoas");
  const FixedClock clock{noon(day(2026, 5, 4))};
  storage::DoorSettings settings;
  settings.work = storage::KdfWork{2, 64U << 20};
  storage::SqliteDoor door(clock, settings);
  const auto log_in = [&] {
    const auto store = door.open(file, Access::read_write);
    const Session session = store->entrance().log_in("hale", "seven wet herons sing", "desk");
    CHECK(found_outside(*store).empty());
    return store->read(session, [](Reading& reading) { return reading.patients().count(); });
  };
  write_bytes(file, old);
  const auto begin = std::chrono::steady_clock::now();
  log_in();
  const auto longest = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count() * 11 /
      10);
  for (int kill = 0; kill < 2 * campaign_numbers().kills_of_upgrade; ++kill) {
    CAPTURE(kill, campaign.seed());
    write_bytes(file, old);
    fs::remove(file.string() + "-journal");
    Child child([&](Telling& telling) {
      telling.line("begins");
      log_in();
    });
    child.next_line(std::chrono::seconds{20});
    std::this_thread::sleep_for(std::chrono::microseconds{campaign.chance().below(longest)});
    child.kill();
    const int found = version_of(file);
    campaign.count("kills") += 1;
    campaign.count("old") += found == version_of_file ? 1 : 0;
    campaign.count("new") += found == present_version ? 1 : 0;
    campaign.count("between") += found != version_of_file && found != present_version ? 1 : 0;
    REQUIRE((found == version_of_file || found == present_version));
    CHECK(log_in() == 3);
    CHECK(version_of(file) == present_version);
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      CAPTURE(entry.path());
      if (entry.path() != file) CHECK(bytes_of(entry.path()).find("Family1") == std::string::npos);
      if (entry.path() != file) fs::remove(entry.path());
    }
  }
}
