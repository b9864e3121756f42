#include "tests/bad_inputs/typed.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const std::string average = "score/nrs_avg7/value";

}  // namespace

TEST_CASE("bad input 01: a pain score that cannot be is refused with the range; declined is no number") {
  for (const char* typed : {"11", "-1", "7.5", "seven", "1e1", "7,0"}) {
    CAPTURE(typed);
    CHECK(is_refused(visit_typed({{average, typed}}).problems, average));
  }
  const Problem range = problem_at(visit_typed({{average, "11"}}).problems, average);
  CHECK(range.low == "0");
  CHECK(range.high == "10");
  CHECK(wording::sentence(range, catalogue()).find("0 to 10") != std::string::npos);
  CHECK(visit_typed({{average, ""}}).visit.scores.empty());
  const CheckedVisit declined = visit_typed({{average, "d"}});
  REQUIRE(declined.acceptable());
  CHECK(declined.visit.scores.at(0).status == ScoreStatus::declined);
  CHECK_FALSE(declined.visit.scores.at(0).total);
  CHECK(visit_typed({{average, "n"}}).visit.scores.at(0).status == ScoreStatus::not_asked);
}

TEST_CASE("bad input 02: digits of other scripts are refused, never read as 0") {
  for (const char* typed : {"７", "\xD9\xA7", "⁷", "Ⅶ"}) {
    CAPTURE(typed);
    const CheckedVisit checked = visit_typed({{average, typed}});
    CHECK(problem_at(checked.problems, average).code == ProblemCode::not_a_number);
    CHECK(is_refused(checked.problems, average));
  }
}

TEST_CASE("bad input 03: least pain above worst is asked with both values, and marked when confirmed") {
  const Typed fields{{"score/nrs_least7/value", "8"}, {"score/nrs_worst7/value", "3"}, {average, "9"}};
  const CheckedVisit checked = visit_typed(fields);
  REQUIRE_FALSE(checked.problems.empty());
  std::vector<std::string> paths;
  for (const Problem& problem : checked.problems) {
    CHECK(problem.severity == Severity::confirm);
    CHECK(problem.code == ProblemCode::order_mismatch);
    CHECK_FALSE(problem.given.empty());
    CHECK_FALSE(problem.high.empty());
    paths.push_back(problem.field);
  }
  const CheckedVisit confirmed = visit_typed(fields, paths);
  CHECK(confirmed.acceptable());
  CHECK(confirmed.visit.confirmed == paths);
}

TEST_CASE("bad input 20: a questionnaire answered by half has no score but by its own rule") {
  Typed odi;
  for (int item = 1; item <= 8; ++item) odi["score/odi/item_" + std::to_string(item)] = "2";
  CHECK_FALSE(visit_typed(odi).visit.score("odi")->total);
  odi["score/odi/item_9"] = "2";
  CHECK(visit_typed(odi).visit.score("odi")->total == 40.0);
  const CheckedVisit peg = visit_typed({{"score/peg/pain", "7"}, {"score/peg/enjoyment", "6"}});
  REQUIRE(peg.visit.score("peg"));
  CHECK_FALSE(peg.visit.score("peg")->total);
}

TEST_CASE("bad input 22: a dose with a comma, without its unit or in another unit is not taken as it is") {
  const Typed drug{{"treatment/1/code", "tx_medication"},
                   {"treatment/1/-/0/drug", "morphine"},
                   {"treatment/1/-/0/opioid", "morphine"},
                   {"treatment/1/status", "done"}};
  const auto with = [&](const Typed& more) {
    Typed fields = drug;
    fields.insert(more.begin(), more.end());
    return visit_typed(fields).problems;
  };
  const std::string dose = "treatment/1/-/0/dose";
  const Problem comma = problem_at(with({{dose, "5,0"}}), dose);
  CHECK(comma.other == "decimal point");
  CHECK(comma.severity == Severity::refuse);
  CHECK(wording::sentence(comma, catalogue()).find("decimal point") != std::string::npos);
  const std::string unit = "treatment/1/-/0/dose_unit";
  CHECK(problem_at(with({{dose, "50"}}), unit).code == ProblemCode::unit_required);
  CHECK(is_asked(with({{dose, "5000"}, {unit, "mg"}}), dose));
}

TEST_CASE("bad input 23: a side that is missing or not to be had is asked for before the visit is stored") {
  const Typed block{{"treatment/1/code", "tx_nerve_block"}, {"treatment/1/status", "done"}};
  CHECK(problem_at(visit_typed(block).problems, "treatment/1/side").code == ProblemCode::side_required);
  Typed wrong = block;
  wrong["treatment/1/side"] = "Q";
  CHECK(is_refused(visit_typed(wrong).problems, "treatment/1/side"));
  for (const TreatmentDefinition& treatment : catalogue().treatments()) {
    if (treatment.laterality != Laterality::none) continue;
    CHECK(problem_at(visit_typed({{"treatment/1/code", treatment.code}, {"treatment/1/side", "B"}}).problems,
                     "treatment/1/side")
              .code == ProblemCode::side_not_allowed);
  }
}
