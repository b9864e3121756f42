#pragma once

// Who is behind a figure of an analysis: the courses a count was counted from, those of a numerator apart from the rest
// of its denominator.

#include <cstddef>
#include <string_view>
#include <vector>

#include "domain/outcome/outcome_result.h"

namespace psoas {

enum class OutcomeFigure {
  indexed,
  with_baseline,
  closed,
  observed,
  retreated,
  missed,
  withdrawn,
  died,
  open,
  responders_of_all,       // non-responder imputation
  moderate_of_all,         // the same by the moderate threshold
  responders_of_observed,  // complete case
  treatment_policy,
  change,       // mean change of the observed
  relief_lost,  // of the initial responders, those who lost relief
};

// The code of its section in the methods text.
std::string_view code_of(OutcomeFigure figure);

// Places in OutcomeResult::cases, in their order.
struct FigureMembers {
  std::vector<std::size_t> part;  // of a count or a mean: everyone
  std::vector<std::size_t> rest;  // of the denominator

  std::size_t whole() const { return part.size() + rest.size(); }
};

// Responders are those of the substantial threshold unless the figure says otherwise. The rest of `observed` are those
// whose window closed without. `group` and `window` are places in the result; the window is ignored
// for relief_lost.
FigureMembers members_of(const OutcomeResult& result, std::size_t group, std::size_t window, OutcomeFigure figure);

}  // namespace psoas
