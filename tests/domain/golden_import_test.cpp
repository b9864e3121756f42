// The worked example from its file: a clinic's own tables, taken in through the store, give the same patient as the
// demo and the figures worked out for her.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "domain/demo/demo_clinic.h"
#include "domain/outcome/change.h"
#include "domain/outcome/patient_trend.h"
#include "storage/open.h"

using namespace psoas;
using date::year;

namespace {

const Session session{"osei", Role::physician, "test", "test"};
const std::filesystem::path tables = std::filesystem::path(TEST_DATA) / "golden";

// A store in memory with the worked example taken in.
class Imported {
 public:
  Imported() : x_clock(date::sys_days{year{2026} / 4 / 1}), x_store(store_in_memory(x_clock, {}, session)) {
    report = import();
  }

  ImportReport import() {
    NoProgress progress;
    return sqlite_files(x_clock)->import(*x_store, session, {tables / "mapping.toml", {tables}, false}, progress);
  }

  Store& store() { return *x_store; }
  PatientId ana() {
    return x_store->read(session, [](Reading& reading) { return reading.patients().with_mrn("DEMO-0001").value(); });
  }
  std::vector<Visit> visits() {
    std::vector<Visit> visits =
        x_store->read(session, [&, id = ana()](Reading& reading) { return reading.visits().of_patient(id); });
    std::reverse(visits.begin(), visits.end());
    return visits;
  }

  ImportReport report;

 private:
  FixedClock x_clock;
  std::unique_ptr<Store> x_store;
};

// What was recorded, in one order and without what the store adds.
std::vector<std::string> parameters_of(const Treatment& treatment) {
  std::vector<std::string> parameters;
  for (const FieldValue& parameter : treatment.parameters)
    parameters.push_back(parameter.group + "/" + std::to_string(parameter.row) + "/" + parameter.field + "=" +
                         typed_text({}, parameter.value));
  std::sort(parameters.begin(), parameters.end());
  return parameters;
}

void check_same(const Visit& imported, const Visit& told) {
  CAPTURE(to_string(told.date));
  CHECK(imported.date == told.date);
  CHECK(imported.kind == told.kind);
  CHECK(imported.clinician == told.clinician);
  REQUIRE(imported.scores.size() == told.scores.size());
  for (const ScoreEntry& score : told.scores) {
    CAPTURE(score.instrument);
    REQUIRE(imported.score(score.instrument));
    CHECK(imported.score(score.instrument)->items == score.items);
    CHECK(imported.score(score.instrument)->total == score.total);
  }
  REQUIRE(imported.findings.size() == told.findings.size());
  for (const FindingEntry& finding : told.findings) {
    REQUIRE(imported.finding(finding.code, finding.side, finding.row));
    CHECK(imported.finding(finding.code, finding.side, finding.row)->value == finding.value);
    CHECK(imported.finding(finding.code, finding.side, finding.row)->qualifiers == finding.qualifiers);
  }
  REQUIRE(imported.treatments.size() == told.treatments.size());
  for (const Treatment& treatment : told.treatments) {
    const auto same = std::find_if(imported.treatments.begin(), imported.treatments.end(),
                                   [&](const Treatment& other) { return other.code == treatment.code; });
    REQUIRE(same != imported.treatments.end());
    CHECK(same->same_target_key == treatment.same_target_key);
    CHECK(same->date == treatment.date);
    CHECK(same->end_date == treatment.end_date);
    CHECK(same->status == treatment.status);
    CHECK(same->is_index == treatment.is_index);
    CHECK(parameters_of(*same) == parameters_of(treatment));
  }
}

Approx exactly(double value) { return Approx(value).margin(1e-6).epsilon(0); }

}  // namespace

TEST_CASE("the worked example's tables come in whole") {
  Imported imported;
  for (const RejectedRow& row : imported.report.rejected)
    FAIL_CHECK(row.file << ":" << row.line << " " << row.column << " " << row.value);
  CHECK(imported.report.stored);
  CHECK(imported.visits().size() == 10);
}

TEST_CASE("the worked example's tables give the patient the demo shows") {
  Imported imported;
  const DemoPatient told = DemoClinic(DemoOptions{}, *imported.store().catalogue()).patient(1);
  const std::vector<Visit> visits = imported.visits();
  REQUIRE(visits.size() == told.visits.size());
  for (std::size_t i = 0; i < visits.size(); ++i) check_same(visits[i], told.visits[i]);
}

TEST_CASE("the worked example's tables taken in twice add nothing") {
  Imported imported;
  const ImportReport again = imported.import();
  CHECK_FALSE(again.stored);
  CHECK(imported.visits().size() == 10);
}

TEST_CASE("the worked example from its file has the changes and the trend worked out") {
  Imported imported;
  const PatientTrend trend = imported.store().read(session, [&, id = imported.ana()](Reading& reading) {
    return read_patient_trend(reading, *imported.store().catalogue(), id, {});
  });
  REQUIRE(trend.course.has_value());
  CHECK(trend.course->baseline->value == 7);
  CHECK(*trend.course->latest == 6);
  CHECK(*improvement_percent(7, *trend.course->latest, trend.measure.direction) == exactly(14.285714));
  CHECK(trend.course->slope->per_day * 30 == exactly(0.462662));
  CHECK(*trend.course->mean == exactly(906.5 / 231));
  CHECK(*trend.course->relief_days == exactly(105));
  CHECK(*trend.course->relief_lost_day == 147);
  const std::vector<DatedValue> peg = imported.store().read(
      session, [&, id = imported.ana()](Reading& reading) { return reading.series().scores(id, "peg"); });
  REQUIRE(peg.size() == 5);
  CHECK(peg[1].value == exactly(10.0 / 3));
}

TEST_CASE("the worked example's treatments stand on the trend under the names of the picture") {
  Imported imported;
  const PatientTrend trend = imported.store().read(session, [&, id = imported.ana()](Reading& reading) {
    return read_patient_trend(reading, *imported.store().catalogue(), id, {});
  });
  std::vector<std::string> names;
  for (const TrendTreatment& treatment : trend.treatments)
    if (treatment.mark == TreatmentMark::procedure || treatment.mark == TreatmentMark::diagnostic_block)
      if (treatment.status == TreatmentStatus::done) names.push_back(treatment.label + " " + treatment.detail);
  CHECK(names == std::vector<std::string>{"Block L3–L5 R 1st · 86 %", "Block L3–L5 R 2nd · 57 %",
                                          "RFA L3–L5 R conventional 80 °C", "RFA L3–L5 R repeat, day 266"});
}
