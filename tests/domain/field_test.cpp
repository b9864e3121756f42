#include "domain/catalogue/field.h"

#include <catch2/catch.hpp>

using namespace psoas;

namespace {

FieldDefinition number_field() {
  FieldDefinition field;
  field.code = "value";
  field.unit = "°";
  field.kind = ValueKind::number;
  field.hard = {-30, 60};
  field.soft = {-20, 40};
  field.step = 1;
  return field;
}

FieldDefinition strength_field(ValueKind kind = ValueKind::choice) {
  FieldDefinition field;
  field.kind = kind;
  field.choices = {{"4-", "4−", "", 3.67}, {"4", "4", "", 4.0}, {"4+", "4+", "", 4.33}};
  return field;
}

Checked<std::vector<Value>> read(const FieldDefinition& field, std::string_view typed) {
  Problems warnings;
  return parse_value(field, typed, "finding/x/R/0/value", warnings);
}

Problem problem_for(const FieldDefinition& field, std::string_view typed) {
  return read(field, typed).problems().front();
}

}  // namespace

TEST_CASE("a number within the usual range is taken without a word") {
  Problems warnings;
  const auto values = parse_value(number_field(), "+12", "p", warnings);
  REQUIRE(values.ok());
  CHECK(values.value().front().number == 12);
  CHECK(warnings.empty());
}

TEST_CASE("a number outside the hard range is refused with the range and unit") {
  const Problem problem = problem_for(number_field(), "61");
  CHECK(problem.code == ProblemCode::out_of_range);
  CHECK(problem.low == "-30");
  CHECK(problem.high == "60");
  CHECK(problem.unit == "°");
  CHECK(problem.field == "finding/x/R/0/value");
  CHECK(read(number_field(), "60").ok());
}

TEST_CASE("a number outside the soft range is taken with a question") {
  Problems warnings;
  REQUIRE(parse_value(number_field(), "45", "p", warnings).ok());
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.front().code == ProblemCode::unusual);
  CHECK(warnings.front().severity == Severity::confirm);
  CHECK(warnings.front().high == "40");
}

TEST_CASE("a pain score is a whole number from 0 to 10 and nothing else") {
  FieldDefinition pain;
  pain.hard = {0, 10};
  pain.step = 1;
  CHECK(problem_for(pain, "11").code == ProblemCode::out_of_range);
  CHECK(problem_for(pain, "-1").code == ProblemCode::out_of_range);
  CHECK(problem_for(pain, "7.5").code == ProblemCode::not_a_whole_number);
  CHECK(problem_for(pain, "seven").code == ProblemCode::not_a_number);
  CHECK(problem_for(pain, "７").code == ProblemCode::not_a_number);
  CHECK(problem_for(pain, "").code == ProblemCode::required);
  CHECK(read(pain, "0").value().front().number == 0);
}

TEST_CASE("a number keeps to the step of its field") {
  FieldDefinition volume;
  volume.hard = {0, 40};
  volume.step = 0.1;
  CHECK(read(volume, "0.3").ok());
  const Problem problem = problem_for(volume, "0.25");
  CHECK(problem.code == ProblemCode::step_mismatch);
  CHECK(problem.other == "0.1");
}

TEST_CASE("a choice is known by code or label in any case and carries its number") {
  CHECK(read(strength_field(), "4-").value().front().number == 3.67);
  CHECK(read(strength_field(), "4\xE2\x88\x92").value().front().code == "4-");
  const Problem problem = problem_for(strength_field(), "6");
  CHECK(problem.code == ProblemCode::unknown_code);
  CHECK(problem.other == "4−, 4, 4+");
}

TEST_CASE("several choices are typed between commas, each kept once") {
  const auto values = read(strength_field(ValueKind::choices), "4, 4+ ,4");
  REQUIRE(values.ok());
  REQUIRE(values.value().size() == 2);
  CHECK(values.value()[1].code == "4+");
  CHECK(problem_for(strength_field(ValueKind::choices), "4,9").code == ProblemCode::unknown_code);
  CHECK(problem_for(strength_field(ValueKind::choices), " , ").code == ProblemCode::required);
}

TEST_CASE("presence has three answers, and not assessed is never absent") {
  FieldDefinition sign;
  sign.kind = ValueKind::presence;
  CHECK(read(sign, "+").value().front().code == present);
  CHECK(read(sign, "No").value().front().number == 0);
  CHECK(read(sign, "not assessed").value().front().code == not_assessed);
  CHECK_FALSE(read(sign, "n/a").value().front().number.has_value());
  CHECK(problem_for(sign, "maybe").code == ProblemCode::unknown_code);
}

TEST_CASE("every value is shown and typed back as itself") {
  const FieldDefinition strength = strength_field();
  const Value value = read(strength, "4-").value().front();
  CHECK(shown(strength, value) == "4−");
  CHECK(read(strength, typed_text(strength, value)).value().front() == value);
  FieldDefinition start;
  start.kind = ValueKind::date;
  const Value date = read(start, "2025-01-20").value().front();
  CHECK(shown(start, date) == "2025-01-20");
  CHECK(read(start, typed_text(start, date)).value().front() == date);
}
