#include "domain/outcome/patient_trend.h"
#include "domain/store/patient_merges.h"
#include "reports/chart/trend_text.h"
#include "tests/bad_inputs/typed.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

struct Record : InMemory {
  PatientId whose =
      store->write(staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Renée")); });

  VisitId add(const Visit& visit) {
    return store->write(staff(), [&](Writing& writing) { return writing.visits().add(visit); });
  }
  std::vector<Visit> visits() {
    return store->read(staff(), [&](Reading& reading) { return reading.visits().of_patient(whose, true); });
  }
};

}  // namespace

TEST_CASE("bad input 10: the same person with another é, blank and case is found before being stored again") {
  Record record;
  for (const char* given : {"Rene\xCC\x81"
                            "e",
                            "renée ", "RENÉE", "Renee"}) {
    CAPTURE(given);
    const auto alike = record.store->read(
        staff(), [&](Reading& reading) { return reading.patients().much_like(patient("2", "rivera", given)); });
    REQUIRE(alike.size() == 1);
    CHECK(alike[0].id == record.whose);
  }
}

TEST_CASE("bad input 11: a record number in use is refused, and its holder can be named") {
  Record record;
  const auto holder = record.store->read(
      staff(), [&](Reading& reading) { return reading.patients().much_like(patient("1", "Okafor", "Ben")); });
  REQUIRE(holder.size() == 1);
  CHECK(holder[0].display_name() == "Rivera, Renée");
  CHECK(fault_of([&] {
          record.store->write(staff(), [](Writing& writing) { writing.patients().add(patient("1", "Okafor", "Ben")); });
        }) == StoreFault::duplicate);
}

TEST_CASE("bad input 12: the second of two who correct one visit is refused, and sees what is stored") {
  Record record;
  const VisitId id = record.add(full_visit(record.whose, day(2026, 3, 1)));
  const Visit opened = record.visits().at(0);
  Visit first = opened;
  first.note = "first";
  record.store->write(staff(), [&](Writing& writing) { writing.visits().correct(first, "typing error"); });
  Visit second = opened;
  second.note = "second";
  CHECK(fault_of([&] {
          record.store->write(staff(), [&](Writing& writing) { writing.visits().correct(second, "typing error"); });
        }) == StoreFault::stale);
  CHECK(record.store->read(staff(), [&](Reading& reading) { return reading.visits().get(id).note; }) == "first");
}

TEST_CASE("bad input 13: a visit that is saved twice is stored once") {
  Record record;
  const Visit typed = full_visit(record.whose, day(2026, 3, 1));
  CHECK(record.add(typed) == record.add(typed));
  CHECK(record.visits().size() == 1);
}

TEST_CASE("bad input 21: another version of a questionnaire breaks the trend's line and says so; both are kept") {
  Record record;
  const auto answered = [&](Date on, double value, const std::string& version) {
    Visit seen = visit(record.whose, on);
    ScoreEntry score = pain(value);
    score.instrument = "odi";
    score.items.assign(10, value / 20);
    score.version = version;
    seen.scores = {score};
    record.add(seen);
  };
  answered(day(2025, 11, 1), 40, "2.0");
  answered(day(2025, 12, 1), 36, "");
  answered(day(2026, 1, 1), 30, "2.0");
  answered(day(2026, 2, 1), 22, "2.1a");
  TrendSelection selection;
  selection.instrument = "odi";
  const PatientTrend trend = record.store->read(
      staff(), [&](Reading& reading) { return read_patient_trend(reading, catalogue(), record.whose, selection); });
  REQUIRE(trend.measure.values.size() == 4);
  REQUIRE(trend.measure.form_changes == std::vector<FormChange>{{3, day(2026, 2, 1), "2.0", "2.1a"}});
  CHECK(reports::describe(trend).find("form 2.0 before 2026-02-01, then 2.1a") != std::string::npos);
}

TEST_CASE("bad input 24: a stored visit is corrected with a reason, and what it said before is kept") {
  Record record;
  record.add(full_visit(record.whose, day(2026, 3, 1)));
  Visit corrected = record.visits().at(0);
  corrected.note = "Slept worse.";
  record.store->write(staff(), [&](Writing& writing) { writing.visits().correct(corrected, "misheard"); });
  const AuditEntry entry =
      record.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(1).at(0); });
  CHECK(entry.action == "correct");
  CHECK(entry.reason == "misheard");
  CHECK(entry.old_document.find("Slept better.") != std::string::npos);
}

TEST_CASE("bad input 25: a patient with visits is not deleted but voided, with a reason, and nothing is gone") {
  Record record;
  record.add(full_visit(record.whose, day(2026, 3, 1)));
  record.store->write(staff(), [&](Writing& writing) { writing.patients().void_patient(record.whose, 1, "doubled"); });
  const Patient voided =
      record.store->read(staff(), [&](Reading& reading) { return reading.patients().get(record.whose); });
  CHECK(voided.voided_at);
  CHECK(voided.void_reason == "doubled");
  CHECK(record.visits().size() == 1);
  CHECK(record.store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 0);
}

TEST_CASE("bad input 25: merging a patient is reversible") {
  Record record;
  record.add(full_visit(record.whose, day(2026, 3, 1)));
  const PatientId other = record.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("77", "Osei", "Kofi")); });
  const PatientMergeId merge = record.store->write(staff(), [&](Writing& writing) {
    MergeRequest request = request_of(writing.patient_merges().preview(record.whose, other));
    request.reason = "entered twice";
    return writing.patient_merges().merge(request);
  });
  CHECK(record.visits().empty());
  record.store->write(staff(),
                      [&](Writing& writing) { writing.patient_merges().separate(merge, {}, "two people after all"); });
  CHECK(record.visits().size() == 1);
  CHECK(record.store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 2);
}
