#include "domain/outcome/figure_members.h"

#include <optional>

namespace psoas {

namespace {

// Whether a course counts for a figure, and when it does, whether to its numerator.
using Counted = std::optional<bool>;

Counted among(bool whole, bool part) { return whole ? Counted(part) : std::nullopt; }

// As group_summary counts: a closed window without a value whose status is none of the others is missed.
bool is_missed(const CaseWindow& window) {
  return window.status == CaseStatus::missed || window.status == CaseStatus::open;
}

// Of a course with baseline.
Counted counted_in_window(const CaseWindow& window, OutcomeFigure figure) {
  if (figure == OutcomeFigure::open) return among(!window.closed, true);
  if (!window.closed) return std::nullopt;
  const bool observed = window.status == CaseStatus::observed && window.day;
  switch (figure) {
    case OutcomeFigure::closed: return true;
    case OutcomeFigure::observed: return window.status == CaseStatus::observed;
    case OutcomeFigure::change: return among(window.status == CaseStatus::observed, true);
    case OutcomeFigure::retreated: return among(window.status == CaseStatus::retreated, true);
    case OutcomeFigure::missed: return among(is_missed(window), true);
    case OutcomeFigure::withdrawn: return among(window.status == CaseStatus::withdrawn, true);
    case OutcomeFigure::died: return among(window.status == CaseStatus::died, true);
    case OutcomeFigure::responders_of_all: return observed && window.response.substantial;
    case OutcomeFigure::moderate_of_all: return observed && window.response.moderate;
    case OutcomeFigure::responders_of_observed: return among(observed, window.response.substantial);
    case OutcomeFigure::treatment_policy: return among(window.day.has_value(), window.response.substantial);
    default: return std::nullopt;
  }
}

Counted counted(const OutcomeResult& result, std::size_t place, std::size_t window, OutcomeFigure figure) {
  const OutcomeCase& one = result.cases[place];
  if (figure == OutcomeFigure::indexed) return true;
  if (!one.base_day) return std::nullopt;
  if (figure == OutcomeFigure::with_baseline) return true;
  if (figure == OutcomeFigure::relief_lost) {
    const std::optional<Relapse>& relapse = one.relapses[0];
    return among(relapse.has_value(), relapse && relapse->event);
  }
  return counted_in_window(result.window(place, window), figure);
}

}  // namespace

std::string_view code_of(OutcomeFigure figure) {
  switch (figure) {
    case OutcomeFigure::indexed: return "indexed";
    case OutcomeFigure::with_baseline: return "with_baseline";
    case OutcomeFigure::closed: return "closed";
    case OutcomeFigure::observed: return "observed";
    case OutcomeFigure::retreated: return "retreated";
    case OutcomeFigure::missed: return "missed";
    case OutcomeFigure::withdrawn: return "withdrawn";
    case OutcomeFigure::died: return "died";
    case OutcomeFigure::open: return "open";
    case OutcomeFigure::responders_of_all: return "nri";
    case OutcomeFigure::moderate_of_all: return "resp30";
    case OutcomeFigure::responders_of_observed: return "complete_case";
    case OutcomeFigure::treatment_policy: return "treatment_policy";
    case OutcomeFigure::change: return "mean_change";
    case OutcomeFigure::relief_lost: break;
  }
  return "median_relief";
}

FigureMembers members_of(const OutcomeResult& result, std::size_t group, std::size_t window, OutcomeFigure figure) {
  FigureMembers members;
  for (std::size_t place = 0; place < result.cases.size(); ++place) {
    if (group != 0 && result.cases[place].group != static_cast<std::int32_t>(group)) continue;
    const Counted found = counted(result, place, window, figure);
    if (found) (*found ? members.part : members.rest).push_back(place);
  }
  return members;
}

}  // namespace psoas
