#include "domain/patient/patient_merge.h"

#include <catch2/catch.hpp>

#include "tests/support/days.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

MergePreview two_records() {
  MergePreview preview;
  preview.from.id = {2};
  preview.from.family_name = "Cruz";
  preview.from.given_name = "Ana";
  preview.from.birth_date = day(1971, 8, 2);
  preview.into = preview.from;
  preview.into.id = {1};
  preview.into.family_name = "Rivera";
  return preview;
}

MergedSubject subject(std::int64_t number, MergedOrigin origin, std::vector<std::int64_t> leans_on = {}) {
  MergedSubject subject;
  subject.key.number = number;
  subject.origin = origin;
  for (const std::int64_t other : leans_on) subject.leans_on.push_back({MergedKind::visit, other});
  return subject;
}

MergeSeparation separation_of(std::vector<MergedSubject> subjects) {
  MergeSeparation separation;
  separation.subjects = std::move(subjects);
  return separation;
}

MergedKey visit(std::int64_t number) { return {MergedKind::visit, number}; }

}  // namespace

TEST_CASE("one name of two is no doubt that two records are of one person", "[merge]") {
  MergePreview preview = two_records();
  CHECK(doubts(preview).empty());
  preview.from.given_name = "Maria";
  CHECK(doubts(preview) == std::vector{MergeDoubt::names_differ});
}

TEST_CASE("another birth date, sex, visits after a death and on the same days are doubts", "[merge]") {
  MergePreview preview = two_records();
  preview.from.birth_date = day(1971, 2, 8);
  preview.from.sex = Sex::male;
  preview.into.sex = Sex::female;
  preview.visits_after_death = true;
  preview.days_of_both = {day(2026, 3, 2)};
  CHECK(doubts(preview) == std::vector{MergeDoubt::birth_dates_differ, MergeDoubt::sexes_differ,
                                       MergeDoubt::visits_after_death, MergeDoubt::visits_on_same_days});
  preview.from.sex = Sex::unknown;
  CHECK(doubts(preview).size() == 3);
}

TEST_CASE("a record is refused with itself, when it is voided and while a visit of it is open", "[merge]") {
  MergePreview preview = two_records();
  CHECK_FALSE(refusal(preview));
  preview.drafts = 1;
  CHECK(refusal(preview) == MergeRefusal::draft_open);
  preview.into.voided_at = Moment{};
  CHECK(refusal(preview) == MergeRefusal::gone);
  preview.into.id = preview.from.id;
  CHECK(refusal(preview) == MergeRefusal::same_record);
}

TEST_CASE("each refusal has a code of its own that reads back", "[merge]") {
  for (const MergeRefusal why :
       {MergeRefusal::same_record, MergeRefusal::gone, MergeRefusal::draft_open, MergeRefusal::details_clash,
        MergeRefusal::taken_onward, MergeRefusal::stands_for_another, MergeRefusal::merged_onward, MergeRefusal::tied})
    CHECK(merge_refusal_of(code_of(why)) == why);
  CHECK_FALSE(merge_refusal_of("unknown"));
}

TEST_CASE("details that only the record that goes has are proposed, others are a person's choice", "[merge]") {
  MergePreview preview = two_records();
  preview.from.phone = "555-0102";
  preview.from.city = "Leeds";
  preview.into.city = "York";
  preview.into.email = "ana@example.org";
  preview.from.sex = Sex::unknown;
  preview.into.sex = Sex::female;
  preview.details = differing_details(preview.from, preview.into);
  CHECK(preview.details == std::vector<DifferingDetail>{{"family_name", "Cruz", "Rivera"},
                                                        {"phone", "555-0102", ""},
                                                        {"city", "Leeds", "York"}});
  CHECK(request_of(preview).details_taken == std::set<std::string>{"phone"});
}

TEST_CASE("health facts that are the same in both records are not asked about", "[merge]") {
  HealthFact bleeding;
  bleeding.code = "bleeding_disorder";
  bleeding.value.code = "present";
  HealthFact pregnancy;
  pregnancy.code = "pregnancy_possible";
  pregnancy.value.code = "absent";
  HealthRecord from;
  from.facts = {bleeding, pregnancy};
  HealthRecord into;
  into.facts = {bleeding};
  CHECK(differing_facts(from, into) == std::vector<DifferingFact>{{pregnancy, std::nullopt}});
  into.facts[0].value.code = "absent";
  CHECK(differing_facts(from, into).size() == 2);
}

TEST_CASE("what one record says is present is proposed, whatever the other says, and told as a doubt", "[merge]") {
  HealthFact present;
  present.code = "bleeding_disorder";
  present.value.code = "present";
  HealthFact absent = present;
  absent.value.code = "absent";
  MergePreview preview = two_records();
  preview.facts = {{present, absent}};
  CHECK(request_of(preview).facts_taken == std::set<std::string>{"bleeding_disorder"});
  CHECK(doubts(preview) == std::vector{MergeDoubt::health_differs});
  preview.facts = {{absent, present}};
  CHECK(request_of(preview).facts_taken.empty());
}

TEST_CASE("a voided entry that leans on what goes keeps nothing together", "[merge]") {
  MergedSubject voided = subject(2, MergedOrigin::since, {1});
  voided.voided = true;
  const MergeSeparation separation = separation_of({subject(1, MergedOrigin::came), voided});
  CHECK(ties(separation, {}).empty());
  CHECK(leaning_on_what_came(separation).empty());
}

TEST_CASE("a merge is not undone before a later one that took over what it had taken over", "[merge]") {
  MergeSeparation separation;
  CHECK_FALSE(refusal(separation));
  separation.drafts = 1;
  CHECK(refusal(separation) == MergeRefusal::draft_open);
  separation.taken_onward = true;
  CHECK(refusal(separation) == MergeRefusal::taken_onward);
  separation.into.voided_at = Moment{};
  CHECK(refusal(separation) == MergeRefusal::merged_onward);
}

TEST_CASE("what leans on what came, however far, is proposed to go along", "[merge]") {
  const MergeSeparation separation = separation_of(
      {subject(1, MergedOrigin::came), subject(2, MergedOrigin::since, {1}), subject(3, MergedOrigin::since, {2}),
       subject(4, MergedOrigin::since), subject(5, MergedOrigin::own)});
  CHECK(leaning_on_what_came(separation) == std::set<MergedKey>{visit(2), visit(3)});
  CHECK(ties(separation, {visit(2), visit(3)}).empty());
}

TEST_CASE("one that stays and leans on one that goes is a tie, and the other way round", "[merge]") {
  const MergeSeparation separation = separation_of(
      {subject(1, MergedOrigin::came, {5}), subject(2, MergedOrigin::since, {1}), subject(5, MergedOrigin::own)});
  const std::vector<MergeTie> found = ties(separation, {});
  REQUIRE(found.size() == 2);
  CHECK(found[0].goes.key == visit(1));
  CHECK(found[0].stays.key == visit(5));
  CHECK(found[1].goes.key == visit(1));
  CHECK(found[1].stays.key == visit(2));
  CHECK(ties(separation, {visit(2)}).size() == 1);
}
