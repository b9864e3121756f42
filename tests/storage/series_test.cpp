#include <catch2/catch.hpp>

#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

struct Course {
  PatientId patient;
  VisitId first;
};

// Two visits with everything on them, entered in the wrong order, and one of another patient.
Course add_course(Store& store) {
  return store.write(staff(), [](Writing& writing) {
    Course course;
    course.patient = writing.patients().add(patient("DEMO-0001", "Rivera", "Ana"));
    Visit later = full_visit(course.patient, day(2026, 2, 20));
    later.scores[0] = pain(2);
    writing.visits().add(later);
    course.first = writing.visits().add(full_visit(course.patient, day(2026, 1, 10)));
    const PatientId other = writing.patients().add(patient("DEMO-0002", "Ode", "Kim"));
    writing.visits().add(full_visit(other, day(2025, 12, 1)));
    writing.visits().add(full_visit(other, day(2026, 2, 20)));
    return course;
  });
}

}  // namespace

TEMPLATE_TEST_CASE("A patient's series come by date", "[storage]", InFile, InMemory) {
  TestType clinic;
  const Course course = add_course(*clinic.store);
  clinic.store->read(staff(), [&](Reading& reading) {
    const auto scores = reading.series().scores(course.patient, "nrs_avg7");
    REQUIRE(scores.size() == 2);
    CHECK(scores[0].date == day(2026, 1, 10));
    CHECK(scores[0].value == 6);
    CHECK(scores[0].visit == course.first);
    CHECK(scores[1].value == 2);
    const auto extensions = reading.series().findings(course.patient, "ex_hip_ext_rom");
    REQUIRE(extensions.size() == 4);
    CHECK(extensions[0].side == Side::left);
    CHECK(extensions[0].method == "goniometer");
    CHECK(extensions[1].value.value == -5);
    CHECK(reading.series().instruments_with_values(course.patient) == std::vector<std::string>{"nrs_avg7", "peg"});
    CHECK(reading.series().findings_with_values(course.patient) == std::vector<std::string>{"ex_hip_ext_rom"});
  });
}

TEMPLATE_TEST_CASE("A patient's treatments come with their parameters", "[storage]", InFile, InMemory) {
  TestType clinic;
  const Course course = add_course(*clinic.store);
  const auto records =
      clinic.store->read(staff(), [&](Reading& reading) { return reading.series().treatments(course.patient); });
  REQUIRE(records.size() == 2);
  CHECK(records[0].treatment.date == day(2026, 1, 10));
  CHECK(records[0].visit == course.first);
  CHECK(records[0].treatment.parameters == ablation(day(2026, 1, 10)).parameters);
  CHECK(records[1].treatment.parameters.size() == 2);
}

TEMPLATE_TEST_CASE("A period holds its visits' rows in order of date", "[storage]", InFile, InMemory) {
  TestType clinic;
  add_course(*clinic.store);
  NoProgress progress;
  const PeriodRecord period = clinic.store->read(
      staff(), [&](Reading& reading) { return reading.series().period(day(2026, 1, 10), day(2026, 2, 20), progress); });
  REQUIRE(period.visits.size() == 3);
  REQUIRE(period.patients.size() == 2);
  CHECK(period.visits[0].date == day(2026, 1, 10));
  CHECK(period.patients[0].name == "Rivera, Ana");
  CHECK(period.patients[0].is_new);
  CHECK_FALSE(period.patients[1].is_new);
  CHECK(period.visits[0].entered_late);
  CHECK(period.words[static_cast<std::size_t>(period.visits[2].clinician)] == "Dr. Hale");
  CHECK(period.scores.size() == 9);
  REQUIRE(period.findings.size() == 6);
  CHECK(period.findings[5].visit == 2);
  CHECK(period.findings[5].qualifiers == "method goniometer");
  REQUIRE(period.treatments.size() == 3);
  CHECK(period.treatments[2].treatment.parameters.size() == 2);
}

TEMPLATE_TEST_CASE("A period's counts are those of its rows", "[storage]", InFile, InMemory) {
  TestType clinic;
  add_course(*clinic.store);
  const PeriodCounts counts = clinic.store->read(
      staff(), [](Reading& reading) { return reading.series().period_counts(day(2026, 1, 1), day(2026, 3, 31)); });
  CHECK(counts.visits == 3);
  CHECK(counts.patients_seen == 2);
  CHECK(counts.new_patients == 1);
  CHECK(counts.visits_with_pain_score == 3);
  CHECK(counts.treatments_by_code == std::vector<std::pair<std::string, std::int64_t>>{{"tx_rfa", 3}});
}

TEMPLATE_TEST_CASE("A word in place of a number is no number of the series", "[storage]", InFile, InMemory) {
  TestType clinic;
  PatientId ana;
  clinic.store->write(staff(), [&](Writing& writing) {
    ana = writing.patients().add(patient("P-1", "Rivera", "Ana"));
    for (const auto& [on, minutes] : {std::pair{day(2026, 1, 5), 40.0}, {day(2026, 2, 2), 0.0}}) {
      Visit seen = visit(ana, on);
      FindingEntry sitting;
      sitting.code = "sym_sitting_tolerance_min";
      if (minutes > 0) sitting.value.number = minutes;
      else sitting.value.code = "not_limited";
      seen.findings = {sitting};
      writing.visits().add(seen);
    }
  });
  clinic.store->read(staff(), [&](Reading& reading) {
    CHECK(reading.series().findings(ana, "sym_sitting_tolerance_min").size() == 1);
    const auto words = reading.series().finding_words(ana, "sym_sitting_tolerance_min");
    REQUIRE(words.size() == 1);
    CHECK(words[0].word == "not_limited");
    CHECK(words[0].date == day(2026, 2, 2));
    return 0;
  });
}

TEMPLATE_TEST_CASE("A value says by what method it was read and whether the pelvis was free", "[storage]", InFile,
                   InMemory) {
  TestType clinic;
  PatientId ana;
  clinic.store->write(staff(), [&](Writing& writing) {
    ana = writing.patients().add(patient("P-1", "Rivera", "Ana"));
    Visit seen = visit(ana, day(2026, 1, 5));
    FindingEntry thomas;
    thomas.code = "exam_thomas_mod_angle_deg";
    thomas.side = Side::right;
    thomas.value.number = 8;
    Value method;
    method.code = "inclinometer";
    Value free;
    free.code = absent;
    free.number = 0;
    thomas.qualifiers = {{"", 0, "method", method}, {"", 0, "pelvis_controlled", free}};
    seen.findings = {thomas};
    writing.visits().add(seen);
  });
  const auto points = clinic.store->read(
      staff(), [&](Reading& reading) { return reading.series().findings(ana, "exam_thomas_mod_angle_deg"); });
  REQUIRE(points.size() == 1);
  CHECK(points[0].method == "inclinometer");
  CHECK(points[0].pelvis_free);
}
