#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

namespace {

std::string or_else(std::string text, std::string_view otherwise) {
  return text.empty() ? std::string(otherwise) : text;
}

std::string about_other(const Problem& problem, std::string_view before, std::string_view alone) {
  return problem.other.empty() ? std::string(alone) : std::string(before) + problem.other;
}

std::string number_wanted(const Problem& problem) {
  if (problem.other == "decimal point") return "decimal point, not comma";
  return or_else(range(problem), "a number in plain digits");
}

std::string date_wanted(const Problem& problem) {
  if (problem.field == "quarter") return "a quarter, such as 2026Q3";
  return "a day, written 2026-02-03";
}

std::string range_wanted(const Problem& problem) {
  const std::string limits = or_else(range(problem), "outside what is possible");
  return problem.other == "1" ? limits + ", whole numbers" : limits;
}

std::string step_wanted(const Problem& problem) {
  const std::string limits = range(problem);
  return (limits.empty() ? "" : limits + ", ") + "in steps of " + or_else(problem.other, "the scale");
}

std::string usual(const Problem& problem) {
  const std::string limits = range(problem);
  return limits.empty() ? "unusual: please confirm" : "usually " + limits + ": please confirm";
}

std::string outside_period(const Problem& problem) {
  const std::string limits = period(problem);
  return "outside " + or_else(problem.other, "its time") + (limits.empty() ? "" : ", " + limits) + ": please confirm";
}

std::string contradicted(const Problem& problem) {
  return problem.high.empty() ? "contradicts another value" : "more than the " + problem.high + ": please confirm";
}

std::string before_what(const Problem& problem) {
  return about_other(problem, "before ", "before the treatment it rests on") +
         (problem.low.empty() ? "" : " of " + problem.low);
}

std::string contradiction_in_short(std::string_view rule) {
  if (rule == "grade_5_is_fatal") return "grade 5 and the outcome fatal go together";
  if (rule == "procedures_only") return "for procedures only";
  if (rule == "resolved_has_no_end") return "it still goes on: no such day yet";
  return "contradicts another field";
}

}  // namespace

std::string under_field(const Problem& problem) {
  switch (problem.code) {
    case ProblemCode::required: return or_else(range(problem), "needed");
    case ProblemCode::not_a_number: return number_wanted(problem);
    case ProblemCode::not_a_whole_number: return or_else(range(problem), "only") + ", whole numbers";
    case ProblemCode::out_of_range: return range_wanted(problem);
    case ProblemCode::unusual: return usual(problem);
    case ProblemCode::not_a_date: return date_wanted(problem);
    case ProblemCode::year_needs_four_digits: return "four digits for the year: 2026-02-03";
    case ProblemCode::in_the_future: return "lies in the future";
    case ProblemCode::before_birth: return "before the birth date" + (problem.low.empty() ? "" : " " + problem.low);
    case ProblemCode::end_before_start: return "ends before it starts";
    case ProblemCode::unknown_code: return about_other(problem, "one of: ", "not in the catalogue");
    case ProblemCode::retired_code: return "no longer used for new entries";
    case ProblemCode::side_required: return "which side?";
    case ProblemCode::side_not_allowed: return about_other(problem, "side can be: ", "has no such side");
    case ProblemCode::step_mismatch: return step_wanted(problem);
    case ProblemCode::too_long: return "too long: at most " + printed_size(problem.high);
    case ProblemCode::not_text: return about_other(problem, "cannot be stored: ", "cannot be stored");
    case ProblemCode::suspicious_text: return "invisible characters: please confirm";
    case ProblemCode::already_used: return about_other(problem, "already belongs to ", "already in use");
    case ProblemCode::likely_duplicate: return about_other(problem, "much like ", "much like another one");
    case ProblemCode::order_mismatch: return contradicted(problem);
    case ProblemCode::more_than_prescribed: return "more than prescribed";
    case ProblemCode::unit_required: return about_other(problem, "unit needed: ", "unit needed");
    case ProblemCode::exceeds_total: return "more than the total";
    case ProblemCode::missing_prerequisite:
      return about_other(problem, "not found before: ", "something earlier is missing");
    case ProblemCode::unknown_reference: return about_other(problem, "leads to no ", "leads nowhere");
    case ProblemCode::not_a_time: return "a time, written 14:30";
    case ProblemCode::before_treatment: return before_what(problem);
    case ProblemCode::contradiction: return contradiction_in_short(problem.other);
    case ProblemCode::outside_period: return outside_period(problem);
    case ProblemCode::different_value: return about_other(problem, "differs from ", "differs from the record");
  }
  return "not accepted";
}

}  // namespace psoas::wording
