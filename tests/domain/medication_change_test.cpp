#include "domain/treatment/medication_change.h"

#include <catch2/catch.hpp>

using namespace psoas;
using date::year;

namespace {

const Date started = year{2026} / 6 / 1;
const Date today = year{2026} / 9 / 7;

Treatment morphine(std::int64_t number) {
  Treatment treatment;
  treatment.id = {number};
  treatment.code = "tx_medication";
  treatment.date = started;
  return treatment;
}

Visit visit_on(Date day, std::int64_t number, std::vector<Treatment> treatments = {}) {
  Visit visit;
  visit.id = {number};
  visit.patient = PatientId{7};
  visit.date = day;
  visit.treatments = std::move(treatments);
  return visit;
}

MedicationChange change() {
  MedicationChange change;
  change.patient = PatientId{7};
  change.day = today;
  change.clinician = "Osei";
  change.uuid = "u";
  return change;
}

}  // namespace

TEST_CASE("a medication is stopped where it was started, with the day and the reason") {
  MedicationChange stop = change();
  stop.stop = TreatmentId{1024};
  stop.stop_reason = "no_effect";
  const auto written = visits_to_write(stop, {visit_on(started, 1, {morphine(1024), morphine(1025)})});
  REQUIRE(written.has_value());
  CHECK_FALSE(written->added.has_value());
  REQUIRE(written->corrected.size() == 1);
  CHECK(written->corrected[0].treatments[0].end_date == today);
  CHECK(written->corrected[0].treatments[0].parameter("stop_reason")->code == "no_effect");
  CHECK_FALSE(written->corrected[0].treatments[1].end_date.has_value());
}

TEST_CASE("a change of dose stops the old one and starts the new one at the visit of the day") {
  MedicationChange dose = change();
  dose.stop = TreatmentId{1024};
  dose.start = morphine(0);
  const auto written = visits_to_write(dose, {visit_on(today, 2), visit_on(started, 1, {morphine(1024)})});
  REQUIRE(written.has_value());
  CHECK(written->corrected.size() == 2);
  CHECK(written->corrected[0].treatments.size() == 1);
  CHECK_FALSE(written->added.has_value());
}

TEST_CASE("a medication started on a day without a visit has a visit of its own") {
  MedicationChange start = change();
  start.start = morphine(0);
  const auto written = visits_to_write(start, {visit_on(started, 1)});
  REQUIRE(written.has_value());
  CHECK(written->corrected.empty());
  REQUIRE(written->added.has_value());
  CHECK(written->added->date == today);
  CHECK(written->added->kind == "other");
  CHECK(written->added->clinician == "Osei");
}

TEST_CASE("what was stopped or taken out meanwhile is not stopped again") {
  MedicationChange stop = change();
  stop.stop = TreatmentId{1024};
  Treatment stopped = morphine(1024);
  stopped.end_date = year{2026} / 8 / 1;
  CHECK_FALSE(visits_to_write(stop, {visit_on(started, 1, {stopped})}).has_value());
  CHECK_FALSE(visits_to_write(stop, {visit_on(started, 1)}).has_value());
}
