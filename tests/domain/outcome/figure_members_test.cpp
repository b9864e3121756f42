// Every number opens to its patients, and a kept record answers further questions.

#include "domain/outcome/figure_members.h"

#include <catch2/catch.hpp>
#include <functional>

#include "domain/outcome/question_part.h"
#include "domain/outcome/read_outcomes.h"
#include "invented_record.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr std::size_t six_months = 2;

OutcomeRecord varied_record() {
  RecordWriter writer;
  for (int i = 0; i < 24; ++i) {
    writer.patient("V" + std::to_string(i)).value(-3, 4 + i % 7).treated(i % 5 * 20, i % 6 != 0);
    if (i % 4 != 0) writer.value(i % 5 * 20 + 180, i % 9);
    if (i % 7 == 3) writer.treated(150, false);
    if (i % 8 == 5) writer.died(170);
    if (i % 9 == 7) writer.withdrew(140);
    if (i % 3 == 0) writer.value(i % 5 * 20 + 30, 1);
  }
  return writer.take();
}

OutcomeResult by_sex(int cut) {
  Analysis asked = analysis_on(cut);
  asked.group_by = GroupBy::sex;
  return analyse(asked, varied_record(), small_catalogue());
}

void check_members(const OutcomeResult& result, std::size_t group, std::size_t window) {
  const WindowResult& counted = result.groups[group].windows[window];
  const auto members = [&](OutcomeFigure figure) { return members_of(result, group, window, figure); };
  const auto whole = [&](OutcomeFigure figure) { return static_cast<std::int64_t>(members(figure).whole()); };
  const auto part = [&](OutcomeFigure figure) { return static_cast<std::int64_t>(members(figure).part.size()); };
  CHECK(whole(OutcomeFigure::indexed) == counted.indexed);
  CHECK(whole(OutcomeFigure::with_baseline) == counted.with_baseline);
  CHECK(whole(OutcomeFigure::closed) == counted.closed);
  CHECK(part(OutcomeFigure::observed) == counted.observed);
  CHECK(whole(OutcomeFigure::observed) == counted.closed);
  CHECK(whole(OutcomeFigure::retreated) == counted.retreated);
  CHECK(whole(OutcomeFigure::missed) == counted.missed);
  CHECK(whole(OutcomeFigure::withdrawn) == counted.withdrawn);
  CHECK(whole(OutcomeFigure::died) == counted.died);
  CHECK(whole(OutcomeFigure::open) == counted.open);
  CHECK(whole(OutcomeFigure::change) == counted.change.n);
  CHECK(part(OutcomeFigure::responders_of_all) == counted.substantial.non_responder_imputation.part);
  CHECK(whole(OutcomeFigure::responders_of_all) == counted.substantial.non_responder_imputation.whole);
  CHECK(part(OutcomeFigure::moderate_of_all) == counted.moderate.non_responder_imputation.part);
  CHECK(whole(OutcomeFigure::moderate_of_all) == counted.moderate.non_responder_imputation.whole);
  CHECK(part(OutcomeFigure::responders_of_observed) == counted.substantial.complete_case.part);
  CHECK(whole(OutcomeFigure::responders_of_observed) == counted.substantial.complete_case.whole);
  CHECK(part(OutcomeFigure::treatment_policy) == counted.substantial.treatment_policy.part);
  CHECK(whole(OutcomeFigure::treatment_policy) == counted.substantial.treatment_policy.whole);
  const SurvivalCurve& relief = result.groups[group].losses[0].curve;
  CHECK(part(OutcomeFigure::relief_lost) == relief.events);
  CHECK(whole(OutcomeFigure::relief_lost) == relief.subjects);
}

}  // namespace

TEST_CASE("the members of every figure are as many as the figure says") {
  for (const int cut : {500, 250, 20}) {
    const OutcomeResult result = by_sex(cut);
    REQUIRE(result.groups.size() == 3);
    for (std::size_t group = 0; group < result.groups.size(); ++group)
      for (std::size_t window = 0; window < result.analysis.settings.windows.size(); ++window) {
        CAPTURE(cut, group, window);
        check_members(result, group, window);
      }
  }
}

TEST_CASE("the responders of the mini-cohort are its six patients by name") {
  const OutcomeResult result = analyse(analysis_on(500), mini_cohort(), small_catalogue());
  const FigureMembers members = members_of(result, 0, six_months, OutcomeFigure::responders_of_all);
  std::vector<std::string> names;
  for (const std::size_t place : members.part)
    names.push_back(result.patients[static_cast<std::size_t>(result.cases[place].patient)].mrn);
  CHECK(names == std::vector<std::string>{"M2", "M4", "M5", "M7", "M8", "M11"});
  CHECK(members.rest.size() == 6);
}

TEST_CASE("a kept record answers a second question as a record read for it does") {
  const OutcomeRecord kept = varied_record();
  Analysis second = analysis_on(500);
  second.group_by = GroupBy::severity;
  analyse(analysis_on(500), kept, small_catalogue());
  const OutcomeResult again = analyse(second, kept, small_catalogue());
  const OutcomeResult fresh = analyse(second, varied_record(), small_catalogue());
  REQUIRE(again.groups.size() == fresh.groups.size());
  for (std::size_t i = 0; i < fresh.groups.size(); ++i) {
    CHECK(again.groups[i].label == fresh.groups[i].label);
    CHECK(again.groups[i].windows[six_months].observed == fresh.groups[i].windows[six_months].observed);
  }
  CHECK(again.patients.size() == kept.patients.size());
}

TEST_CASE("what was read for more answers a narrower question, and no wider one") {
  const Catalogue catalogue = small_catalogue();
  const Analysis asked = analysis_on(500);
  const OutcomeWanted read = wanted_for_more(asked, catalogue);
  Analysis other = asked;
  other.treatments = {"tx_rfa"};
  other.clinician = "Osei";
  other.group_by = GroupBy::clinician;
  CHECK(is_enough(read, wanted_by(other, catalogue)));
  CHECK_FALSE(is_enough(wanted_by(other, catalogue), wanted_by(asked, catalogue)));
  for (const auto& change : std::vector<std::function<void(Analysis&)>>{
           [](Analysis& a) { a.index = IndexRule::every; }, [](Analysis& a) { a.diagnosis = "M"; },
           [](Analysis& a) {
             a.findings = {{"exam_sign", {}, "", {}}};
           },
           [](Analysis& a) { a.measure = "lefs"; }, [](Analysis& a) { a.measure = "exam_angle"; }}) {
    Analysis wider = asked;
    change(wider);
    CHECK_FALSE(is_enough(read, wanted_by(wider, catalogue)));
  }
}

TEST_CASE("a question that finds nobody says which part of it keeps them out") {
  Analysis asked = analysis_on(500);
  asked.treatments = {"tx_rfa"};
  asked.side = Side::left;  // all were treated on the right
  asked.sex = Sex::female;
  const std::vector<Loosened> found = loosened(asked, mini_cohort());
  REQUIRE(found.size() == 1);
  CHECK(found[0].part == QuestionPart::side);
  CHECK(found[0].courses == 6);
  CHECK_FALSE(is_set(without(asked, QuestionPart::side), QuestionPart::side));
}

TEST_CASE("a part of a question that was taken out is not set any more") {
  Analysis asked;
  asked.treatments = {"tx_rfa"};
  asked.index = IndexRule::every;
  asked.target = "a";
  asked.level = "L4";
  asked.side = Side::left;
  asked.clinician = "b";
  asked.diagnosis = "c";
  asked.findings = {{"exam_sign", {}, "", {}}};
  asked.sex = Sex::male;
  asked.youngest = 1;
  asked.from = date_of(RecordWriter::start);
  asked.baseline.low = 4;
  asked.measure = "odi";
  asked.group_by = GroupBy::sex;
  for (const QuestionPart part : question_parts) {
    CHECK(is_set(asked, part));
    asked = without(asked, part);
    CHECK_FALSE(is_set(asked, part));
  }
  CHECK(asked == Analysis{});
}

TEST_CASE("the clinicians of a record are named once, in order") {
  CHECK(clinicians_in(mini_cohort()) == std::vector<std::string>{"Osei"});
  CHECK(clinicians_in(OutcomeRecord{}).empty());
}
