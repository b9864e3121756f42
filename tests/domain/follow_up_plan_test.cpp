// When follow-ups are due, what fulfils them and what ends them, at the days where it turns.

#include <catch2/catch.hpp>

#include "domain/followup/plan.h"
#include "tests/support/days.h"

using namespace psoas;
using psoas::tests::day;

namespace {

const Date treated = day(2025, 10, 13);
const Date today = day(2025, 11, 20);

FollowUpProtocol protocol() {
  FollowUpProtocol made;
  made.code = "fu_ablation";
  made.treatments = {"tx_rfa"};
  made.steps = {{"month_1", "1-month review", 30, 14, 14, {"nrs_avg7", "peg"}, ContactKind::visit, "physician"},
                {"month_3", "3-month review", 91, 30, 30, {"nrs_avg7", "peg"}, ContactKind::phone, "nurse"}};
  return made;
}

PlanningRules rules() { return {{protocol()}, {}}; }

FollowedTreatment ablation(std::int64_t number, Date on) {
  FollowedTreatment made;
  made.id.number = number;
  made.code = "tx_rfa";
  made.date = on;
  made.same_target_key = "tx_rfa/medial_branch/L3-L5/R";
  made.clinician = "Osei";
  return made;
}

RecordedContact answered(std::int64_t visit, Date on, std::vector<std::string> instruments = {"nrs_avg7"}) {
  return {VisitId{visit}, on, std::move(instruments)};
}

FollowUpHistory history(std::vector<RecordedContact> contacts = {}) {
  FollowUpHistory made;
  made.treatments = {ablation(1, treated)};
  made.contacts = std::move(contacts);
  return made;
}

const FollowUp& first_month(const std::vector<FollowUp>& planned) {
  for (const FollowUp& each : planned)
    if (each.key.step == "month_1") return each;
  throw std::logic_error("no 1-month review was planned");
}

FollowUp month_1(const FollowUpHistory& of, Date on = today) { return first_month(plan(of, rules(), on)); }

}  // namespace

TEST_CASE("a treatment is followed by every step of its protocol", "[followup]") {
  const std::vector<FollowUp> planned = plan(history(), rules(), today);
  REQUIRE(planned.size() == 2);
  CHECK(planned[0].opens == day(2025, 10, 29));
  CHECK(planned[0].due == day(2025, 11, 12));
  CHECK(planned[0].closes == day(2025, 11, 26));
  CHECK(planned[1].due == day(2026, 1, 12));
  CHECK(planned[0].clinician == "Osei");
}

TEST_CASE("a follow-up is due when its window opens, overdue after its day, lost when the window closed",
          "[followup]") {
  const FollowUp follow_up = month_1(history());
  CHECK(state_on(follow_up, day(2025, 10, 28)) == FollowUpState::planned);
  CHECK(state_on(follow_up, day(2025, 10, 29)) == FollowUpState::due);
  CHECK(state_on(follow_up, day(2025, 11, 12)) == FollowUpState::due);
  CHECK(state_on(follow_up, day(2025, 11, 13)) == FollowUpState::overdue);
  CHECK(state_on(follow_up, day(2025, 11, 26)) == FollowUpState::overdue);
  CHECK(state_on(follow_up, day(2025, 11, 27)) == FollowUpState::lost);
}

TEST_CASE("an answer on the first or last day of the window fulfils it, a day outside does not", "[followup]") {
  CHECK_FALSE(month_1(history({answered(7, day(2025, 10, 28))})).fulfilled());
  CHECK(month_1(history({answered(7, day(2025, 10, 29))})).fulfilled());
  CHECK(month_1(history({answered(7, day(2025, 11, 26))})).fulfilled());
  CHECK_FALSE(month_1(history({answered(7, day(2025, 11, 27))})).fulfilled());
}

TEST_CASE("of several answers the one nearest to the day counts, of two equally near the later", "[followup]") {
  CHECK(month_1(history({answered(7, day(2025, 11, 1)), answered(8, day(2025, 11, 13))})).fulfilled_by == VisitId{8});
  CHECK(month_1(history({answered(7, day(2025, 11, 10)), answered(8, day(2025, 11, 14))})).fulfilled_by == VisitId{8});
  CHECK(month_1(history({answered(7, day(2025, 11, 14)), answered(8, day(2025, 11, 10))})).fulfilled_by == VisitId{7});
}

TEST_CASE("a visit that answered nothing asked does not fulfil, but is known", "[followup]") {
  const FollowUp follow_up = month_1(history({answered(7, day(2025, 11, 10), {"nrs_current"})}));
  CHECK_FALSE(follow_up.fulfilled());
  CHECK(follow_up.seen_on == day(2025, 11, 10));
  CHECK(next_action(follow_up, ContactKind::visit, nullptr, true, today) == NextAction::ask_scores);
}

TEST_CASE("a repeat at the same target ends what was open, not what was answered or closed before", "[followup]") {
  FollowUpHistory of = history({answered(7, day(2025, 11, 10))});
  of.treatments.push_back(ablation(2, day(2025, 11, 20)));
  std::vector<FollowUp> planned = plan(of, rules(), today);
  REQUIRE(planned.size() == 4);
  CHECK(state_on(planned[0], today) == FollowUpState::done);
  CHECK(planned[2].key.treatment == TreatmentId{1});
  CHECK(planned[2].end == FollowUpEnd::retreated);
  of.contacts.clear();
  of.treatments[1].date = day(2025, 11, 27);  // the day after the window closed
  planned = plan(of, rules(), day(2025, 12, 1));
  CHECK(state_on(planned[0], day(2025, 12, 1)) == FollowUpState::lost);
  of.treatments[1].date = day(2025, 11, 26);
  CHECK(plan(of, rules(), today)[0].end == FollowUpEnd::retreated);
}

TEST_CASE("an answer after the repeat belongs to the repeat; one on its day to the treatment before", "[followup]") {
  FollowUpHistory of = history({answered(7, day(2025, 11, 20))});
  of.treatments.push_back(ablation(2, day(2025, 11, 20)));
  CHECK(month_1(of).fulfilled_by == VisitId{7});
  of.contacts = {answered(7, day(2025, 11, 21))};
  CHECK(month_1(of).end == FollowUpEnd::retreated);
}

TEST_CASE("another target is no repeat", "[followup]") {
  FollowUpHistory of = history();
  of.treatments.push_back(ablation(2, day(2025, 11, 1)));
  of.treatments[1].same_target_key = "tx_rfa/medial_branch/L3-L5/L";
  CHECK(month_1(of).end == FollowUpEnd::none);
}

TEST_CASE("death ends what was open on that day", "[followup]") {
  FollowUpHistory of = history();
  of.died_on = day(2025, 11, 26);
  CHECK(state_on(month_1(of), today) == FollowUpState::cancelled);
  of.died_on = day(2025, 11, 27);
  CHECK(month_1(of).end == FollowUpEnd::none);
}

TEST_CASE("a void treatment is not followed up, whatever was answered", "[followup]") {
  FollowUpHistory of = history({answered(7, day(2025, 11, 10))});
  of.treatments[0].voided = true;
  CHECK(month_1(of).end == FollowUpEnd::voided);
  CHECK_FALSE(month_1(of).fulfilled());
}

TEST_CASE("a follow-up given up is lost, unless it is answered all the same", "[followup]") {
  FollowUpHistory of = history();
  of.given_up = {{TreatmentId{1}, "fu_ablation", "month_1"}};
  CHECK(state_on(month_1(of), today) == FollowUpState::lost);
  of.contacts = {answered(7, day(2025, 11, 20))};
  CHECK(state_on(month_1(of), today) == FollowUpState::done);
}

TEST_CASE("a changed protocol moves what is open and leaves what is settled", "[followup]") {
  FollowUpHistory of = history();
  PlanningRules changed = rules();
  changed.protocols[0].steps[0].day = 42;
  of.planned_before = plan(of, rules(), today);
  CHECK(first_month(plan(of, changed, today)).due == day(2025, 11, 24));
  CHECK(first_month(plan(of, changed, day(2025, 11, 27))).due == day(2025, 11, 12));  // it had closed
  of.contacts = {answered(7, day(2025, 11, 1))};
  of.planned_before = plan(of, rules(), today);
  CHECK(first_month(plan(of, changed, today)).due == day(2025, 11, 12));
}

TEST_CASE("what was done stays done when its step goes or asks for something else", "[followup]") {
  FollowUpHistory of = history({answered(7, day(2025, 11, 10))});
  of.planned_before = plan(of, rules(), today);
  PlanningRules changed = rules();
  changed.protocols[0].steps[0].instruments = {"odi"};
  CHECK(first_month(plan(of, changed, today)).fulfilled_by == VisitId{7});
  changed.protocols[0].steps.erase(changed.protocols[0].steps.begin());
  CHECK(first_month(plan(of, changed, today)).fulfilled_by == VisitId{7});
  of.contacts.clear();
  CHECK(plan(of, changed, today).size() == 1);
}

TEST_CASE("a new step is not asked of windows that were over when it came", "[followup]") {
  PlanningRules with_day = rules();
  with_day.since[{"fu_ablation", "month_1"}] = day(2025, 11, 27);
  CHECK(plan(history(), with_day, day(2025, 12, 1)).size() == 1);
  with_day.since[{"fu_ablation", "month_1"}] = day(2025, 11, 26);
  CHECK(plan(history(), with_day, day(2025, 12, 1)).size() == 2);
}

TEST_CASE("a corrected date of the treatment moves its follow-ups, done ones too", "[followup]") {
  FollowUpHistory of = history({answered(7, day(2025, 11, 10))});
  of.planned_before = plan(of, rules(), today);
  of.treatments[0].date = day(2025, 9, 13);
  const FollowUp moved = month_1(of);
  CHECK(moved.due == day(2025, 10, 13));
  CHECK_FALSE(moved.fulfilled());
}

TEST_CASE("a retired protocol follows only treatments before its last day", "[followup]") {
  PlanningRules retired = rules();
  retired.protocols[0].retired_on = treated;
  CHECK(plan(history(), retired, today).empty());
  retired.protocols[0].retired_on = add_days(treated, 1);
  CHECK(plan(history(), retired, today).size() == 2);
}

TEST_CASE("the next action follows the contact, the number and the latest attempt", "[followup]") {
  const FollowUp follow_up = month_1(history());
  CHECK(next_action(follow_up, ContactKind::visit, nullptr, true, day(2025, 10, 28)) == NextAction::wait);
  CHECK(next_action(follow_up, ContactKind::visit, nullptr, true, today) == NextAction::book_visit);
  CHECK(next_action(follow_up, ContactKind::phone, nullptr, true, today) == NextAction::call);
  CHECK(next_action(follow_up, ContactKind::phone, nullptr, false, today) == NextAction::find_number);
  ContactAttempt attempt;
  attempt.next_on = day(2025, 11, 22);
  CHECK(next_action(follow_up, ContactKind::phone, &attempt, true, today) == NextAction::call_again);
  attempt.outcome = AttemptOutcome::wrong_number;
  CHECK(next_action(follow_up, ContactKind::phone, &attempt, true, today) == NextAction::find_number);
  CHECK(next_action(follow_up, ContactKind::phone, nullptr, true, day(2025, 11, 27)) == NextAction::nothing);
}
