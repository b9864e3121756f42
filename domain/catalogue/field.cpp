#include "domain/catalogue/field.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/base/text.h"

namespace psoas {

namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

Problem problem_with(ProblemCode code, std::string_view path, std::string_view given) {
  Problem problem;
  problem.code = code;
  problem.field = path;
  problem.given = given;
  return problem;
}

Problem range_problem(ProblemCode code, const FieldDefinition& definition, const Range& range, std::string_view path,
                      std::string_view given) {
  Problem problem = problem_with(code, path, given);
  if (range.low) problem.low = to_text(*range.low);
  if (range.high) problem.high = to_text(*range.high);
  problem.unit = definition.unit;
  return problem;
}

bool is_multiple(double number, double step) {
  const double count = number / step;
  return std::abs(count - std::round(count)) < 1e-6;
}

// A word that may stand where the number does.
const Choice* word_for_number(const FieldDefinition& definition, std::string_view typed) {
  for (const Choice& choice : definition.choices)
    if (same_ignoring_case(trimmed(typed), choice.code) || same_ignoring_case(trimmed(typed), choice.label))
      return &choice;
  return nullptr;
}

Checked<Value> parse_numeric(const FieldDefinition& definition, std::string_view typed, std::string_view path,
                             Problems& warnings) {
  if (const Choice* word = word_for_number(definition, typed)) {
    Value value;
    value.code = word->code;
    return value;
  }
  Checked<double> number = parse_number(typed, path);
  if (!number) {
    Problem problem = number.problems().front();
    if (definition.hard.low) problem.low = to_text(*definition.hard.low);
    if (definition.hard.high) problem.high = to_text(*definition.hard.high);
    problem.unit = definition.unit;
    return problem;
  }
  if (!definition.hard.contains(number.value()))
    return range_problem(ProblemCode::out_of_range, definition, definition.hard, path, typed);
  if (definition.step > 0 && !is_multiple(number.value(), definition.step)) {
    const ProblemCode code = definition.step == 1 ? ProblemCode::not_a_whole_number : ProblemCode::step_mismatch;
    Problem problem = range_problem(code, definition, definition.hard, path, typed);
    problem.other = to_text(definition.step);
    return problem;
  }
  if (!definition.soft.contains(number.value())) {
    Problem warning = range_problem(ProblemCode::unusual, definition, definition.soft, path, typed);
    warning.severity = Severity::confirm;
    warnings.push_back(std::move(warning));
  }
  Value value;
  value.number = number.value();
  return value;
}

Checked<Value> parse_choice(const FieldDefinition& definition, std::string_view typed, std::string_view path) {
  std::string wanted{trimmed(typed)};
  if (wanted.ends_with("\xE2\x88\x92")) wanted.replace(wanted.size() - 3, 3, "-");
  for (const Choice& choice : definition.choices) {
    if (!same_ignoring_case(wanted, choice.code) && !same_ignoring_case(wanted, choice.label)) continue;
    Value value;
    value.code = choice.code;
    value.number = choice.number;
    return value;
  }
  Problem problem = problem_with(wanted.empty() ? ProblemCode::required : ProblemCode::unknown_code, path, typed);
  for (const Choice& choice : definition.choices) {
    if (!problem.other.empty()) problem.other += ", ";
    problem.other += choice.label.empty() ? choice.code : choice.label;
  }
  return problem;
}

Checked<Value> parse_presence(std::string_view typed, std::string_view path) {
  const std::string_view wanted = trimmed(typed);
  const auto one_of = [&](std::initializer_list<std::string_view> words) {
    for (std::string_view word : words)
      if (same_ignoring_case(wanted, word)) return true;
    return false;
  };
  Value value;
  if (one_of({present, "+", "yes", "y", "1", "pos", "positive", "true"})) {
    value.code = present;
    value.number = 1;
  } else if (one_of({absent, "-", "\xE2\x88\x92", "no", "n", "0", "neg", "negative", "false"})) {
    value.code = absent;
    value.number = 0;
  } else if (one_of({not_assessed, "not assessed", "na", "n/a", "?"})) {
    value.code = not_assessed;
  } else {
    Problem problem = problem_with(wanted.empty() ? ProblemCode::required : ProblemCode::unknown_code, path, typed);
    problem.other = "present, absent, not assessed";
    return problem;
  }
  return value;
}

Checked<Value> parse_one(const FieldDefinition& definition, std::string_view typed, std::string_view path,
                         Problems& warnings) {
  Value value;
  switch (definition.kind) {
    case ValueKind::number: return parse_numeric(definition, typed, path, warnings);
    case ValueKind::presence: return parse_presence(typed, path);
    case ValueKind::choice:
    case ValueKind::choices: return parse_choice(definition, typed, path);
    case ValueKind::date: {
      const Checked<Date> day = parse_date(typed, path);
      if (!day) return day.problems();
      value.date = day.value();
      return value;
    }
    case ValueKind::text: break;
  }
  const std::size_t most = definition.hard.high ? static_cast<std::size_t>(*definition.hard.high) : 1000;
  Checked<std::string> text = check_text(typed, {.most_bytes = most, .lines_allowed = true}, path);
  if (!text) return text.problems();
  value.text = text.take();
  return value;
}

}  // namespace

const Choice* FieldDefinition::choice(std::string_view wanted) const {
  for (const Choice& candidate : choices)
    if (candidate.code == wanted) return &candidate;
  return nullptr;
}

Checked<std::vector<Value>> parse_value(const FieldDefinition& definition, std::string_view typed,
                                        std::string_view path, Problems& warnings) {
  std::vector<Value> values;
  if (definition.kind != ValueKind::choices) {
    Checked<Value> value = parse_one(definition, typed, path, warnings);
    if (!value) return value.problems();
    values.push_back(value.take());
    return values;
  }
  Problems problems;
  for (const std::string& part : split(typed, ',')) {
    Checked<Value> value = parse_choice(definition, part, path);
    if (!value) problems.push_back(value.problems().front());
    else if (std::find(values.begin(), values.end(), value.value()) == values.end()) values.push_back(value.take());
  }
  if (!problems.empty()) return problems;
  if (values.empty()) return problem_with(ProblemCode::required, path, typed);
  return values;
}

std::string shown(const FieldDefinition& definition, const Value& value) {
  if (!value.code.empty()) {
    if (const Choice* choice = definition.choice(value.code))
      return choice->label.empty() ? choice->code : choice->label;
    if (value.code == not_assessed) return "not assessed";
    return value.code;
  }
  if (value.number) return to_text(*value.number);
  if (value.date) return to_string(*value.date);
  return value.text;
}

std::string shown_with_unit(const FieldDefinition& definition, const Value& value) {
  return shown(definition, value) + (definition.unit.empty() ? "" : " " + definition.unit);
}

std::string typed_text(const FieldDefinition&, const Value& value) {
  if (!value.code.empty()) return value.code;
  if (value.number) return to_text(*value.number);
  if (value.date) return to_string(*value.date);
  return value.text;
}

}  // namespace psoas
