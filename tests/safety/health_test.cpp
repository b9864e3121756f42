// What was typed about a patient's health, and what it says on a day.

#include "domain/safety/health.h"

#include <catch2/catch.hpp>

#include "domain/safety/health_facts.h"
#include "tests/safety/told_patient.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Patient born_in_1981() {
  Patient patient;
  patient.birth_date = on(1981, 8, 2);
  return patient;
}

CheckedHealth checked(const std::map<std::string, std::string>& typed) {
  HealthDraft draft;
  for (const auto& [path, text] : typed) draft.put(path, text);
  return check(draft, born_in_1981(), visit_day);
}

ProblemCode only_problem(const std::map<std::string, std::string>& typed, const std::string& field) {
  const CheckedHealth result = checked(typed);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].field == field);
  return result.problems[0].code;
}

}  // namespace

TEST_CASE("what nobody asked for is not assessed, never absent") {
  const CheckedHealth result = checked({});
  CHECK(result.problems.empty());
  for (const HealthFactDefinition& fact : health_facts())
    CHECK(result.record.state(fact.code, visit_day) == not_assessed);
}

TEST_CASE("an answer without a day was given today") {
  const CheckedHealth result =
      checked({{"diabetes/value", "-"}, {"weight_kg/value", "82"}, {"weight_kg/on", "2026-01-05"}});
  CHECK(result.problems.empty());
  CHECK(result.record.state("diabetes", visit_day) == absent);
  CHECK(result.record.fact("diabetes")->assessed_on == visit_day);
  CHECK(result.record.fact("weight_kg")->assessed_on == on(2026, 1, 5));
}

TEST_CASE("a drug counts from its first to its last day") {
  const HealthRecord record = checked({{"anticoagulant/value", "present"},
                                       {"anticoagulant/detail", "apixaban"},
                                       {"anticoagulant/since", "2025-03-01"},
                                       {"anticoagulant/until", "2026-02-10"}})
                                  .record;
  CHECK(record.state("anticoagulant", on(2025, 2, 28)) == absent);
  CHECK(record.state("anticoagulant", on(2025, 3, 1)) == present);
  CHECK(record.state("anticoagulant", on(2026, 2, 10)) == present);
  CHECK(record.state("anticoagulant", on(2026, 2, 11)) == absent);
  CHECK(shown(*record.fact("anticoagulant")) == "present (apixaban, since 2025-03-01, until 2026-02-10)");
}

TEST_CASE("allergies name their agents by code or label") {
  const CheckedHealth result = checked({{"allergy/value", "y"}, {"allergy/which", "latex, contrast medium"}});
  CHECK(result.problems.empty());
  CHECK(result.record.fact("allergy")->which == std::vector<std::string>{"latex", "contrast"});
}

TEST_CASE("body mass index follows from weight and height") {
  const HealthRecord record = checked({{"weight_kg/value", "80"}, {"height_cm/value", "200"}}).record;
  CHECK(*record.bmi() == Approx(20));
  CHECK_FALSE(checked({{"weight_kg/value", "80"}}).record.bmi());
}

TEST_CASE("what cannot be is refused at its field") {
  CHECK(only_problem({{"inr/value", "0.2"}}, "inr/value") == ProblemCode::out_of_range);
  CHECK(only_problem({{"diabetes/value", "perhaps"}}, "diabetes/value") == ProblemCode::unknown_code);
  CHECK(only_problem({{"anticoagulant/detail", "warfarin"}}, "anticoagulant/value") == ProblemCode::required);
  CHECK(only_problem({{"surgery/value", "present"}}, "surgery/since") == ProblemCode::required);
  CHECK(only_problem({{"diabetes/value", "+"}, {"diabetes/on", "2026-03-03"}}, "diabetes/on") ==
        ProblemCode::in_the_future);
  CHECK(only_problem({{"diabetes/value", "+"}, {"diabetes/on", "1980-01-01"}}, "diabetes/on") ==
        ProblemCode::before_birth);
  CHECK(only_problem(
            {{"antiplatelet/value", "+"}, {"antiplatelet/since", "2026-02-02"}, {"antiplatelet/until", "2026-02-01"}},
            "antiplatelet/until") == ProblemCode::end_before_start);
}

TEST_CASE("an unusual number is asked about once") {
  HealthDraft draft;
  draft.put("weight_kg/value", "210");
  CHECK(check(draft, born_in_1981(), visit_day).problems.front().code == ProblemCode::unusual);
  draft.confirmed = {"weight_kg/value"};
  CHECK(check(draft, born_in_1981(), visit_day).problems.empty());
}

TEST_CASE("a planned operation may lie ahead") {
  const CheckedHealth result = checked({{"surgery/value", "+"}, {"surgery/since", "2026-03-20"}});
  CHECK(result.problems.empty());
  CHECK(result.record.state("surgery", visit_day) == present);
}

TEST_CASE("a record goes through the form and comes back the same") {
  const HealthRecord record = checked({{"allergy/value", "+"},
                                       {"allergy/which", "latex"},
                                       {"anticoagulant/value", "absent"},
                                       {"platelets/value", "240"},
                                       {"platelets/on", "2026-02-01"},
                                       {"smoking/value", "former"}})
                                  .record;
  CHECK(check(draft_of(record), born_in_1981(), visit_day).record == record);
}
