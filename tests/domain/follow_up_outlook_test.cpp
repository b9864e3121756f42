// What a visit being typed does for the follow-ups, and how follow-ups read in words.

#include <catch2/catch.hpp>

#include "domain/followup/chase_list.h"
#include "domain/followup/follow_up_text.h"
#include "domain/followup/outlook.h"
#include "tests/support/days.h"

using namespace psoas;
using psoas::tests::day;

namespace {

const Date today = day(2025, 11, 20);

FollowUpProtocol protocol() {
  FollowUpProtocol made;
  made.code = "fu_ablation";
  made.label = "After radiofrequency ablation";
  made.treatments = {"tx_rfa"};
  made.steps = {{"month_1", "1-month review", 30, 14, 14, {"nrs_avg7"}, ContactKind::visit, "physician"},
                {"month_3", "3-month review", 91, 30, 20, {"nrs_avg7"}, ContactKind::phone, "nurse"}};
  return made;
}

PlanningRules rules() { return {{protocol()}, {}}; }

FollowedTreatment ablation(Date on) {
  FollowedTreatment made;
  made.id.number = 1;
  made.code = "tx_rfa";
  made.side = Side::right;
  made.date = on;
  made.same_target_key = "tx_rfa/medial_branch/L3-L5/R";
  return made;
}

FollowUpHistory history() {
  FollowUpHistory made;
  made.treatments = {ablation(day(2025, 10, 13))};
  return made;
}

TypedVisit typed(Date on, std::vector<std::string> answered = {}) {
  TypedVisit visit;
  visit.date = on;
  visit.answered = std::move(answered);
  return visit;
}

Catalogue catalogue() {
  TreatmentDefinition treatment;
  treatment.code = "tx_rfa";
  treatment.label = "Radiofrequency ablation";
  treatment.short_label = "RFA";
  CatalogueContent content;
  content.treatments = {treatment};
  content.protocols = {protocol()};
  return Catalogue(std::move(content));
}

FollowUp one_month() { return plan(history(), rules(), today).front(); }

}  // namespace

TEST_CASE("a scored visit in the window fulfils; without a score it only lies within", "[followup]") {
  const FollowUpOutlook scored = outlook(history(), rules(), typed(today, {"nrs_avg7"}), today);
  REQUIRE(scored.fulfilled.size() == 1);
  CHECK(scored.fulfilled[0].follow_up.key.step == "month_1");
  CHECK(scored.fulfilled[0].treatment == "tx_rfa");
  CHECK(scored.next->follow_up.key.step == "month_3");
  const FollowUpOutlook unscored = outlook(history(), rules(), typed(today), today);
  CHECK(unscored.fulfilled.empty());
  CHECK(unscored.within.size() == 1);
}

TEST_CASE("a visit outside every window says what comes next", "[followup]") {
  const FollowUpOutlook early = outlook(history(), rules(), typed(day(2025, 10, 20), {"nrs_avg7"}), today);
  CHECK(early.fulfilled.empty());
  CHECK(early.within.empty());
  CHECK(early.next->follow_up.key.step == "month_1");
}

TEST_CASE("a treatment typed now plans its own follow-ups and ends those it repeats", "[followup]") {
  TypedVisit visit = typed(today);
  visit.treatments = {ablation(today)};
  const FollowUpOutlook repeated = outlook(history(), rules(), visit, today);
  CHECK(repeated.within.empty());
  REQUIRE(repeated.next);
  CHECK(repeated.next->follow_up.treated_on == today);
}

TEST_CASE("a visit being corrected takes the place of the stored one", "[followup]") {
  FollowUpHistory of = history();
  of.contacts = {{VisitId{7}, today, {"nrs_avg7"}}};
  TypedVisit visit = typed(day(2025, 10, 20), {"nrs_avg7"});
  visit.visit = VisitId{7};
  CHECK(outlook(of, rules(), visit, today).fulfilled.empty());
}

TEST_CASE("a follow-up is named by its step and treatment", "[followup]") {
  CHECK(what_is_due(catalogue(), one_month(), "tx_rfa", Side::right) == "1-month review after RFA R 2025-10-13");
  CHECK(what_is_due(Catalogue(), one_month(), "tx_rfa", Side::none) == "day 30 after tx_rfa 2025-10-13");
}

TEST_CASE("how a follow-up stands is said with its window and the days", "[followup]") {
  FollowUp follow_up = one_month();
  CHECK(standing(follow_up, {}, day(2025, 10, 20)) == "planned 2025-11-12 ± 14 d, opens in 9 days");
  CHECK(standing(follow_up, {}, day(2025, 11, 12)) == "due 2025-11-12 ± 14 d, today");
  CHECK(standing(follow_up, {}, day(2025, 11, 13)) == "overdue 2025-11-12 ± 14 d, 1 day ago");
  CHECK(standing(follow_up, {}, day(2025, 11, 27)) == "missed, window closed 2025-11-26");
  follow_up.end = FollowUpEnd::given_up;
  CHECK(standing(follow_up, "moved away", today) == "given up: moved away");
  follow_up.end = FollowUpEnd::retreated;
  CHECK(standing(follow_up, {}, today) == "not needed: treated again at the same target");
  CHECK(tolerance(30, 20) == "− 30 / + 20 d");
}

TEST_CASE("completeness never divides by nothing", "[followup]") {
  CHECK(completeness(0, 0) == "–");
  CHECK(completeness(2, 3) == "67 %");
}

TEST_CASE("a filter is told in words for the head of a list", "[followup]") {
  FollowUpFilter filter;
  CHECK(in_words(filter, catalogue()).empty());
  filter.clinician = "Osei";
  filter.protocol = "fu_ablation";
  filter.since = day(2024, 11, 20);
  CHECK(in_words(filter, catalogue()) ==
        "clinician Osei · After radiofrequency ablation · windows closed since 2024-11-20");
}

TEST_CASE("a line becomes the same columns in every format", "[followup]") {
  FollowUpLine line;
  line.mrn = "007";
  line.name = "Rivera, Ana";
  line.phone = "555-0142";
  line.follow_up = one_month();
  line.treatment = "tx_rfa";
  line.side = Side::right;
  const ChaseRow row = chase_row(line, catalogue(), today, 0);
  CHECK(row.what == "1-month review after RFA R 2025-10-13");
  CHECK(row.state == FollowUpState::overdue);
  CHECK(row.days_past_due == 8);
  CHECK(row.next == "book a visit");
  CHECK_FALSE(row.last_attempt_on);
}
