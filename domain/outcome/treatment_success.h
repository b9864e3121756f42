#pragma once

// What success means for particular treatments: docs/methods.md, section 6; strictly, MacVicar 2013 (Pain Med 14:639).

#include <optional>
#include <string_view>

#include "domain/outcome/course.h"
#include "domain/outcome/relapse.h"

namespace psoas {

// What a strict judgement asks besides the scores; nothing where it is not known.
struct StrictEvidence {
  std::optional<bool> full_function;
  std::optional<bool> no_further_care;
  std::optional<bool> back_at_work;
};

// No pain at every follow-up over at least `least_days` (182) before any re-treatment, full function, no further care,
// back at work. False as soon as one is known to fail; nothing when one is not known.
std::optional<bool> ablation_succeeded_strictly(Course course, const CaseEnds& ends, const StrictEvidence& evidence,
                                                int least_days = 182);

// How much of a programme was done, by the share of sessions attended or of home exercise.
enum class Adherence { below_quarter, from_quarter, from_half, from_three_quarters };
std::string_view code_of(Adherence adherence);  // "below_25", "from_25", "from_50", "from_75"

Adherence adherence_of(double percent);

}  // namespace psoas
