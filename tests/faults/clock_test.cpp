#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "domain/base/local_time.h"
#include "domain/store/audit.h"
#include "tests/faults/campaign.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr std::chrono::hours day_long{24};
constexpr std::chrono::minutes half_hour{30};

std::vector<AuditEntry> trail(Store& store) {
  return store.read(staff(), [](Reading& reading) { return reading.clinic().audit(1'000); });
}

// The computer's clock and zone as they were at a moment.
class ClockThen final : public Clock {
 public:
  Moment now() const override { return x_moment; }
  Date today() const override { return local_day(x_moment); }
  int offset_minutes() const override { return local_offset_minutes(x_moment); }
  void set(Moment moment) { x_moment = moment; }

 private:
  Moment x_moment;
};

// When the clocks of a zone are put forward or back, and how many minutes they are ahead of UTC before and after.
struct ChangeOfClocks {
  const char* zone;
  const char* at;
  int before;
  int after;

  Moment moment() const { return parse_moment(at); }
  int offset(Moment then) const { return then < moment() ? before : after; }
  Date day(Moment then) const { return Date{date::floor<date::days>(then + std::chrono::minutes{offset(then)})}; }
};

constexpr std::array<ChangeOfClocks, 4> changes_of_clocks{
    {{"Europe/Berlin", "2026-03-29T01:00:00.000Z", 60, 120},
     {"Europe/Berlin", "2026-10-25T01:00:00.000Z", 120, 60},
     {"America/New_York", "2026-03-08T07:00:00.000Z", -300, -240},
     {"America/New_York", "2026-11-01T06:00:00.000Z", -240, -300}}};

// What the clock says wrongly of somebody who turns 26 on the day of the change; "" nothing.
std::string wrong_by_clock(const Clock& clock, const ChangeOfClocks& change, Date birth) {
  if (clock.offset_minutes() != change.offset(clock.now())) return "the offset at " + to_string(clock.now());
  const Date today = change.day(clock.now());
  if (clock.today() != today) return "the day at " + to_string(clock.now());
  const int age = today < change.day(change.moment()) ? 25 : 26;
  return age_in_years(birth, clock.today()) == age ? "" : "the age at " + to_string(clock.now());
}

// The trail of a clinic where something was stored every half hour, a day before the change and a day after it.
std::string wrong_in_trail(Store& store, const ChangeOfClocks& change) {
  const std::vector<AuditEntry> entries = trail(store);
  for (const AuditEntry& entry : entries) {
    if (entry.action == "set_back") return "set back, it says: " + entry.reason;
    if (entry.offset_minutes != change.offset(entry.at)) return "the offset of an entry at " + to_string(entry.at);
  }
  for (std::size_t i = 1; i < entries.size(); ++i)
    if (entries[i - 1].sequence != entries[i].sequence + 1 || entries[i - 1].at < entries[i].at) return "the order";
  AuditFilter of_the_day;
  of_the_day.from = of_the_day.to = change.day(change.moment());
  of_the_day.action = "add";
  const std::size_t hours = change.before < change.after ? 23 : 25;
  const auto lines =
      store.read(staff(), [&](Reading& reading) { return audit_trail_of(reading).entries(of_the_day, 0, 1'000); });
  return lines.size() == 2 * hours ? found_outside(store) : "the hours of the day";
}

std::string wrong_round(const ChangeOfClocks& change) {
  ClockThen clock;
  clock.set(change.moment() - day_long);
  const auto store = store_in_memory(clock, clinic_named("Hilltop"), staff());
  const Date that_day = change.day(change.moment());
  const Patient ana =
      patient("1", "Rivera", "Ana", Date{that_day.year() - date::years{26}, that_day.month(), that_day.day()});
  const PatientId whose = store->write(staff(), [&](Writing& writing) { return writing.patients().add(ana); });
  for (Moment then = clock.now() + half_hour; then <= change.moment() + day_long; then += half_hour) {
    clock.set(then);
    if (const std::string wrong = wrong_by_clock(clock, change, ana.birth_date); !wrong.empty()) return wrong;
    store->write(staff(), [&](Writing& writing) { writing.visits().add(full_visit(whose, clock.today())); });
  }
  return wrong_in_trail(*store, change);
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

TEST_CASE("Clocks put forward and back by law leave trail, days and ages as they are", "[faults][T15]") {
  Campaign campaign("T15", "clocks put forward in spring and back in autumn");
  for (const ChangeOfClocks& change : changes_of_clocks) {
    CAPTURE(change.zone, change.at);
    Child child([&](Telling& telling) {
      setenv("TZ", change.zone, 1);
      tzset();
      const std::string wrong = wrong_round(change);
      telling.line(wrong.empty() ? "right" : wrong);
    });
    CHECK(child.next_line(std::chrono::seconds{60}) == "right");
    CHECK(child.ended_well());
    campaign.count("saves") += 96;
  }
}
