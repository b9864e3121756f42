#include "domain/store/red_flags.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "domain/store/health.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

PatientId add_patient(Store& store, const std::string& mrn = "DEMO-0001") {
  return store.write(staff(), [&](Writing& writing) { return writing.patients().add(patient(mrn, "Rivera", "Ana")); });
}

FindingEntry numbered(const std::string& code, double number, Side side = Side::none) {
  FindingEntry finding;
  finding.code = code;
  finding.side = side;
  finding.value.number = number;
  return finding;
}

FindingEntry seen(const std::string& code, Side side = Side::none) {
  FindingEntry finding = numbered(code, 1, side);
  finding.value.code = present;
  return finding;
}

Visit stiff(PatientId patient, Date on, double minutes) {
  Visit stiff = visit(patient, on);
  stiff.findings = {numbered("sym_morning_stiffness_min", minutes)};
  return stiff;
}

VisitId add(Store& store, const Visit& visit) {
  return store.write(staff(), [&](Writing& writing) { return writing.visits().add(visit); });
}

std::vector<RedFlag> flags_of(Store& store, PatientId patient) {
  return store.read(staff(), [&](Reading& reading) { return reading.red_flags().of_patient(patient); });
}

std::vector<RedFlagLine> unacknowledged(Store& store) {
  return store.read(staff(), [](Reading& reading) { return reading.red_flags().unacknowledged(); });
}

void acknowledge(Store& store, const RedFlag& flag) {
  store.write(staff(),
              [&](Writing& writing) { writing.red_flags().acknowledge(flag.id, flag.revision, "rheumatology asked"); });
}

void resolve(Store& store, const RedFlag& flag) {
  store.write(staff(),
              [&](Writing& writing) { writing.red_flags().resolve(flag.id, flag.revision, "no spondyloarthritis"); });
}

void correct(Store& store, VisitId id, const std::function<void(Visit&)>& change) {
  store.write(staff(), [&](Writing& writing) {
    Visit changed = writing.visits().get(id);
    change(changed);
    writing.visits().correct(changed, "misread");
  });
}

}  // namespace

TEMPLATE_TEST_CASE("A visit raises its flags when it is stored, with what raised them", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const VisitId visit = add(*clinic.store, stiff(patient, day(2026, 3, 1), 45));
  const std::vector<RedFlag> flags = flags_of(*clinic.store, patient);
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].code == "rf_inflammatory");
  CHECK(flags[0].rule == "morning_stiffness");
  CHECK(flags[0].severity == FlagSeverity::yellow);
  CHECK(flags[0].state() == RedFlagState::open);
  CHECK(flags[0].visit == visit);
  CHECK(flags[0].raised_on == day(2026, 3, 1));
  CHECK(flags[0].raised_by == "osei");
  CHECK(flags[0].raised_at == clinic.clock.now());
  REQUIRE(flags[0].facts.size() == 1);
  CHECK(flags[0].facts[0].text == "45 min");
  CHECK(flags[0].facts[0].on == day(2026, 3, 1));
  const auto trail = clinic.store->read(
      staff(), [&](Reading& reading) { return reading.clinic().audit_of("red flag", flags[0].id.number); });
  REQUIRE(trail.size() == 1);
  CHECK(trail[0].action == "raise");
  CHECK(trail[0].patient == patient);
}

TEMPLATE_TEST_CASE("An unremarkable visit raises nothing", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  add(*clinic.store, stiff(patient, day(2026, 3, 1), 25));
  CHECK(flags_of(*clinic.store, patient).empty());
}

TEMPLATE_TEST_CASE("An open flag is not raised twice, a resolved one is raised again by a new visit", "[storage]",
                   InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  add(*clinic.store, stiff(patient, day(2026, 1, 5), 45));
  add(*clinic.store, stiff(patient, day(2026, 1, 19), 40));
  REQUIRE(flags_of(*clinic.store, patient).size() == 1);
  acknowledge(*clinic.store, flags_of(*clinic.store, patient)[0]);
  add(*clinic.store, stiff(patient, day(2026, 2, 2), 40));
  REQUIRE(flags_of(*clinic.store, patient).size() == 1);
  resolve(*clinic.store, flags_of(*clinic.store, patient)[0]);
  add(*clinic.store, stiff(patient, day(2026, 2, 16), 35));
  const std::vector<RedFlag> flags = flags_of(*clinic.store, patient);
  REQUIRE(flags.size() == 2);
  CHECK(flags[0].state() == RedFlagState::open);
  CHECK(flags[1].state() == RedFlagState::resolved);
  CHECK(flags[1].acknowledged->words == "rheumatology asked");
  CHECK(flags[1].acknowledged->by == "osei");
  CHECK(flags[1].resolved->words == "no spondyloarthritis");
}

TEMPLATE_TEST_CASE("A correction that takes the trigger away leaves the flag and says so", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const VisitId visit = add(*clinic.store, stiff(patient, day(2026, 3, 1), 45));
  correct(*clinic.store, visit, [](Visit& changed) { changed.findings[0].value.number = 5; });
  std::vector<RedFlag> flags = flags_of(*clinic.store, patient);
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].trigger_gone_at == clinic.clock.now());
  CHECK(flags[0].state() == RedFlagState::open);
  correct(*clinic.store, visit, [](Visit& changed) { changed.findings[0].value.number = 60; });
  flags = flags_of(*clinic.store, patient);
  REQUIRE(flags.size() == 1);
  CHECK_FALSE(flags[0].trigger_gone_at);
}

TEMPLATE_TEST_CASE("A correction can raise a flag, a voided visit says its own are without ground", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const VisitId visit = add(*clinic.store, stiff(patient, day(2026, 3, 1), 10));
  correct(*clinic.store, visit, [](Visit& changed) { changed.findings[0].value.number = 30; });
  REQUIRE(flags_of(*clinic.store, patient).size() == 1);
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().void_visit(visit, 2, "another patient's"); });
  CHECK(flags_of(*clinic.store, patient).at(0).trigger_gone_at);
}

TEMPLATE_TEST_CASE("A fall of strength is measured against the visit before", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const auto strong = [&](Date on, double grade) {
    Visit seen_on = visit(patient, on);
    seen_on.findings = {numbered("exam_hip_flexor_mmt", grade, Side::right)};
    seen_on.findings[0].value.code = grade == 5 ? "5" : "4";
    return seen_on;
  };
  add(*clinic.store, strong(day(2026, 1, 5), 5));
  add(*clinic.store, strong(day(2026, 3, 1), 4));
  const std::vector<RedFlag> flags = flags_of(*clinic.store, patient);
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].rule == "strength_fell");
}

TEMPLATE_TEST_CASE("Health facts decide with the visit", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  Visit sudden = visit(patient, day(2026, 3, 1));
  sudden.findings = {seen("sym_sudden_flank_groin_pain", Side::left)};
  const VisitId stored = add(*clinic.store, sudden);
  CHECK(flags_of(*clinic.store, patient).empty());
  clinic.store->write(staff(), [&](Writing& writing) {
    HealthRecord health;
    health.patient = patient;
    HealthFact fact;
    fact.code = "anticoagulant";
    fact.value.code = present;
    fact.assessed_on = day(2026, 3, 1);
    health.facts = {fact};
    writing.health().record(health, "");
  });
  correct(*clinic.store, stored, [](Visit&) {});
  REQUIRE(flags_of(*clinic.store, patient).size() == 1);
  CHECK(flags_of(*clinic.store, patient)[0].code == "rf_psoas_haematoma");
}

TEMPLATE_TEST_CASE("Trouble after a procedure of an earlier visit raises its flag", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  Visit procedure = visit(patient, day(2026, 2, 20));
  procedure.treatments = {ablation(day(2026, 2, 20))};
  add(*clinic.store, procedure);
  Visit trouble = visit(patient, day(2026, 3, 1));
  trouble.findings = {seen("sym_wound_discharge")};
  add(*clinic.store, trouble);
  const std::vector<RedFlag> flags = flags_of(*clinic.store, patient);
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].code == "rf_post_procedure");
}

TEMPLATE_TEST_CASE("The clinic's list has what nobody acknowledged, the most severe first", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  const PatientId first = add_patient(*clinic.store, "1");
  const PatientId second = add_patient(*clinic.store, "2");
  add(*clinic.store, stiff(first, day(2026, 3, 1), 45));
  Visit grave = visit(second, day(2026, 2, 1));
  grave.findings = {seen("rf_cauda_equina")};
  add(*clinic.store, grave);
  std::vector<RedFlagLine> lines = unacknowledged(*clinic.store);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].flag.code == "rf_cauda_equina");
  CHECK(lines[0].mrn == "2");
  CHECK(lines[1].patient_name == "Rivera, Ana");
  acknowledge(*clinic.store, lines[0].flag);
  lines = unacknowledged(*clinic.store);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].flag.patient == first);
}

TEMPLATE_TEST_CASE("A flag takes one step at a time, and a stale step is refused", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  add(*clinic.store, stiff(patient, day(2026, 3, 1), 45));
  const RedFlag open = flags_of(*clinic.store, patient)[0];
  CHECK(fault_of([&] { resolve(*clinic.store, open); }) == StoreFault::stale);
  acknowledge(*clinic.store, open);
  CHECK(fault_of([&] { acknowledge(*clinic.store, open); }) == StoreFault::stale);
  const RedFlag acknowledged = flags_of(*clinic.store, patient)[0];
  CHECK(fault_of([&] { acknowledge(*clinic.store, acknowledged); }) == StoreFault::stale);
  resolve(*clinic.store, acknowledged);
  const auto trail = clinic.store->read(
      staff(), [&](Reading& reading) { return reading.clinic().audit_of("red flag", open.id.number); });
  REQUIRE(trail.size() == 3);
  CHECK(trail[1].reason == "rheumatology asked");
  CHECK_FALSE(trail[1].old_document.empty());
}

TEST_CASE("A red flag cannot be deleted from a file", "[storage]") {
  InFile clinic;
  const PatientId patient = add_patient(*clinic.store);
  add(*clinic.store, stiff(patient, day(2026, 3, 1), 45));
  clinic.store.reset();
  SQLite::Database file = shell_on(clinic.folder.file(), SQLite::OPEN_READWRITE);
  CHECK_THROWS_WITH(file.exec("DELETE FROM red_flag"), Catch::Contains("never deleted"));
}
