#pragma once

// The earlier treatments one can rest on, and the rules for resting on them. Pure.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/store/series.h"
#include "domain/visit/visit.h"

namespace psoas {

// The patient's treatments that can be linked in this role, latest first: done diagnostic blocks, trials of
// stimulation, or consultations, which are referrals and what was planned. Only those on or before `on`.
std::vector<const TreatmentRecord*> linkable(const std::vector<TreatmentRecord>& records, const Catalogue& catalogue,
                                             LinkRole role, Date on);

// "2025-01-13 Block L3–L5 R · 57 %": day, what, and the relief of a block or trial.
std::string link_line(const Treatment& treatment, const Catalogue& catalogue);

// What is wrong with the links of a visit, `records` being the patient's treatments on other visits: a link to what is
// not there (unknown_reference), or to what came later (before_treatment). Problems lie under
// treatment/N/link/ROLE, N being `numbers[i]` for the visit's i-th treatment.
Problems check_links(const Visit& visit, const std::vector<int>& numbers, const std::vector<TreatmentRecord>& records,
                     const Catalogue& catalogue);

}  // namespace psoas
