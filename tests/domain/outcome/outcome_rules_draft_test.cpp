#include "domain/outcome/outcome_rules_draft.h"

#include <catch2/catch.hpp>

using namespace psoas;

namespace {

std::vector<std::string> fields(const Checked<OutcomeSettings>& checked) {
  std::vector<std::string> names;
  if (!checked)
    for (const Problem& problem : checked.problems()) names.push_back(problem.field);
  return names;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("rules put into a form and read again are the same") {
  OutcomeSettings settings;
  settings.responder.minimal = 12.5;
  settings.reliabilities = {{"odi", 16, 0.9, "a paper"}};
  const bool same = check(draft_of(settings), settings).value() == settings;
  CHECK(same);
}

TEST_CASE("what is typed into the form of rules takes the place of what there was") {
  OutcomeRulesDraft draft = draft_of({});
  draft.baseline_days = " 45 ";
  draft.substantial = "60";
  draft.windows.pop_back();
  draft.windows.push_back({"", "three years", "1000", "1095", "1200"});
  draft.windows.push_back({});
  const OutcomeSettings settings = check(draft, OutcomeSettings{}).value();
  CHECK(settings.baseline_days_before == 45);
  CHECK(settings.responder.substantial == 60);
  REQUIRE(settings.windows.size() == 5);
  CHECK(settings.windows.back() == FollowUpWindow{"day1095", "three years", 1095, 1000, 1200});
}

TEST_CASE("thresholds of 0 and 200 percent and windows that overlap are refused at their fields") {
  OutcomeRulesDraft draft = draft_of({});
  draft.substantial = "200";
  draft.minimal = "0";
  draft.windows[1].first = "40";  // of the 3 months; 1 month lasts to day 44
  CHECK(fields(check(draft, OutcomeSettings{})) ==
        Fields{"responder/minimal", "responder/substantial", "window/1/first"});
}

TEST_CASE("what is no number, no whole day or has no name is refused at its field") {
  OutcomeRulesDraft draft = draft_of({});
  draft.moderate = "thirty";
  draft.baseline_days = "30.5";
  draft.windows[0].label.clear();
  draft.windows[2].last.clear();
  CHECK(fields(check(draft, OutcomeSettings{})) ==
        Fields{"baseline/days_before", "responder/moderate", "window/0/label", "window/2/last"});
}
