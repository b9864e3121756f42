#include <catch2/catch.hpp>

#include "domain/store/adverse_events.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

struct Stored {
  PatientId patient;
  TreatmentId treatment;
};

Stored with_ablation(Store& store) {
  return store.write(staff(), [](Writing& writing) {
    const PatientId ana = writing.patients().add(patient("0007", "Rivera", "Ana"));
    Visit visit = tests::visit(ana, day(2026, 2, 2));
    visit.treatments = {ablation(day(2026, 2, 2))};
    const VisitId id = writing.visits().add(visit);
    return Stored{ana, writing.visits().get(id).treatments.front().id};
  });
}

AdverseEvent neuritis(const Stored& stored) {
  AdverseEvent event;
  event.uuid = new_uuid();
  event.patient = stored.patient;
  event.code = "ae_neuritis_post_rfa";
  event.onset = day(2026, 2, 10);
  event.onset_time = "07:15";
  event.treatments = {stored.treatment};
  event.grade = 2;
  event.causality = Causality::probable;
  event.expected = true;
  event.action = "gabapentin";
  event.outcome = EventOutcome::resolved;
  event.resolved_on = day(2026, 2, 25);
  event.clavien_dindo = "I";
  event.note = "burning over the iliac crest";
  return event;
}

std::vector<AdverseEvent> events_of(Store& store, PatientId patient, bool with_voided = false) {
  return store.read(staff(),
                    [&](Reading& reading) { return reading.adverse_events().of_patient(patient, with_voided); });
}

}  // namespace

TEMPLATE_TEST_CASE("An adverse event comes back as it was stored, once", "[storage]", InFile, InMemory) {
  TestType in;
  const Stored stored = with_ablation(*in.store);
  AdverseEvent event = neuritis(stored);
  for (int twice = 0; twice < 2; ++twice)
    in.store->write(staff(), [&](Writing& writing) { writing.adverse_events().add(event); });
  const std::vector<AdverseEvent> events = events_of(*in.store, stored.patient);
  REQUIRE(events.size() == 1);
  event.id = events[0].id;
  event.revision = 1;
  event.entered_at = events[0].entered_at;
  event.entered_by = "osei";
  CHECK(events[0] == event);
}

TEMPLATE_TEST_CASE("A corrected adverse event has its new content, and a stale one is refused", "[storage]", InFile,
                   InMemory) {
  TestType in;
  const Stored stored = with_ablation(*in.store);
  in.store->write(staff(), [&](Writing& writing) { writing.adverse_events().add(neuritis(stored)); });
  AdverseEvent event = events_of(*in.store, stored.patient).front();
  event.grade = 3;
  event.causality.reset();
  event.expected.reset();
  in.store->write(staff(), [&](Writing& writing) { writing.adverse_events().correct(event, "graded anew"); });
  const AdverseEvent corrected = events_of(*in.store, stored.patient).front();
  CHECK(corrected.grade == 3);
  CHECK_FALSE(corrected.causality.has_value());
  CHECK_FALSE(corrected.expected.has_value());
  CHECK(corrected.revision == 2);
  CHECK(fault_of([&] {
          in.store->write(staff(), [&](Writing& writing) { writing.adverse_events().correct(event, "again"); });
        }) == StoreFault::stale);
}

TEMPLATE_TEST_CASE("A voided adverse event leaves the lists and stays in the record", "[storage]", InFile, InMemory) {
  TestType in;
  const Stored stored = with_ablation(*in.store);
  in.store->write(staff(), [&](Writing& writing) {
    const AdverseEventId id = writing.adverse_events().add(neuritis(stored));
    writing.adverse_events().void_event(id, 1, "of another patient");
  });
  CHECK(events_of(*in.store, stored.patient).empty());
  const std::vector<AdverseEvent> all = events_of(*in.store, stored.patient, true);
  REQUIRE(all.size() == 1);
  CHECK(all[0].void_reason == "of another patient");
  CHECK(in.store->read(staff(), [](Reading& reading) {
    return reading.adverse_events().in_period(day(2026, 1, 1), day(2026, 12, 31)).empty();
  }));
}

TEMPLATE_TEST_CASE("The adverse events of a period come with patient and linked treatments", "[storage]", InFile,
                   InMemory) {
  TestType in;
  const Stored stored = with_ablation(*in.store);
  in.store->write(staff(), [&](Writing& writing) { writing.adverse_events().add(neuritis(stored)); });
  const auto found = [&](Date from, Date to) {
    return in.store->read(staff(), [&](Reading& reading) { return reading.adverse_events().in_period(from, to); });
  };
  const auto rows = found(day(2026, 2, 10), day(2026, 2, 10));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].mrn == "0007");
  CHECK(rows[0].patient_name == "Rivera, Ana");
  REQUIRE(rows[0].linked.size() == 1);
  CHECK(rows[0].linked[0] == LinkedTreatment{"tx_rfa", day(2026, 2, 2), true});
  CHECK(found(day(2026, 2, 11), day(2026, 3, 1)).empty());
}

TEMPLATE_TEST_CASE("A treatment's number is kept by a correction and never given to another", "[storage]", InFile,
                   InMemory) {
  TestType in;
  const Stored stored = with_ablation(*in.store);
  in.store->write(staff(), [&](Writing& writing) { writing.adverse_events().add(neuritis(stored)); });
  const auto correct = [&](const std::function<void(Visit&)>& change) {
    return in.store->write(staff(), [&](Writing& writing) {
      Visit visit = writing.visits().get(VisitId{1});
      change(visit);
      writing.visits().correct(visit, "test");
      return writing.visits().get(VisitId{1}).treatments;
    });
  };
  CHECK(correct([](Visit& visit) { visit.note = "corrected"; }).front().id == stored.treatment);
  CHECK(correct([](Visit& visit) { visit.treatments.clear(); }).empty());
  CHECK(events_of(*in.store, stored.patient).front().treatments == std::vector<TreatmentId>{stored.treatment});
  const std::vector<Treatment> added =
      correct([](Visit& visit) { visit.treatments = {ablation(day(2026, 2, 2), "tx_rfa/genicular//L")}; });
  REQUIRE(added.size() == 1);
  CHECK(added[0].id != stored.treatment);
}

TEMPLATE_TEST_CASE("The same event is stored once, and other content under its identity is refused", "[storage]",
                   InFile, InMemory) {
  TestType clinic;
  const Stored stored = with_ablation(*clinic.store);
  const AdverseEvent typed = neuritis(stored);
  const auto add = [&](const AdverseEvent& event) {
    return clinic.store->write(staff(), [&](Writing& writing) { return writing.adverse_events().add(event); });
  };
  const AdverseEventId first = add(typed);
  CHECK(add(typed) == first);
  AdverseEvent other = typed;
  other.grade = 3;
  CHECK(fault_of([&] { add(other); }) == StoreFault::stale);
  REQUIRE(events_of(*clinic.store, stored.patient).size() == 1);
  CHECK(events_of(*clinic.store, stored.patient)[0].grade == 2);
}
