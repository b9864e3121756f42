#include <catch2/catch.hpp>

#include "domain/store/audit.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Session physician() { return {"hale", Role::physician, "session-2", "room-1"}; }

std::vector<AuditLine> entries(Store& store, const AuditFilter& filter, std::int64_t before = 0, int most = 100) {
  return store.read(staff(), [&](Reading& reading) { return audit_trail_of(reading).entries(filter, before, most); });
}

std::vector<std::string> in_short(const std::vector<AuditLine>& lines) {
  std::vector<std::string> texts;
  for (const AuditLine& line : lines)
    texts.push_back(line.entry.actor + " " + line.entry.action + " " + line.entry.entity + " " + line.mrn);
  return texts;
}

// On 2 March two patients are entered by the front desk; on 3 March the physician corrects one of them.
template <class Clinic>
struct Filled {
  Clinic clinic;
  PatientId ana;
  PatientId kim;

  Filled() {
    clinic.store->write(staff(),
                        [&](Writing& writing) { ana = writing.patients().add(patient("1", "Rivera", "Ana")); });
    clinic.store->write(staff(), [&](Writing& writing) { kim = writing.patients().add(patient("2", "Ode", "")); });
    clinic.clock.set(noon(day(2026, 3, 3)));
    clinic.store->write(physician(), [&](Writing& writing) {
      Patient changed = writing.patients().get(ana);
      changed.city = "Leeds";
      writing.patients().correct(changed, "moved");
    });
  }
};

}  // namespace

TEMPLATE_TEST_CASE("The trail is read newest first, with whom it is about", "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  const std::vector<AuditLine> lines = entries(*filled.clinic.store, {});
  CHECK(in_short(lines) == std::vector<std::string>{"hale correct patient 1", "osei add patient 2",
                                                    "osei add patient 1", "osei add clinic "});
  CHECK(lines[0].patient == "Rivera, Ana");
  CHECK(lines[0].entry.role == "physician");
  CHECK(lines[0].entry.workstation == "room-1");
  CHECK(lines[0].entry.reason == "moved");
  CHECK(lines[0].entry.old_document.find("\"city\":\"\"") != std::string::npos);
  CHECK(lines[1].patient == "Ode");
  CHECK(lines[3].patient.empty());
  CHECK(local_time(lines[0].entry) == "2026-03-03 12:00");
}

TEMPLATE_TEST_CASE("The trail is narrowed by patient, person, action, subject and day", "[storage][audit]", InFile,
                   InMemory) {
  Filled<TestType> filled;
  const auto found = [&](const AuditFilter& filter) { return in_short(entries(*filled.clinic.store, filter)); };
  const auto counted = [&](const AuditFilter& filter) {
    return filled.clinic.store->read(staff(), [&](Reading& reading) { return audit_trail_of(reading).count(filter); });
  };
  using Texts = std::vector<std::string>;
  const std::string corrected = "hale correct patient 1";
  AuditFilter filter;
  filter.patient = filled.ana;
  CHECK(found(filter) == Texts{corrected, "osei add patient 1"});
  CHECK(counted(filter) == 2);
  filter.user = "hale";
  CHECK(found(filter) == Texts{corrected});
  CHECK(counted(filter) == 1);
  filter = {};
  filter.action = "correct";
  CHECK(found(filter) == Texts{corrected});
  filter = {};
  filter.entity = "clinic";
  CHECK(found(filter) == Texts{"osei add clinic "});
  CHECK(counted(filter) == 1);
  filter = {};
  filter.from = day(2026, 3, 3);
  CHECK(found(filter) == Texts{corrected});
  filter = {};
  filter.to = day(2026, 3, 2);
  CHECK(counted(filter) == 3);
  filter.from = day(2026, 3, 2);
  CHECK(counted(filter) == 3);
  filter.to = day(2026, 3, 1);
  CHECK(found(filter).empty());
  CHECK(counted({}) == 4);
}

TEMPLATE_TEST_CASE("The trail is read by pages without a gap", "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  const std::vector<AuditLine> all = entries(*filled.clinic.store, {});
  const std::vector<AuditLine> first = entries(*filled.clinic.store, {}, 0, 3);
  REQUIRE(first.size() == 3);
  const std::vector<AuditLine> rest = entries(*filled.clinic.store, {}, first.back().entry.sequence, 3);
  REQUIRE(rest.size() == 1);
  CHECK(rest[0].entry.sequence == all[3].entry.sequence);
  const AuditPage page =
      filled.clinic.store->read(staff(), [](Reading& reading) { return newest_page(audit_trail_of(reading), {}, 3); });
  CHECK(page.lines.size() == 3);
  CHECK(page.matching == 4);
}

TEMPLATE_TEST_CASE("The trail names those who wrote and what about", "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  filled.clinic.store->read(staff(), [](Reading& reading) {
    CHECK(audit_trail_of(reading).users() == std::vector<std::string>{"hale", "osei"});
    CHECK(audit_trail_of(reading).entities() == std::vector<std::string>{"clinic", "patient"});
  });
}

namespace {

struct ElsewhereClock : Clock {
  Moment now() const override { return noon(day(2026, 3, 2)) + std::chrono::hours{11}; }  // 23:00 UTC
  Date today() const override { return day(2026, 3, 3); }
  int offset_minutes() const override { return 120; }
};

}  // namespace

TEST_CASE("An entry belongs to the day it was on where it was made", "[storage][audit]") {
  const ElsewhereClock clock;
  const auto store = store_in_memory(clock, clinic_named("Hilltop"), staff());
  AuditFilter filter;
  filter.from = day(2026, 3, 3);
  const std::vector<AuditLine> lines = entries(*store, filter);
  REQUIRE(lines.size() == 1);
  CHECK(local_time(lines[0].entry) == "2026-03-03 01:00");
  filter.from.reset();
  filter.to = day(2026, 3, 2);
  CHECK(entries(*store, filter).empty());
}
