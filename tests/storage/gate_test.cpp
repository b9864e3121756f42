#include <catch2/catch.hpp>

#include <functional>

#include "domain/store/diagnoses.h"
#include "domain/store/health.h"
#include "storage/engine/query.h"
#include "storage/record_store.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

std::int64_t last_sequence(Store& store) {
  return store.read(staff(), [](Reading& reading) { return reading.clinic().audit(1).at(0).sequence; });
}

struct Verb {
  std::string name;
  std::string entity;
  std::function<void(Writing&)> run;
};

// Every verb that changes the record, each able to run once in this order.
std::vector<Verb> verbs() {
  static PatientId whose;
  static EpisodeId episode;
  static VisitId visited;
  return {
      {"add patient", "patient",
       [](Writing& writing) { whose = writing.patients().add(patient("1", "Rivera", "Ana")); }},
      {"correct patient", "patient",
       [](Writing& writing) {
         Patient changed = writing.patients().get(whose);
         changed.city = "Leeds";
         writing.patients().correct(changed, "moved");
       }},
      {"add episode", "episode",
       [](Writing& writing) {
         Episode opened;
         opened.patient = whose;
         opened.opened_on = day(2026, 1, 1);
         episode = writing.patients().add_episode(opened);
       }},
      {"correct episode", "episode",
       [](Writing& writing) {
         Episode changed = writing.patients().episodes(whose).at(0);
         changed.label = "left psoas";
         writing.patients().correct_episode(changed, "side");
       }},
      {"add visit", "visit",
       [](Writing& writing) { visited = writing.visits().add(full_visit(whose, day(2026, 1, 2))); }},
      {"record health", "health",
       [](Writing& writing) {
         HealthRecord health;
         health.patient = whose;
         writing.health().record(health, "");
       }},
      {"correct visit", "visit",
       [](Writing& writing) {
         Visit changed = writing.visits().get(visited);
         changed.findings.clear();
         writing.visits().correct(changed, "another patient's");
       }},
      {"void visit", "visit", [](Writing& writing) { writing.visits().void_visit(visited, 2, "doubled"); }},
      {"change settings", "clinic",
       [](Writing& writing) {
         ClinicSettings settings = writing.clinic().settings();
         settings.paper = "Letter";
         writing.clinic().change_settings(settings, "printer");
       }},
      {"replace diagnosis codes", "diagnosis_list",
       [](Writing& writing) {
         writing.diagnoses().replace({{"B01", "Another", {}, {}}}, "ours.csv", "yearly");
       }},
      {"note import", "clinic", [](Writing& writing) { writing.clinic().note_import("d1", "old system", "3 rows"); }},
      {"void patient", "patient", [](Writing& writing) { writing.patients().void_patient(whose, 2, "doubled"); }},
  };
}

}  // namespace

TEMPLATE_TEST_CASE("Each verb that changes the record appends one entry", "[storage][gate]", InFile, InMemory) {
  TestType clinic;
  for (const Verb& verb : verbs()) {
    INFO(verb.name);
    const std::int64_t before = last_sequence(*clinic.store);
    clinic.store->write(staff(), verb.run);
    CHECK(last_sequence(*clinic.store) == before + 1);
    const AuditEntry entry =
        clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(1).at(0); });
    CHECK(entry.entity == verb.entity);
    CHECK(entry.actor == "osei");
    CHECK(entry.role == "staff");
    CHECK(entry.workstation == "front-desk");
    CHECK(entry.at == clinic.clock.now());
    CHECK((entry.action == "add" || entry.action == "import" || !entry.old_document.empty()));
  }
}

TEMPLATE_TEST_CASE("A change that goes round the gate is refused at commit", "[storage][gate]", InFile, InMemory) {
  TestType clinic;
  const PatientId id = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().add(full_visit(id, day(2026, 1, 2))); });
  auto& store = dynamic_cast<storage::RecordStore&>(*clinic.store);
  const auto round_the_gate = [&](const char* sql) {
    return fault_of([&] { clinic.store->write(staff(), [&](Writing&) { storage::run(store.connection(), sql); }); });
  };
  CHECK(round_the_gate("UPDATE patient SET city = 'X'") == StoreFault::unaudited);
  CHECK(round_the_gate("UPDATE score SET total = 1 WHERE instrument = 'nrs_avg7'") == StoreFault::unaudited);
  CHECK(round_the_gate("DELETE FROM finding_qualifier") == StoreFault::unaudited);
  CHECK(round_the_gate("DELETE FROM visit_confirmed") == StoreFault::unaudited);
  CHECK(round_the_gate("UPDATE diagnosis_list SET name = 'X'") == StoreFault::unaudited);
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) {
            writing.patients().add(patient("2", "Ode", "Kim"));
            storage::run(store.connection(), "UPDATE patient SET city = 'Y'");
          });
        }) == StoreFault::unaudited);
  CHECK(clinic.store->read(staff(), [&](Reading& reading) { return reading.patients().get(id).city; }).empty());
}

TEMPLATE_TEST_CASE("The trail can only grow", "[storage][gate]", InFile, InMemory) {
  TestType clinic;
  auto& store = dynamic_cast<storage::RecordStore&>(*clinic.store);
  const auto attempt = [&](const char* sql) {
    clinic.store->write(staff(), [&](Writing&) { storage::run(store.connection(), sql); });
  };
  CHECK_THROWS(attempt("DELETE FROM audit"));
  CHECK_THROWS(attempt("UPDATE audit SET reason = 'other'"));
  CHECK_THROWS(attempt("UPDATE audit_session SET actor = 'other'"));
  CHECK_THROWS(
      attempt("INSERT OR REPLACE INTO audit (sequence, at, offset_minutes, session, action, entity,"
              " entity_id) VALUES (1, 0, 0, 1, 'a', 'b', 1)"));
  CHECK(last_sequence(*clinic.store) == 1);
}

TEMPLATE_TEST_CASE("Nobody is let in without a name", "[storage][gate]", InFile, InMemory) {
  TestType clinic;
  const Session nobody;
  CHECK(fault_of([&] { clinic.store->read(nobody, [](Reading&) {}); }) == StoreFault::locked_out);
  CHECK(fault_of([&] { clinic.store->write(nobody, [](Writing&) {}); }) == StoreFault::locked_out);
}
