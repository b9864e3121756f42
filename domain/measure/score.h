#pragma once

// Scoring of instruments: from item answers to a total, by each instrument's own missing-item rule.

#include <optional>
#include <vector>

#include "domain/catalogue/instrument_definition.h"

namespace psoas {

// The total, or nothing when too few items are answered. `items` are in the definition's order; shorter means the
// rest was not answered. PEG: the mean of all three items (Krebs 2009); ODI: 100·sum/(5·answered) (Fairbank 2000).
std::optional<double> score_total(const InstrumentDefinition& definition,
                                  const std::vector<std::optional<double>>& items);

}  // namespace psoas
