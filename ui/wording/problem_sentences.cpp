#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

namespace {

std::string with_range(const Problem& problem, std::string_view before, std::string_view otherwise) {
  const std::string limits = range(problem);
  return limits.empty() ? std::string(otherwise) : std::string(before) + limits;
}

std::string no_number(const Problem& problem) {
  if (problem.other == "decimal point")
    return in_quotes(problem.given) + " has a comma. Write it with a decimal point, such as 5.0.";
  if (problem.other == "decimal comma")
    return in_quotes(problem.given) + " has no decimal comma, which the mapping names. Correct the one that is wrong.";
  return in_quotes(problem.given) + " is no number. " +
         with_range(problem, "Enter plain digits, ", "Enter it in plain digits") + ".";
}

std::string no_date(const Problem& problem) {
  if (problem.field == "quarter")
    return in_quotes(problem.given) + " is no quarter. Write year and quarter, such as 2026Q3.";
  return in_quotes(problem.given) + " is no day of the calendar. Write year, month and day, such as 2026-02-03.";
}

std::string unusual(const Problem& problem) {
  return in_quotes(problem.given) + with_range(problem, " is unusual; usual is ", " is unusual") +
         ". Correct it, or confirm that it is meant.";
}

std::string unknown_choice(const Problem& problem) {
  if (problem.other.empty()) return in_quotes(problem.given) + " is not in the catalogue. Choose one of its entries.";
  return in_quotes(problem.given) + " is none of the choices. Use one of: " + problem.other + ".";
}

std::string used_by(const Problem& problem) {
  const std::string holder = problem.other.empty() ? "" : " by " + problem.other;
  return in_quotes(problem.given) + " is already used" + holder + ". Look that one up, or enter another.";
}

std::string much_like(const Problem& problem) {
  const std::string whom = problem.other.empty() ? "one that is there already" : problem.other;
  return "This looks much like " + whom + ". Look there first; confirm if it is someone else.";
}

std::string contradiction(const Problem& problem, const Catalogue& catalogue) {
  const InstrumentDefinition* other = catalogue.instrument(problem.other);
  std::string than = other ? other->label : problem.other;
  if (than.empty()) than = "the value beside it";
  if (!problem.high.empty()) than += " (" + problem.high + ")";
  return in_quotes(problem.given) + " is more than " + than + ". Correct one of them, or confirm that both are meant.";
}

std::string not_storable(const Problem& problem) {
  const std::string where = problem.other.empty() ? "" : " (" + problem.other + ")";
  return "The text holds a character that cannot be stored" + where + ". Remove it.";
}

std::string too_large(const Problem& problem, std::string_view than) {
  const std::string limit = problem.high.empty() ? "" : " (" + printed_number(problem.high) + ")";
  return in_quotes(problem.given) + " is more than " + std::string(than) + limit + ". Correct one of the two.";
}

std::string wrong_side(const Problem& problem) {
  const std::string allowed = problem.other.empty() ? "Leave the side out." : "It can be: " + problem.other + ".";
  return "This has no such side. " + allowed;
}

std::string missing_unit(const Problem& problem) {
  return "The unit is missing. " + (problem.other.empty() ? "Enter it." : "Enter one of: " + problem.other + ".");
}

std::string missing_before(const Problem& problem) {
  const std::string what = problem.other.empty() ? "Something that should come first" : capitalised(problem.other);
  return what + " was not found in the record. Enter it first, or confirm that there was none here.";
}

std::string leads_nowhere(const Problem& problem) {
  const std::string what = problem.other.empty() ? "record" : problem.other;
  return in_quotes(problem.given) + " leads to no " + what +
         ". Check the key, or give the table that holds it as well.";
}

std::string differs(const Problem& problem) {
  const std::string from = problem.other.empty() ? "the record" : problem.other;
  return in_quotes(problem.given) + " differs from " + from +
         ". The record stays as it is; correct the one that is wrong.";
}

std::string before_its_treatment(const Problem& problem) {
  const std::string what = problem.other.empty() ? "the treatment" : problem.other;
  const std::string day = problem.low.empty() ? "" : " of " + problem.low;
  return in_quotes(problem.given) + " lies before " + what + day +
         ", which it rests on. Correct the day, or take another treatment.";
}

std::string rule_broken(const Problem& problem) {
  if (problem.other == "grade_5_is_fatal")
    return "Grade 5 (Clavien-Dindo V) and the outcome fatal go together, or neither. Correct one of them.";
  if (problem.other == "procedures_only")
    return "The Clavien-Dindo grade is for procedures, and no procedure is linked. Leave it out, or link the "
           "procedure.";
  if (problem.other == "resolved_has_no_end")
    return "The event still goes on and has a last day. Leave the day out, or say how the event ended.";
  return in_quotes(problem.given) + " contradicts another field. Correct one of the two.";
}

std::string outside_period(const Problem& problem) {
  const std::string limits = period(problem);
  return in_quotes(problem.given) + " lies outside " + (problem.other.empty() ? "its time" : problem.other) +
         (limits.empty() ? "" : ", " + limits) + ". Correct one of them, or confirm that it is meant.";
}

// What follows the name of the field.
std::string said(const Problem& problem, const Catalogue& catalogue) {
  switch (problem.code) {
    case ProblemCode::required:
      return with_range(problem, "Nothing was entered. Enter ", "Nothing was entered. This is needed") + ".";
    case ProblemCode::not_a_number: return no_number(problem);
    case ProblemCode::not_a_whole_number:
      return in_quotes(problem.given) + " is no whole number. " + with_range(problem, "Enter ", "Enter one") +
             " without a fraction.";
    case ProblemCode::out_of_range:
      return in_quotes(problem.given) + with_range(problem, " is outside what is possible: ", " is not possible") + ".";
    case ProblemCode::unusual: return unusual(problem);
    case ProblemCode::not_a_date: return no_date(problem);
    case ProblemCode::year_needs_four_digits:
      return in_quotes(problem.given) +
             " leaves the century open. Write the year with four digits, such as 2026-02-03.";
    case ProblemCode::in_the_future: return in_quotes(problem.given) + " lies in the future. Enter a day up to today.";
    case ProblemCode::before_birth:
      return in_quotes(problem.given) + " lies before the birth date" +
             (problem.low.empty() ? "" : ", " + problem.low) + ". Correct one of the two.";
    case ProblemCode::end_before_start:
      return in_quotes(problem.given) + " lies before the start. Correct the start or the end.";
    case ProblemCode::unknown_code: return unknown_choice(problem);
    case ProblemCode::retired_code:
      return in_quotes(problem.given) + " is no longer used for new entries. Choose an entry that is offered.";
    case ProblemCode::side_required: return "The side is missing. Say left, right, both sides or midline.";
    case ProblemCode::side_not_allowed: return wrong_side(problem);
    case ProblemCode::step_mismatch:
      return in_quotes(problem.given) + " is between the steps of the scale. Enter a multiple of " +
             (problem.other.empty() ? "its step" : problem.other) + with_range(problem, ", ", "") + ".";
    case ProblemCode::too_long:
      return "The text is too long. Shorten it to at most " + printed_size(problem.high) + ".";
    case ProblemCode::not_text: return not_storable(problem);
    case ProblemCode::suspicious_text:
      return in_quotes(problem.given) +
             " has characters that cannot be seen or that turn the writing direction. Remove them, or confirm.";
    case ProblemCode::already_used: return used_by(problem);
    case ProblemCode::likely_duplicate: return much_like(problem);
    case ProblemCode::order_mismatch: return contradiction(problem, catalogue);
    case ProblemCode::more_than_prescribed: return too_large(problem, "was prescribed");
    case ProblemCode::unit_required: return missing_unit(problem);
    case ProblemCode::exceeds_total: return too_large(problem, "the total");
    case ProblemCode::missing_prerequisite: return missing_before(problem);
    case ProblemCode::unknown_reference: return leads_nowhere(problem);
    case ProblemCode::not_a_time:
      return in_quotes(problem.given) + " is no time of day. Write hours and minutes, such as 14:30.";
    case ProblemCode::before_treatment: return before_its_treatment(problem);
    case ProblemCode::contradiction: return rule_broken(problem);
    case ProblemCode::outside_period: return outside_period(problem);
    case ProblemCode::different_value: return differs(problem);
  }
  return "This cannot be accepted.";
}

}  // namespace

std::string sentence(const Problem& problem, const Catalogue& catalogue) {
  const std::string name = field_name(problem.field, catalogue);
  return name.empty() ? said(problem, catalogue) : name + ": " + said(problem, catalogue);
}

}  // namespace psoas::wording
