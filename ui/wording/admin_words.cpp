#include "ui/wording/admin_words.h"

#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording::admin {

std::string under_field(const Problem& problem) {
  const bool code = problem.field == "code";
  switch (problem.code) {
    case ProblemCode::not_text:
      if (code) return "x_, then only a–z, 0–9 and _";
      break;
    case ProblemCode::already_used:
      return code ? "this code is taken: choose another" : in_quotes(problem.other) + " stands there twice";
    case ProblemCode::order_mismatch:
      return problem.field.starts_with("soft") ? "must lie within the possible range" : "must lie above the lower end";
    case ProblemCode::out_of_range:
      if (problem.field == "step") return "above 0, and no wider than the range";
      if (problem.field == "important_change") return "0 or more points";
      break;
    case ProblemCode::side_not_allowed: return "a side is never part of a name: say it under Sides";
    case ProblemCode::unknown_code:
      if (problem.field == "time_zone") return "no such time zone: write it as Europe/Berlin";
      break;
    case ProblemCode::required:
      if (problem.field == "choices") return "at least one choice";
      if (problem.field == "findings") return "at least one finding";
      break;
    default: break;
  }
  return wording::under_field(problem);
}

}  // namespace psoas::wording::admin
