#include <catch2/catch.hpp>
#include <set>

#include "ui/wording/audit_words.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/sentences.h"

using namespace psoas;
namespace words = psoas::wording::merge;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Date day(const char* text) { return parse_date(text, {}).value(); }

Patient patient(const char* mrn, const char* given, const char* birth_date, Sex sex) {
  Patient made;
  made.mrn = mrn;
  made.family_name = "Rivera";
  made.given_name = given;
  made.birth_date = day(birth_date);
  made.sex = sex;
  return made;
}

MergePreview preview() {
  MergePreview made;
  made.from = patient("P-002", "Anna", "1961-03-05", Sex::female);
  made.into = patient("P-001", "Ana", "1961-05-03", Sex::male);
  return made;
}

MergedSubject visit(std::int64_t number, const char* on, MergedOrigin origin) {
  return {{MergedKind::visit, number}, origin, day(on), "follow_up", false, {}};
}

MergedSubject episode(std::int64_t number, MergedOrigin origin) {
  return {{MergedKind::episode, number}, origin, day("2026-01-05"), "right psoas", false, {}};
}

MergeTie tie_of(MergedOrigin visit_origin, MergedOrigin episode_origin) {
  MergeTie tie{visit(7, "2026-03-01", visit_origin), episode(3, episode_origin)};
  tie.goes.leans_on = {tie.stays.key};
  return tie;
}

}  // namespace

TEST_CASE("each refusal of a merge says what is wrong and what to do, here and as a fault", "[wording]") {
  std::set<std::string> sentences;
  for (const MergeRefusal refusal : {MergeRefusal::same_record, MergeRefusal::gone, MergeRefusal::draft_open,
                                     MergeRefusal::details_clash, MergeRefusal::merged_onward, MergeRefusal::tied}) {
    const std::string said = wording::sentence(StoreError(StoreFault::not_mergeable, std::string(code_of(refusal))));
    CHECK(said == words::what(refusal) + " Nothing was changed. " + words::remedy(refusal));
    CHECK(sentences.insert(said).second);
  }
  CHECK(
      contains(wording::sentence(StoreError(StoreFault::not_mergeable, "of a later version")), "Nothing was changed."));
}

TEST_CASE("each doubt about a merge shows both sides of it, those of the record that stays first", "[wording]") {
  MergePreview both = preview();
  both.days_of_both = {day("2026-01-01"), day("2026-02-01"), day("2026-03-01"), day("2026-04-01"), day("2026-05-01")};
  CHECK(words::doubt(MergeDoubt::birth_dates_differ, both) ==
        "The birth dates differ: 1961-05-03 and 1961-03-05. Are these two people?");
  CHECK(contains(words::doubt(MergeDoubt::sexes_differ, both), "Male and Female"));
  CHECK(contains(words::doubt(MergeDoubt::names_differ, both), "“Rivera, Ana” and “Rivera, Anna”"));
  CHECK(contains(words::doubt(MergeDoubt::visits_after_death, both), "after the death"));
  CHECK(contains(words::doubt(MergeDoubt::visits_on_same_days, both),
                 "2026-01-01, 2026-02-01, 2026-03-01 and 2 more days"));
}

TEST_CASE("what goes over is counted, and what is not there is not named", "[wording]") {
  MergePreview both = preview();
  CHECK(contains(words::what_goes(both), "Nothing was recorded under P-002."));
  both.visits = 12;
  both.episodes = 2;
  both.adverse_events = 1;
  CHECK(contains(words::what_goes(both),
                 "To Rivera, Ana · P-001 go over, with what is voided: 12 visits, 2 episodes and 1 adverse event."));
  CHECK_FALSE(contains(words::what_goes(both), "red flag"));
}

TEST_CASE("study numbers are spoken of only where both records have one", "[wording]") {
  MergePreview both = preview();
  CHECK(words::studies(both).empty());
  both.studies_of_both = {"RELIEF", "KNEE"};
  CHECK(contains(words::studies(both), "RELIEF and KNEE"));
}

TEST_CASE("details and health facts have the names of their forms", "[wording]") {
  CHECK(words::detail_value("sex", "F") == "Female");
  CHECK(words::detail_value("city", "") == "–");
  CHECK(words::detail_value("city", "F") == "F");
  CHECK_FALSE(contains(words::fact_name("not_a_fact"), "_"));
  HealthFact asked;
  asked.value.code = "absent";
  asked.assessed_on = day("2026-04-07");
  CHECK(words::fact_value(asked) == "absent, as of 2026-04-07");
  CHECK(words::take_over_instead("City", "Boston", "") == "Take over City: Boston");
  CHECK(words::take_over_instead("City", "Boston", "Salem") == "Take over City: Boston, in place of Salem");
}

TEST_CASE("what hangs together comes with the step that settles it", "[wording]") {
  const Catalogue catalogue;
  const auto sentence = [&](MergedOrigin goes, MergedOrigin stays) {
    return words::tie(tie_of(goes, stays), catalogue);
  };
  CHECK(
      sentence(MergedOrigin::came, MergedOrigin::since) ==
      "The visit of 2026-03-01 (Follow-up) goes back, and the episode “right psoas” of 2026-01-05 stays, but they hang "
      "together. Tick the episode “right psoas” of 2026-01-05 as well.");
  CHECK(contains(sentence(MergedOrigin::since, MergedOrigin::since), "Tick both or neither."));
  CHECK(contains(sentence(MergedOrigin::since, MergedOrigin::own), "take its tick away"));
  CHECK(contains(sentence(MergedOrigin::came, MergedOrigin::own),
                 "Correct the visit of 2026-03-01 (Follow-up) first, so that it no longer belongs to that episode."));
}

TEST_CASE("what goes back is counted with what was ticked", "[wording]") {
  MergeSeparation separation;
  separation.from = patient("P-002", "Anna", "1961-03-05", Sex::female);
  separation.into = patient("P-001", "Ana", "1961-05-03", Sex::female);
  CHECK(contains(words::what_goes_back(separation, {}), "comes back with nothing under it"));
  separation.subjects = {visit(3, "2026-03-01", MergedOrigin::since), visit(2, "2026-02-01", MergedOrigin::came),
                         visit(1, "2026-01-01", MergedOrigin::own)};
  CHECK(contains(words::what_goes_back(separation, {}), "with 1 visit."));
  CHECK(contains(words::what_goes_back(separation, {{MergedKind::visit, 3}}), "with 2 visits."));
}

TEST_CASE("details that come back and details that stay are told apart", "[wording]") {
  MergeSeparation separation;
  separation.into.mrn = "P-001";
  CHECK(words::details_after(separation, Catalogue()).empty());
  separation.details_back = {"phone", "email"};
  separation.facts_stay = {"not_a_fact"};
  const std::vector<std::string> sentences = words::details_after(separation, Catalogue());
  REQUIRE(sentences.size() == 2);
  CHECK(contains(sentences[0], "again in P-001 as before it: Telephone and E-mail."));
  CHECK(contains(sentences[1], "left in P-001 as now: Not a fact."));
}

TEST_CASE("the trail and the permissions have words for merging", "[wording]") {
  AuditEntry entry;
  entry.entity = "merge";
  entry.action = "merge";
  CHECK(wording::audit::what(entry) == "Patient records merged");
  entry.action = "separate";
  CHECK(wording::audit::what(entry) == "Patient records separated");
  CHECK(contains(wording::permission_words(Permission::merge_patients), "Merge two records"));
  CHECK(contains(wording::entrance::asks_for_password(code_of(Permission::merge_patients)), "Merging records"));
}
