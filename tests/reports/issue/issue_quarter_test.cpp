// A quarter that was issued stays as it was, and what moves afterwards is told with its cause.

#include "reports/issue/issue_quarter.h"

#include <catch2/catch.hpp>

#include "domain/base/output_file.h"
#include "domain/demo/demo_clinic.h"
#include "domain/demo/write_demo.h"
#include "reports/issue/sha256.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

const Quarter quarter{2026, 1};

struct IssuingClinic {
  IssuingClinic() {
    DemoOptions options;
    options.patients = 20;
    NoProgress progress;
    write_demo(*file.store, staff(), DemoClinic(options, *file.store->catalogue()), progress);
    file.clock.set(noon(day(2026, 4, 2)));
  }

  IssuedQuarter issue(const std::string& name, const std::string& reason = {}) {
    NoProgress progress;
    return issue_quarter(*file.store, staff(), {quarter, file.clock.now()}, reason, file.folder.file(name), progress);
  }

  QuarterReport again() {
    NoProgress progress;
    return file.store->read(staff(), [&](Reading& reading) {
      return read_quarter(reading, *file.store->catalogue(), {quarter, file.clock.now()}, progress);
    });
  }

  // A visit of the quarter with a pain score, typed in after its end.
  void enter_late() {
    file.store->write(staff(), [](Writing& writing) {
      Visit late = visit({1}, day(2026, 2, 10));
      late.scores = {pain(4)};
      writing.visits().add(late);
    });
  }

  InFile file;
};

}  // namespace

TEST_CASE("the digest is that of sha256sum") {
  CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const TemporaryFolder folder;
  std::ofstream(folder.file("a")) << std::string(200000, 'a');
  CHECK(sha256_of_file(folder.file("a")) == sha256_of(std::string(200000, 'a')));
  CHECK_THROWS_AS(sha256_of_file(folder.file("none")), FileError);
}

TEST_CASE("an issued quarter is kept with its figures, rules and digests") {
  IssuingClinic clinic;
  const IssuedQuarter issued = clinic.issue("q.xlsx");
  CHECK(issued.edition == 1);
  CHECK(issued.workbook_digest == sha256_of_file(clinic.file.folder.file("q.xlsx")));
  const auto kept =
      clinic.file.store->read(staff(), [](Reading& reading) { return reading.issued_quarters().latest(quarter); });
  REQUIRE(kept);
  CHECK(kept->figures == issued.figures);
  CHECK(kept->figures.size() > 100);
  const bool standard = kept->rules == OutcomeSettings{};
  CHECK(standard);
  CHECK(kept->issued_by == "osei");
  CHECK(figures_are_whole(*kept));
  const auto trail = clinic.file.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(1); });
  CHECK(trail.front().action == "issue");
}

TEST_CASE("made again without a change, nothing has moved, whatever day it is") {
  IssuingClinic clinic;
  clinic.issue("q.xlsx");
  clinic.file.clock.set(noon(day(2026, 9, 2)));
  const QuarterReport report = clinic.again();
  REQUIRE(report.since_issue);
  CHECK(report.since_issue->moved.empty());
  CHECK(report.summary.as_of == day(2026, 4, 2));
}

TEST_CASE("a late entry moves figures, and is named as what moved them") {
  IssuingClinic clinic;
  clinic.issue("q.xlsx");
  clinic.enter_late();
  const QuarterReport report = clinic.again();
  REQUIRE(report.since_issue->changes.size() == 1);
  const QuarterChange& late = report.since_issue->changes.front();
  CHECK(late.action == "add");
  CHECK(late.date == day(2026, 2, 10));
  bool visits_moved = false;
  for (const MovedFigure& figure : report.since_issue->moved) {
    if (figure.key != "visits") continue;
    visits_moved = true;
    CHECK(*figure.now->value == *figure.then->value + 1);
    CHECK(figure.entries == std::vector<std::int64_t>{late.sequence});
  }
  CHECK(visits_moved);
}

TEST_CASE("a correction and a void are named with the day the visit had before") {
  IssuingClinic clinic;
  clinic.enter_late();
  clinic.issue("q.xlsx");
  const auto trail = clinic.file.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(2); });
  const VisitId id{trail[1].entity_id};
  const auto stored = [&] {
    return clinic.file.store->read(staff(), [&](Reading& reading) { return reading.visits().get(id); });
  };
  Visit moved = stored();
  moved.date = day(2025, 12, 30);
  clinic.file.store->write(staff(), [&](Writing& writing) { writing.visits().correct(moved, "wrong year"); });
  const int revision = stored().revision;
  clinic.file.store->write(staff(),
                           [&](Writing& writing) { writing.visits().void_visit(id, revision, "another patient's"); });
  const std::vector<QuarterChange> changes = clinic.again().since_issue->changes;
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].action == "correct");
  CHECK(changes[0].old_date == day(2026, 2, 10));
  CHECK(changes[0].reason == "wrong year");
  CHECK(changes[1].action == "void");
}

TEST_CASE("a visit of another quarter and of nobody treated then touches nothing") {
  IssuingClinic clinic;
  clinic.issue("q.xlsx");
  clinic.file.store->write(staff(), [](Writing& writing) {
    const PatientId ana = writing.patients().add(patient("NEW-1", "Rivera", "Ana"));
    writing.visits().add(visit(ana, day(2026, 4, 1)));
  });
  CHECK(clinic.again().since_issue->changes.empty());
}

TEST_CASE("a quarter is issued again only with a reason, as a further edition") {
  IssuingClinic clinic;
  clinic.issue("first.xlsx");
  CHECK(fault_of([&] { clinic.issue("second.xlsx"); }) == StoreFault::duplicate);
  CHECK_FALSE(std::filesystem::exists(clinic.file.folder.file("second.xlsx")));
  CHECK(clinic.issue("second.xlsx", "three visits came late").edition == 2);
  const auto list = clinic.file.store->read(staff(), [](Reading& reading) { return reading.issued_quarters().list(); });
  REQUIRE(list.size() == 2);
  CHECK(list[0].edition == 2);
  CHECK(list[0].reason == "three visits came late");
}

TEST_CASE("when the workbook cannot be written nothing is issued") {
  IssuingClinic clinic;
  NoProgress progress;
  CHECK_THROWS_AS(issue_quarter(*clinic.file.store, staff(), {quarter, clinic.file.clock.now()}, "",
                                clinic.file.folder.file("no such folder") / "q.xlsx", progress),
                  FileError);
  CHECK(clinic.file.store->read(staff(), [](Reading& reading) { return reading.issued_quarters().list(); }).empty());
}

TEST_CASE("rules that the clinic changes later leave an issued quarter's figures alone") {
  IssuingClinic clinic;
  clinic.issue("q.xlsx");
  clinic.file.store->write(staff(), [](Writing& writing) {
    OutcomeSettings rules;
    rules.responder.substantial = 70;
    writing.clinic().change_outcome_settings(rules, writing.clinic().outcome_settings().revision, "stricter");
  });
  const QuarterReport report = clinic.again();
  const bool as_issued = report.summary.rules == OutcomeSettings{};
  CHECK(as_issued);
  CHECK(report.since_issue->moved.empty());
}
