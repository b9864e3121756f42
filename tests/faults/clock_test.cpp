#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

#include "tests/faults/campaign.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr std::chrono::hours day_long{24};

std::vector<AuditEntry> trail(Store& store) {
  return store.read(staff(), [](Reading& reading) { return reading.clinic().audit(1'000); });
}

}  // namespace

TEST_CASE("The trail keeps its order when the clock jumps", "[faults][T15]") {
  Campaign campaign("T15", "the clock jumps between saves");
  InMemory clinic;
  const PatientId whose = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  const Moment begin = clinic.clock.now();
  std::vector<VisitId> visits;
  for (const auto jump : {-day_long, -20 * 365 * day_long, 10 * 365 * day_long, std::chrono::hours{0}})
    for (int i = 0; i < 20; ++i) {
      clinic.clock.set(begin + jump + std::chrono::minutes{i});
      visits.push_back(clinic.store->write(
          staff(), [&](Writing& writing) { return writing.visits().add(full_visit(whose, day(2026, 2, 1))); }));
      const AuditEntry last = trail(*clinic.store).front();
      CHECK(last.at == clinic.clock.now());
      CHECK(last.entity_id == visits.back().number);
      campaign.count("saves") += 1;
    }
  const std::vector<AuditEntry> entries = trail(*clinic.store);
  // A day back, twenty years back, and back from the future to the right day.
  CHECK(std::ranges::count(entries, "set_back", &AuditEntry::action) == 3);
  for (std::size_t i = 1; i < entries.size(); ++i) CHECK(entries[i - 1].sequence == entries[i].sequence + 1);
  CHECK(clinic.store->read(staff(), [&](Reading& reading) { return reading.visits().get(visits[3]).date; }) ==
        day(2026, 2, 1));
}

TEST_CASE("The trail says where the clock was set back, and not that a time server corrected it", "[faults][T15]") {
  InMemory clinic;
  const auto add = [&](const char* mrn) {
    clinic.store->write(staff(),
                        [&](Writing& writing) { return writing.patients().add(patient(mrn, "Rivera", "Ana")); });
  };
  add("1");
  const Moment before = clinic.clock.now();
  clinic.clock.set(before - std::chrono::seconds{90});
  add("2");
  CHECK(std::ranges::count(trail(*clinic.store), "set_back", &AuditEntry::action) == 0);
  clinic.clock.set(before - std::chrono::hours{3});
  add("3");
  const std::vector<AuditEntry> entries = trail(*clinic.store);
  CHECK(entries[0].action == "add");
  CHECK(entries[1].action == "set_back");
  CHECK(entries[1].entity == "clock");
  CHECK(entries[1].reason == "the entry before is of " + to_string(before - std::chrono::seconds{90}));
}

TEST_CASE("Ages are right round a leap day and whatever the clock says", "[faults][T15]") {
  const Date leap = day(2004, 2, 29);
  CHECK(age_in_years(leap, day(2026, 2, 28)) == 21);
  CHECK(age_in_years(leap, day(2026, 3, 1)) == 22);
  CHECK(age_in_years(leap, day(2024, 2, 29)) == 20);
  CHECK(age_in_years(leap, day(2004, 2, 29)) == 0);
}

// In a process of its own, because the zone is the process's.
TEST_CASE("Today is the day of the zone the clinic is in", "[faults][T15]") {
  for (const char* zone : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"}) {
    CAPTURE(zone);
    Child child([&](Telling& telling) {
      setenv("TZ", zone, 1);
      tzset();
      const SystemClock clock;
      const Moment local = clock.now() + std::chrono::minutes{clock.offset_minutes()};
      const Date today = clock.today();
      telling.line(today == Date{date::floor<date::days>(local)} ? "right" : "wrong");
    });
    CHECK(child.next_line(std::chrono::seconds{20}) == "right");
    CHECK(child.ended_well());
  }
}
