#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include "domain/store/follow_ups.h"
#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const Date treated = day(2026, 2, 1);  // today is 2026-03-02, day 29: due, its day is the 3rd

struct FollowedClinic : InFile {
  PatientId ana;

  FollowedClinic() {
    store->write(staff(), [&](Writing& writing) {
      Patient person = patient("1", "Rivera", "Ana");
      person.phone = "555-0100";
      ana = writing.patients().add(person);
      Visit procedure = visit(ana, treated);
      procedure.treatments = {ablation(treated)};
      writing.visits().add(procedure);
    });
  }

  template <class Question>
  auto ask(Question question) {
    return store->read(staff(), [&](Reading& reading) { return question(reading.follow_ups()); });
  }
  FollowUpCounts counts(Date on) {
    return ask([&](FollowUps& all) { return all.counts({}, on); });
  }
  FollowUpCounts counts() { return counts(clock.today()); }
  std::vector<FollowUpLine> lines(FollowUpList list) {
    return ask([&](FollowUps& all) { return all.lines(list, {}, clock.today(), 100); });
  }
  void record(Date on, double nrs) {
    store->write(staff(), [&](Writing& writing) {
      Visit followed = visit(ana, on);
      followed.scores = {pain(nrs)};
      writing.visits().add(followed);
    });
  }
  Visit procedure() {
    return store->read(staff(), [&](Reading& reading) { return reading.visits().of_patient(ana).back(); });
  }
};

}  // namespace

TEST_CASE("Saving a treatment plans its follow-ups", "[storage][followup]") {
  FollowedClinic clinic;
  const std::vector<FollowUpLine> due = clinic.lines(FollowUpList::due);
  REQUIRE(due.size() == 1);
  CHECK(due[0].name == "Rivera, Ana");
  CHECK(due[0].phone == "555-0100");
  CHECK(due[0].treatment == "tx_rfa");
  CHECK(due[0].side == Side::right);
  CHECK(due[0].follow_up.key.step == "month_1");
  CHECK(due[0].follow_up.due == day(2026, 3, 3));
  CHECK(due[0].follow_up.clinician == "Dr. Hale");
  CHECK(clinic.ask([&](FollowUps& all) { return all.waiting(clinic.clock.today()); }) == 1);
}

TEST_CASE("Counts follow the calendar without anything being written", "[storage][followup]") {
  FollowedClinic clinic;
  CHECK(clinic.counts(day(2026, 2, 16)).due == 0);
  CHECK(clinic.counts(day(2026, 2, 17)).due == 1);
  CHECK(clinic.counts(day(2026, 3, 4)).overdue == 1);
  CHECK(clinic.counts(day(2026, 3, 17)).overdue == 1);
  CHECK(clinic.counts(day(2026, 3, 18)).lost == 1);
  CHECK(clinic.counts(day(2026, 3, 18)).overdue == 0);
}

TEST_CASE("A scored visit in the window does the follow-up; voiding it opens it again", "[storage][followup]") {
  FollowedClinic clinic;
  clinic.record(day(2026, 2, 28), 3);
  CHECK(clinic.counts().done == 1);
  CHECK(clinic.counts().due == 0);
  clinic.store->write(staff(), [&](Writing& writing) {
    const Visit followed = writing.visits().of_patient(clinic.ana).front();
    writing.visits().void_visit(followed.id, followed.revision, "wrong patient");
  });
  CHECK(clinic.counts().done == 0);
  CHECK(clinic.counts().due == 1);
}

TEST_CASE("A corrected date of the treatment plans its follow-ups anew", "[storage][followup]") {
  FollowedClinic clinic;
  clinic.store->write(staff(), [&](Writing& writing) {
    Visit procedure = writing.visits().of_patient(clinic.ana).back();
    procedure.date = procedure.treatments[0].date = day(2026, 1, 20);
    writing.visits().correct(procedure, "the day was mistyped");
  });
  REQUIRE(clinic.lines(FollowUpList::overdue).size() == 1);
  CHECK(clinic.lines(FollowUpList::overdue)[0].follow_up.due == day(2026, 2, 19));
}

TEST_CASE("A void treatment, a void patient and a death leave nothing to chase", "[storage][followup]") {
  SECTION("treatment") {
    FollowedClinic clinic;
    const Visit procedure = clinic.procedure();
    clinic.store->write(
        staff(), [&](Writing& writing) { writing.visits().void_visit(procedure.id, procedure.revision, "not done"); });
    CHECK(clinic.counts().due == 0);
    const auto history = clinic.ask([&](FollowUps& all) { return all.history(clinic.ana); });
    CHECK(history.treatments.at(0).voided);
  }
  SECTION("patient") {
    FollowedClinic clinic;
    clinic.store->write(staff(), [&](Writing& writing) {
      writing.patients().void_patient(clinic.ana, writing.patients().get(clinic.ana).revision, "entered twice");
    });
    CHECK(clinic.counts().due == 0);
  }
  SECTION("death") {
    FollowedClinic clinic;
    clinic.store->write(staff(), [&](Writing& writing) {
      Patient person = writing.patients().get(clinic.ana);
      person.died_on = day(2026, 2, 20);
      writing.patients().correct(person, "died");
    });
    CHECK(clinic.counts().due == 0);
    CHECK(clinic.counts(day(2026, 12, 1)).lost == 0);
  }
}

TEST_CASE("Attempts are kept with who made them, and stand in the list", "[storage][followup]") {
  FollowedClinic clinic;
  const FollowUpKey key = clinic.lines(FollowUpList::due)[0].follow_up.key;
  clinic.store->write(staff(), [&](Writing& writing) {
    ContactAttempt attempt;
    attempt.patient = clinic.ana;
    attempt.key = key;
    attempt.at = noon(day(2026, 3, 1));
    attempt.outcome = AttemptOutcome::left_message;
    attempt.note = "asked for a call back";
    attempt.next_on = day(2026, 3, 4);
    writing.follow_ups().log_attempt(attempt);
  });
  const FollowUpLine line = clinic.lines(FollowUpList::due)[0];
  CHECK(line.attempts == 1);
  REQUIRE(line.last_attempt);
  CHECK(line.last_attempt->outcome == AttemptOutcome::left_message);
  CHECK(line.last_attempt->next_on == day(2026, 3, 4));
  CHECK(line.last_attempt->actor == "osei");
  const auto entries = clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().audit(1); });
  CHECK(entries.at(0).entity == "follow_up_attempt");
}

TEST_CASE("A follow-up given up is lost with its reason until it is taken up again", "[storage][followup]") {
  FollowedClinic clinic;
  const FollowUpKey key = clinic.lines(FollowUpList::due)[0].follow_up.key;
  clinic.store->write(staff(), [&](Writing& writing) {
    writing.follow_ups().give_up(clinic.ana, {key, key}, "moved abroad");
  });
  REQUIRE(clinic.lines(FollowUpList::lost).size() == 1);
  CHECK(clinic.lines(FollowUpList::lost)[0].given_up_reason == "moved abroad");
  clinic.store->write(staff(),
                      [&](Writing& writing) { writing.follow_ups().take_up_again(clinic.ana, key, "is back"); });
  CHECK(clinic.counts().due == 1);
  CHECK(clinic.counts().lost == 0);
  CHECK(fault_of([&] {
          clinic.store->write(staff(),
                              [&](Writing& writing) { writing.follow_ups().take_up_again(clinic.ana, key, "again"); });
        }) == StoreFault::missing);
}

TEST_CASE("A changed protocol moves open follow-ups and leaves settled ones", "[storage][followup]") {
  FollowedClinic clinic;
  clinic.clock.set(noon(day(2026, 6, 2)));  // the 1-month review is lost, the 3-month one overdue
  std::vector<FollowUpProtocol> protocols = clinic.store->catalogue()->protocols();
  for (FollowUpProtocol& protocol : protocols)
    if (protocol.code == "fu_ablation")
      for (ProtocolStep& step : protocol.steps) step.before = step.after = 5;
  clinic.store->write(staff(), [&](Writing& writing) { writing.follow_ups().adopt(protocols); });
  const auto rows = clinic.ask([&](FollowUps& all) { return all.history(clinic.ana).planned_before; });
  for (const FollowUp& row : rows) {
    INFO(row.key.step);
    if (row.key.step == "month_1") CHECK(days_between(row.due, row.closes) == 14);
    else CHECK(row.key.step != "month_3");  // would have closed in May
    if (row.key.step == "month_6") CHECK(days_between(row.due, row.closes) == 5);
  }
  CHECK(clinic.counts().overdue == 0);
  CHECK(clinic.counts().lost == 1);
}

TEST_CASE("Completeness counts closed windows only", "[storage][followup]") {
  FollowedClinic clinic;
  const auto of = [&](Date on) {
    return clinic.ask([&](FollowUps& all) { return all.completeness_by_protocol({}, on); });
  };
  CHECK(of(day(2026, 3, 17)).empty());
  REQUIRE(of(day(2026, 3, 18)).size() == 1);
  CHECK(of(day(2026, 3, 18))[0].closed == 1);
  CHECK(of(day(2026, 3, 18))[0].observed == 0);
  clinic.record(day(2026, 2, 28), 3);
  CHECK(of(day(2026, 3, 18))[0].observed == 1);
  const auto by_clinician =
      clinic.ask([&](FollowUps& all) { return all.completeness_by_clinician({}, day(2026, 3, 18)); });
  REQUIRE(by_clinician.size() == 1);
  CHECK(by_clinician[0].of == "Dr. Hale");
}

TEST_CASE("A file of the first version gets its follow-ups when it is upgraded", "[storage][followup][upgrade]") {
  InFile clinic;
  std::filesystem::copy_file(std::filesystem::path(TEST_DATA) / "files" / "version-1.psoas",
                             clinic.folder.file("old.psoas"));
  const auto store = clinic.door->open(clinic.folder.file("old.psoas"), Access::read_write);
  const FollowUpCounts counts =
      store->read(staff(), [](Reading& reading) { return reading.follow_ups().counts({}, day(2026, 9, 30)); });
  CHECK(counts.done + counts.lost > 0);
}

TEST_CASE("Visits without a score are listed, latest first", "[storage][followup]") {
  FollowedClinic clinic;
  clinic.record(day(2026, 2, 28), 3);
  const auto visits =
      clinic.ask([&](FollowUps& all) { return all.visits_without_score(day(2026, 1, 1), day(2026, 3, 2), 10); });
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].date == treated);
  CHECK(clinic.ask([&](FollowUps& all) { return all.count_visits_without_score(day(2026, 1, 1), day(2026, 3, 2)); }) ==
        1);
}
