#pragma once

// Overridden warnings in a draft: the reason as typed, and beside it the facts it was given for, so that a crash loses
// neither and changed facts are noticed.
//   treatment/N/warning/RULE   the reason
//   treatment/N/warned/RULE    the facts, a line for each

#include <string>
#include <string_view>
#include <vector>

#include "domain/safety/safety_fact.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

std::string override_path(int treatment, std::string_view rule);
std::string overridden_facts_path(int treatment, std::string_view rule);

std::string draft_text(const SafetyFacts& facts);
SafetyFacts facts_of(std::string_view draft_text);  // lines that cannot be read are left out

// The overrides typed for a treatment. A reason that may not be stored is a problem; an empty one is none.
std::vector<WarningOverride> typed_overrides(const VisitDraft& draft, int treatment, const Catalogue& catalogue,
                                             Problems& problems);

// The draft of what is stored.
void put_overrides(VisitDraft& draft, const Treatment& stored, int treatment);

}  // namespace psoas
