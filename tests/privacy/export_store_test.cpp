#include <catch2/catch.hpp>

#include "domain/privacy/export_error.h"
#include "tests/privacy/exported.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const std::string digest(64, 'a');

ExportRefusal refusal_of(Store& store, const ExportRequest& request) {
  try {
    begun(store, request);
  } catch (const ExportError& error) {
    return error.refusal();
  }
  throw std::logic_error("nothing was refused");
}

std::vector<LoggedExport> logged(Store& store) {
  return store.read(staff(), [](Reading& reading) { return exports_of(reading).exports(10); });
}

}  // namespace

TEST_CASE("the same study gives a patient the same id and shift again, another study others", "[privacy]") {
  DemoInMemory clinic(3);
  const ExportPlan first = begun(*clinic.store, request_for(Profile::shifted));
  const ExportPlan again = begun(*clinic.store, request_for(Profile::shifted));
  CHECK(first.subjects() == again.subjects());
  ExportRequest other = request_for(Profile::shifted);
  other.study = "Another";
  const ExportPlan apart = begun(*clinic.store, other);
  for (std::size_t i = 0; i < first.subjects().size(); ++i)
    CHECK(first.subjects()[i].study_id != apart.subjects()[i].study_id);
}

TEST_CASE("day 0 of a study's patient stays, whatever a later export filters by", "[privacy]") {
  DemoInMemory clinic(1);
  const ExportPlan first = begun(*clinic.store, request_for(Profile::safe_harbor));
  ExportRequest later = request_for(Profile::safe_harbor);
  later.filter.from = day(2025, 3, 1);
  const ExportPlan second = begun(*clinic.store, later);
  CHECK(second.subjects() == first.subjects());
}

TEST_CASE("a study keeps its profile", "[privacy]") {
  DemoInMemory clinic(1);
  begun(*clinic.store, request_for(Profile::safe_harbor));
  CHECK(refusal_of(*clinic.store, request_for(Profile::limited)) == ExportRefusal::other_profile);
  CHECK(logged(*clinic.store).size() == 1);
}

TEST_CASE("a filter that nobody fits is refused and not logged", "[privacy]") {
  DemoInMemory clinic(1);
  ExportRequest request = request_for(Profile::safe_harbor);
  request.filter.from = day(2030, 1, 1);
  CHECK(refusal_of(*clinic.store, request) == ExportRefusal::nobody);
  request.filter = {{}, {}, {"tx_surgery"}};
  CHECK(refusal_of(*clinic.store, request) == ExportRefusal::nobody);
  CHECK(logged(*clinic.store).empty());
}

TEST_CASE("without an index treatment the first visit is day 0, unless treatments are asked for", "[privacy]") {
  InMemory clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    const PatientId id = writing.patients().add(patient("1", "Rivera", "Ana"));
    writing.visits().add(visit(id, day(2026, 1, 9)));
    writing.visits().add(visit(id, day(2026, 2, 9)));
    writing.patients().add(patient("2", "Osei", "Kofi"));  // without anything
  });
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::safe_harbor));
  CHECK(plan.subjects().size() == 1);
  CHECK(values(rows_of(plan, ExportTable::visits), "day") == std::vector<std::string>{"0", "31"});
  CHECK(values(rows_of(plan, ExportTable::patients), "index_treatment") == std::vector<std::string>{""});
}

TEST_CASE("what the clinic added to the catalogue goes out only when asked for", "[privacy]") {
  InMemory clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    OwnCatalogue own = writing.clinic().own_catalogue();
    TreatmentDefinition ours;
    ours.code = "x_wimbush_method";
    ours.label = "Wimbush's method";
    ours.order = 9000;
    own.treatments.push_back(ours);
    writing.clinic().change_own_catalogue(own, "as the test wants it");
  });
  clinic.store->write(staff(), [](Writing& writing) {
    const PatientId id = writing.patients().add(patient("1", "Rivera", "Ana"));
    Visit whole = visit(id, day(2026, 1, 9));
    Treatment treatment = ablation(day(2026, 1, 9));
    treatment.code = "x_wimbush_method";
    treatment.parameters.clear();
    whole.treatments = {treatment};
    writing.visits().add(whole);
  });
  ExportRequest with = request_for(Profile::safe_harbor);
  with.own_entries = true;
  const ExportPlan told = begun(*clinic.store, with);
  CHECK(values(rows_of(told, ExportTable::treatments), "code") == std::vector<std::string>{"x_wimbush_method"});
  const ExportPlan kept = begun(*clinic.store, request_for(Profile::safe_harbor));
  CHECK(rows_of(kept, ExportTable::treatments).empty());
  CHECK(values(rows_of(kept, ExportTable::patients), "index_treatment") == std::vector<std::string>{""});
  CHECK(kept.record.left_behind.own_entries == 1);
  CHECK(kept.subjects()[0].study_id == told.subjects()[0].study_id);
}

TEST_CASE("voided patients and visits do not go out", "[privacy]") {
  InMemory clinic;
  clinic.store->write(staff(), [](Writing& writing) {
    const PatientId kept = writing.patients().add(patient("1", "Rivera", "Ana"));
    writing.visits().add(visit(kept, day(2026, 1, 9)));
    const VisitId wrong = writing.visits().add(full_visit(kept, day(2026, 1, 10)));
    writing.visits().void_visit(wrong, 1, "wrong patient");
    const PatientId gone = writing.patients().add(patient("2", "Osei", "Kofi"));
    writing.visits().add(visit(gone, day(2026, 1, 9)));
    writing.patients().void_patient(gone, 1, "entered twice");
  });
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::safe_harbor));
  CHECK(plan.subjects().size() == 1);
  CHECK(rows_of(plan, ExportTable::visits).size() == 1);
  CHECK(rows_of(plan, ExportTable::treatments).empty());
}

TEST_CASE("the log keeps who, what, for whom and how it ended", "[privacy]") {
  DemoInMemory clinic(2);
  ExportRequest request = request_for(Profile::limited);
  request.recipient = "Registry";
  request.filter = {day(2020, 1, 1), day(2026, 12, 31), {"tx_rfa"}};
  ExportId id;
  begun(*clinic.store, request, &id);
  clinic.store->write(staff(), [&](Writing& writing) { exports_of(writing).finish(id, digest, {{"visits", 7}}); });
  const LoggedExport entry = logged(*clinic.store).front();
  CHECK(entry.request == request);
  CHECK(entry.actor == "osei");
  CHECK(entry.state == ExportState::written);
  CHECK(entry.sha256 == digest);
  CHECK(entry.rows == std::vector<std::pair<std::string, std::int64_t>>{{"visits", 7}});
  const auto trail =
      clinic.store->read(staff(), [&](Reading& reading) { return reading.clinic().audit_of("export", id.number); });
  REQUIRE(trail.size() == 2);
  CHECK(trail[1].action == "export");
  CHECK(trail[0].action == "written");
}

TEST_CASE("an export that failed is not logged as written, and ends once", "[privacy]") {
  DemoInMemory clinic(1);
  ExportId id;
  begun(*clinic.store, request_for(Profile::safe_harbor), &id);
  CHECK(logged(*clinic.store).front().state == ExportState::begun);
  clinic.store->write(staff(), [&](Writing& writing) { exports_of(writing).abandon(id); });
  CHECK(logged(*clinic.store).front().state == ExportState::not_written);
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) { exports_of(writing).finish(id, digest, {}); });
        }) == StoreFault::missing);
}

TEST_CASE("a study id leads back to its patient, and each look is audited", "[privacy]") {
  DemoInMemory clinic(1);
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::safe_harbor));
  const auto identify = [&](const std::string& study_id) {
    return clinic.store->write(
        staff(), [&](Writing& writing) { return exports_of(writing).identify(study_id, "safety finding"); });
  };
  CHECK(identify(plan.subjects()[0].study_id) == plan.subjects()[0].patient);
  CHECK(identify("P-0000-0000") == std::nullopt);
  const auto trail = clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(2); });
  CHECK(trail[0].action == "identify");
  CHECK(trail[1].action == "identify");
  CHECK(trail[1].patient == plan.subjects()[0].patient);
  CHECK(trail[1].reason == plan.subjects()[0].study_id + ": safety finding");
}

TEST_CASE("the smallest group of the clinic is kept with its reason", "[privacy]") {
  InMemory clinic;
  const auto smallest = [&] {
    return clinic.store->read(staff(), [](Reading& reading) { return exports_of(reading).smallest_group(); });
  };
  CHECK(smallest() == 11);
  clinic.store->write(staff(), [](Writing& writing) { exports_of(writing).change_smallest_group(20, "board"); });
  CHECK(smallest() == 20);
}
