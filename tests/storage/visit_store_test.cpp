#include <catch2/catch.hpp>

#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

PatientId add_patient(Store& store, const std::string& mrn = "DEMO-0001") {
  return store.write(staff(), [&](Writing& writing) { return writing.patients().add(patient(mrn, "Rivera", "Ana")); });
}

VisitId add(Store& store, const Visit& visit) {
  return store.write(staff(), [&](Writing& writing) { return writing.visits().add(visit); });
}

Visit get(Store& store, VisitId id) {
  return store.read(staff(), [&](Reading& reading) { return reading.visits().get(id); });
}

// Numbers given by the store do not count for sameness of content.
void forget_numbers(Visit& visit) {
  for (ScoreEntry& score : visit.scores) score.id = {};
  for (FindingEntry& finding : visit.findings) finding.id = {};
  for (Treatment& treatment : visit.treatments) treatment.id = {};
}

}  // namespace

TEMPLATE_TEST_CASE("A visit comes back as it was stored", "[storage]", InFile, InMemory) {
  TestType clinic;
  const Visit typed = full_visit(add_patient(*clinic.store), day(2026, 3, 1));
  Visit stored = get(*clinic.store, add(*clinic.store, typed));
  CHECK(stored.revision == 1);
  CHECK(stored.entered_by == "osei");
  CHECK(stored.entered_at == clinic.clock.now());
  forget_numbers(stored);
  CHECK(stored.uuid == typed.uuid);
  CHECK(stored.date == typed.date);
  CHECK(stored.note == typed.note);
  CHECK(stored.scores == typed.scores);
  CHECK(stored.findings == typed.findings);
  CHECK(stored.treatments == typed.treatments);
  CHECK(stored.confirmed == typed.confirmed);
}

TEMPLATE_TEST_CASE("The same unit of work is stored once", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const Visit typed = full_visit(patient, day(2026, 3, 1));
  const VisitId first = add(*clinic.store, typed);
  CHECK(add(*clinic.store, typed) == first);
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(reading.visits().of_patient(patient).size() == 1);
    CHECK(reading.clinic().audit_of("visit", first.number).size() == 1);
    CHECK(reading.patients().find("rivera", 5).at(0).visits == 1);
  });
}

TEMPLATE_TEST_CASE("What the store puts in order or signs does not make a unit of work another", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const VisitId earlier = add(*clinic.store, full_visit(patient, day(2026, 2, 1)));
  const TreatmentId ablated = get(*clinic.store, earlier).treatments.at(0).id;
  Visit typed = full_visit(patient, day(2026, 3, 1));
  typed.note = "caf\x65\xCC\x81";  // composed by the store
  typed.confirmed = {"score/peg/pain", "finding/ex_hip_ext_rom/R/0/value", "score/peg/pain"};
  typed.treatments[0].links = {{LinkRole::trial, ablated}, {LinkRole::diagnostic_block, ablated}};
  WarningOverride override;
  override.rule = "rf_device";
  override.reason = "switched off";
  typed.treatments[0].overrides = {override};
  const VisitId first = add(*clinic.store, typed);
  clinic.clock.set(clinic.clock.now() + std::chrono::minutes{1});
  CHECK(add(*clinic.store, typed) == first);
}

TEMPLATE_TEST_CASE("Other content of a unit of work that is stored is refused, and its draft stays", "[storage]",
                   InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const Visit typed = full_visit(patient, day(2026, 3, 1));
  const VisitId first = add(*clinic.store, typed);
  VisitDraft draft;
  draft.uuid = typed.uuid;
  draft.patient = patient;
  draft.put("note", "slept worse");
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().keep_draft(draft); });
  const auto refused = [&](const std::function<void(Visit&)>& change) {
    Visit other = typed;
    change(other);
    return fault_of([&] { add(*clinic.store, other); }) == StoreFault::stale;
  };
  CHECK(refused([](Visit& other) { other.note = "slept worse"; }));
  CHECK(refused([](Visit& other) { other.date = day(2026, 3, 2); }));
  CHECK(refused([](Visit& other) { other.scores[0] = pain(7); }));
  CHECK(refused([](Visit& other) { other.findings.pop_back(); }));
  CHECK(refused([](Visit& other) { other.treatments[0].parameters[0].value.number = 90; }));
  CHECK(refused([](Visit& other) { other.treatments.clear(); }));
  CHECK(refused([](Visit& other) { other.confirmed.clear(); }));
  CHECK(get(*clinic.store, first).note == typed.note);
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.visits().drafts(); }).size() == 1);
}

TEMPLATE_TEST_CASE("A correction replaces the content and keeps the old in the trail", "[storage]", InFile, InMemory) {
  TestType clinic;
  const VisitId id = add(*clinic.store, full_visit(add_patient(*clinic.store), day(2026, 3, 1)));
  Visit changed = get(*clinic.store, id);
  const TreatmentId treatment = changed.treatments.at(0).id;
  changed.scores = {pain(3)};
  changed.treatments.insert(changed.treatments.begin(), ablation(day(2026, 2, 1)));
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().correct(changed, "typed wrong"); });
  const Visit now = get(*clinic.store, id);
  CHECK(now.revision == 2);
  REQUIRE(now.scores.size() == 1);
  CHECK(now.scores[0].total == 3.0);
  CHECK(now.treatments.size() == 2);
  CHECK(std::any_of(now.treatments.begin(), now.treatments.end(),
                    [&](const Treatment& one) { return one.id == treatment && one.date == day(2026, 3, 1); }));
  const auto entries =
      clinic.store->read(staff(), [&](Reading& reading) { return reading.clinic().audit_of("visit", id.number); });
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].action == "correct");
  CHECK(entries[0].reason == "typed wrong");
  CHECK(entries[0].old_document.find("\"total\":6.0") != std::string::npos);
}

TEMPLATE_TEST_CASE("A correction takes its own draft away and no other's", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  Visit visit = get(*clinic.store, add(*clinic.store, full_visit(patient, day(2026, 3, 1))));
  VisitDraft own;
  own.uuid = new_uuid();
  own.patient = patient;
  own.visit = visit.id;
  VisitDraft another = own;
  another.uuid = new_uuid();
  visit.uuid = own.uuid;
  visit.note = "slept well";
  clinic.store->write(staff(), [&](Writing& writing) {
    writing.visits().keep_draft(own);
    another.id = writing.visits().keep_draft(another);
    writing.visits().correct(visit, "misheard");
  });
  const auto left = clinic.store->read(staff(), [](Reading& reading) { return reading.visits().drafts(); });
  REQUIRE(left.size() == 1);
  CHECK(left[0].id == another.id);
}

TEMPLATE_TEST_CASE("A stale visit is refused and nothing changes", "[storage]", InFile, InMemory) {
  TestType clinic;
  const VisitId id = add(*clinic.store, full_visit(add_patient(*clinic.store), day(2026, 3, 1)));
  Visit mine = get(*clinic.store, id);
  Visit theirs = mine;
  theirs.note = "theirs";
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().correct(theirs, "first"); });
  mine.note = "mine";
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) { writing.visits().correct(mine, "second"); });
        }) == StoreFault::stale);
  CHECK(get(*clinic.store, id).note == "theirs");
}

TEMPLATE_TEST_CASE("A voided visit leaves lists and series and can still be read", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  const VisitId id = add(*clinic.store, full_visit(patient, day(2026, 3, 1)));
  clinic.store->write(staff(), [&](Writing& writing) { writing.visits().void_visit(id, 1, "wrong patient"); });
  CHECK(get(*clinic.store, id).void_reason == "wrong patient");
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(reading.visits().of_patient(patient).empty());
    CHECK(reading.visits().of_patient(patient, true).size() == 1);
    CHECK(reading.series().scores(patient, "nrs_avg7").empty());
    CHECK(reading.series().treatments(patient).empty());
    NoProgress progress;
    CHECK(reading.series().period(day(2026, 1, 1), day(2026, 12, 31), progress).visits.empty());
    CHECK(reading.visits().clinicians().empty());
    CHECK_FALSE(reading.patients().find("rivera", 5).at(0).last_visit);
  });
}

TEMPLATE_TEST_CASE("A closure that throws leaves nothing behind", "[storage]", InFile, InMemory) {
  TestType clinic;
  CHECK_THROWS_AS(clinic.store->write(staff(),
                                      [&](Writing& writing) {
                                        const PatientId id = writing.patients().add(patient("A-1", "Ode", "Kim"));
                                        writing.visits().add(full_visit(id, day(2026, 3, 1)));
                                        throw std::runtime_error("stop");
                                      }),
                  std::runtime_error);
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(reading.patients().count() == 0);
    CHECK(reading.clinic().audit(10).size() == 1);  // the clinic's own
  });
}

TEMPLATE_TEST_CASE("The last entries are those of the latest earlier visits", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  add(*clinic.store, full_visit(patient, day(2026, 1, 10)));
  Visit later = visit(patient, day(2026, 2, 10));
  later.scores = {pain(4)};
  const VisitId later_id = add(*clinic.store, later);
  clinic.store->read(staff(), [&](Reading& reading) {
    const LastEntries last = reading.visits().last_entries(patient, day(2026, 3, 1), std::nullopt);
    CHECK(last.visit_date == day(2026, 2, 10));
    CHECK(last.scores.at("nrs_avg7").score.total == 4.0);
    CHECK(last.scores.at("peg").date == day(2026, 1, 10));
    CHECK(last.findings.at({"ex_hip_ext_rom", Side::right}).finding.value.number == -5.0);
    CHECK(last.latest_procedure == "tx_rfa");
    const LastEntries before = reading.visits().last_entries(patient, day(2026, 3, 1), later_id);
    CHECK(before.scores.at("nrs_avg7").score.total == 6.0);
  });
}

TEMPLATE_TEST_CASE("A draft is kept as typed and goes when its visit is stored", "[storage]", InFile, InMemory) {
  TestType clinic;
  const PatientId patient = add_patient(*clinic.store);
  VisitDraft draft;
  draft.uuid = new_uuid();
  draft.patient = patient;
  draft.put("date", "2026-03-0");
  draft.put("note", "é\n=1+1");
  draft.confirmed = {"note"};
  const auto keep = [&] {
    return clinic.store->write(staff(), [&](Writing& writing) { return writing.visits().keep_draft(draft); });
  };
  draft.id = keep();
  draft.put("date", "2026-03-01");
  CHECK(keep() == draft.id);
  clinic.store->read(staff(), [&](Reading& reading) {
    const auto kept = reading.visits().draft(draft.id);
    REQUIRE(kept);
    CHECK(kept->typed == draft.typed);
    CHECK(kept->confirmed == draft.confirmed);
    CHECK(reading.visits().drafts().at(0).patient_name == "Rivera, Ana");
    CHECK(reading.visits().drafts().at(0).visit_date == "2026-03-01");
  });
  Visit stored = full_visit(patient, day(2026, 3, 1));
  stored.uuid = draft.uuid;
  add(*clinic.store, stored);
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.visits().drafts(); }).empty());
}
