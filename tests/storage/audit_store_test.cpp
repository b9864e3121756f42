#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/store/audit.h"
#include "domain/store/diagnoses.h"
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

namespace {

AuditComparison latest_comparison(Store& store) {
  return store.read(staff(), [](Reading& reading) {
    AuditTrail& trail = audit_trail_of(reading);
    return trail.comparison(trail.entries({}, 0, 1).at(0).entry.sequence);
  });
}

}  // namespace

TEMPLATE_TEST_CASE("A change is set beside what it replaced", "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  const AuditComparison comparison = latest_comparison(*filled.clinic.store);
  CHECK(comparison.known);
  CHECK(comparison.line.patient == "Rivera, Ana");
  CHECK(comparison.fields == std::vector<AuditField>{{"city", "", "Leeds"}});
}

TEMPLATE_TEST_CASE("A change is set beside what the next change replaced, not what is stored by now",
                   "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  const std::int64_t moved = latest_comparison(*filled.clinic.store).line.entry.sequence;
  filled.clinic.store->write(staff(), [&](Writing& writing) {
    Patient changed = writing.patients().get(filled.ana);
    changed.city = "York";
    writing.patients().correct(changed, "moved again");
  });
  CHECK(latest_comparison(*filled.clinic.store).fields == std::vector<AuditField>{{"city", "Leeds", "York"}});
  filled.clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(audit_trail_of(reading).comparison(moved).fields == std::vector<AuditField>{{"city", "", "Leeds"}});
  });
}

TEMPLATE_TEST_CASE("What differs in a visit is named by its paths", "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  Store& store = *filled.clinic.store;
  const VisitId id = store.write(
      staff(), [&](Writing& writing) { return writing.visits().add(full_visit(filled.ana, day(2026, 1, 2))); });
  const std::vector<AuditField> added = latest_comparison(store).fields;
  CHECK(std::count(added.begin(), added.end(), AuditField{"score/nrs_avg7/value", "", "6"}) == 1);
  CHECK(std::count(added.begin(), added.end(), AuditField{"finding/ex_hip_ext_rom/R/0/method", "", "goniometer"}) == 1);

  store.write(staff(), [&](Writing& writing) {
    Visit changed = writing.visits().get(id);
    changed.scores[0] = pain(4);
    changed.scores[2] = peg(7, 6, 8);
    changed.findings.erase(changed.findings.begin());
    Treatment earlier = ablation(day(2026, 1, 2), "another");
    changed.treatments[0].note = "no complication";
    changed.treatments[0].parameters[0].value.number = 85;
    changed.treatments.insert(changed.treatments.begin(), earlier);
    writing.visits().correct(changed, "typing");
  });
  const std::vector<AuditField> fields = latest_comparison(store).fields;
  const auto has = [&](const AuditField& field) { return std::count(fields.begin(), fields.end(), field) == 1; };
  CHECK(has({"score/nrs_avg7/value", "6", "4"}));
  CHECK(has({"score/peg/activity", "5", "8"}));
  CHECK(has({"score/peg/score", "6", "7"}));
  CHECK(has({"finding/ex_hip_ext_rom/L/0/value", "10", ""}));
  CHECK(has({"treatment/0/note", "", "no complication"}));
  CHECK(has({"treatment/0/-/0/temperature", "80", "85"}));
  CHECK(has({"treatment/1/code", "", "tx_rfa"}));
  CHECK_FALSE(has({"score/peg/pain", "7", "7"}));
  CHECK(std::none_of(fields.begin(), fields.end(), [](const AuditField& field) {
    return field.path == "note" || field.path == "revision" || field.before == field.after;
  }));
}

TEMPLATE_TEST_CASE("What was voided stands in the trail whole", "[storage][audit]", InFile, InMemory) {
  Filled<TestType> filled;
  filled.clinic.store->write(
      staff(), [&](Writing& writing) { writing.patients().void_patient(filled.kim, 1, "entered twice"); });
  const std::vector<AuditField> fields = latest_comparison(*filled.clinic.store).fields;
  CHECK(std::count(fields.begin(), fields.end(), AuditField{"family_name", "Ode", ""}) == 1);
  CHECK(std::all_of(fields.begin(), fields.end(), [](const AuditField& field) { return field.after.empty(); }));
}

TEMPLATE_TEST_CASE("An entry that replaced nothing has nothing to compare", "[storage][audit]", InFile, InMemory) {
  TestType clinic;
  clinic.store->write(staff(), [](Writing& writing) { writing.clinic().note_import("d", "old system", "3 rows"); });
  const AuditComparison comparison = latest_comparison(*clinic.store);
  CHECK_FALSE(comparison.known);
  CHECK(comparison.fields.empty());
  CHECK(fault_of([&] {
          clinic.store->read(staff(), [](Reading& reading) { return audit_trail_of(reading).comparison(99); });
        }) == StoreFault::missing);
}

TEMPLATE_TEST_CASE("What a change replaced is shown also when what took its place is not kept", "[storage][audit]",
                   InFile, InMemory) {
  TestType clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    writing.diagnoses().replace({{"B01", "Another", {}, {}}}, "ours.csv", "yearly");
  });
  const AuditComparison comparison = latest_comparison(*clinic.store);
  CHECK(comparison.known);
  CHECK_FALSE(comparison.after_known);
  CHECK(std::all_of(comparison.fields.begin(), comparison.fields.end(),
                    [](const AuditField& field) { return !field.before.empty() && field.after.empty(); }));
  CHECK_FALSE(comparison.fields.empty());
}
