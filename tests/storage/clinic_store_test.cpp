#include <catch2/catch.hpp>

#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

TEMPLATE_TEST_CASE("What was imported is known again", "[storage]", InFile, InMemory) {
  TestType clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    writing.clinic().note_imported_as("old system", "patient", "p-1", 7);
    writing.clinic().note_imported_as("old system", "patient", "p-1", 8);
    writing.clinic().note_import("digest", "old system", "1 patient");
  });
  clinic.store->read(staff(), [](Reading& reading) {
    CHECK(reading.clinic().imported("digest"));
    CHECK_FALSE(reading.clinic().imported("another"));
    CHECK(reading.clinic().imported_as("old system", "patient", "p-1") == 8);
    CHECK(reading.clinic().imported_as("old system", "visit", "p-1") == 0);
    CHECK(reading.clinic().audit(1).at(0).action == "import");
  });
}

TEMPLATE_TEST_CASE("Settings change with a revision and a reason", "[storage]", InFile, InMemory) {
  TestType clinic;
  ClinicSettings settings = clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().settings(); });
  CHECK(settings.name == "Hilltop");
  CHECK(settings.created_at == clinic.clock.now());
  settings.time_zone = "Europe/Vienna";
  const auto change = [&] {
    clinic.store->write(staff(), [&](Writing& writing) { writing.clinic().change_settings(settings, "moved"); });
  };
  change();
  CHECK(fault_of(change) == StoreFault::stale);
  clinic.store->read(staff(), [](Reading& reading) {
    CHECK(reading.clinic().settings().time_zone == "Europe/Vienna");
    CHECK(reading.clinic().settings().revision == 2);
    CHECK(reading.clinic().audit(1).at(0).reason == "moved");
  });
}

TEMPLATE_TEST_CASE("A disk that is not encrypted is accepted with a reason, by somebody, until it is taken back",
                   "[storage]", InFile, InMemory) {
  TestType clinic;
  const auto settings = [&] {
    return clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().settings(); });
  };
  const auto accept = [&](const std::string& reason) {
    ClinicSettings changed = settings();
    changed.open_disk.reason = reason;
    clinic.store->write(staff(), [&](Writing& writing) { writing.clinic().change_settings(changed, ""); });
  };
  CHECK(settings().open_disk.reason.empty());
  accept("the computer stands in a locked room");
  CHECK(settings().open_disk.reason == "the computer stands in a locked room");
  CHECK(settings().open_disk.by == staff().actor);
  CHECK(settings().open_disk.at == clinic.clock.now());
  accept("");
  CHECK(settings().open_disk.reason.empty());
  clinic.store->read(staff(), [](Reading& reading) {
    const auto entries = reading.clinic().audit_of("disk", 1);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].old_document == "the computer stands in a locked room");
    CHECK(entries[1].action == "change");
  });
}

TEMPLATE_TEST_CASE("Clinicians are named by use", "[storage]", InFile, InMemory) {
  TestType clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    const PatientId id = writing.patients().add(patient("1", "Rivera", "Ana"));
    for (const char* name : {"Dr. Ito", "Dr. Hale", "Dr. Hale", ""}) {
      Visit one = visit(id, day(2026, 1, 1));
      one.clinician = name;
      writing.visits().add(one);
    }
  });
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.visits().clinicians(); }) ==
        std::vector<std::string>{"Dr. Hale", "Dr. Ito"});
}
