#include "domain/store/health.h"

#include <catch2/catch.hpp>

#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

HealthRecord known(PatientId patient) {
  HealthRecord health;
  health.patient = patient;
  HealthFact allergy;
  allergy.code = "allergy";
  allergy.value.code = present;
  allergy.value.number = 1;
  allergy.which = {"chlorhexidine", "latex"};
  allergy.detail = "kiwi";
  allergy.assessed_on = day(2026, 3, 1);
  HealthFact drug = allergy;
  drug.code = "anticoagulant";
  drug.which.clear();
  drug.detail = "apixaban";
  drug.since = day(2025, 3, 1);
  drug.until = day(2026, 2, 1);
  HealthFact weight;
  weight.code = "weight_kg";
  weight.value.number = 82.5;
  weight.assessed_on = day(2026, 2, 28);
  health.facts = {allergy, drug, weight};
  return health;
}

PatientId add_patient(Store& store) {
  return store.write(staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
}

HealthRecord stored(Store& store, PatientId patient) {
  return store.read(staff(), [&](Reading& reading) { return reading.health().of_patient(patient); });
}

void record(Store& store, const HealthRecord& health) {
  store.write(staff(), [&](Writing& writing) { writing.health().record(health, ""); });
}

}  // namespace

TEMPLATE_TEST_CASE("Health facts come back as they were recorded", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  CHECK(stored(*clinic.store, patient).revision == 0);
  HealthRecord health = known(patient);
  record(*clinic.store, health);
  health.revision = 1;
  CHECK(stored(*clinic.store, patient) == health);
}

TEMPLATE_TEST_CASE("New facts take the place of the old, which stay in the audit trail", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  record(*clinic.store, known(patient));
  HealthRecord health = stored(*clinic.store, patient);
  health.facts.erase(health.facts.begin() + 1, health.facts.end());
  record(*clinic.store, health);
  CHECK(stored(*clinic.store, patient).facts == health.facts);
  CHECK(stored(*clinic.store, patient).revision == 2);
  const auto trail = clinic.store->read(
      staff(), [&](Reading& reading) { return reading.clinic().audit_of("health", patient.number); });
  REQUIRE(trail.size() == 2);
  CHECK((trail[0].old_document + trail[1].old_document).find("82.5") != std::string::npos);
}

TEMPLATE_TEST_CASE("Facts read before another changed them are refused", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const HealthRecord health = known(patient);
  record(*clinic.store, health);
  CHECK(fault_of([&] { record(*clinic.store, health); }) == StoreFault::stale);
  CHECK(fault_of([&] { record(*clinic.store, known(PatientId{99})); }) == StoreFault::missing);
}
