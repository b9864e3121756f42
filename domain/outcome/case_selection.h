#pragma once

// Which index treatments an analysis is about, and what groups they belong to as far as this is known before they are
// judged.

#include <string>
#include <string_view>
#include <vector>

#include "domain/outcome/outcome_result.h"
#include "domain/outcome/record_index.h"

namespace psoas {

// The index treatments that pass every filter but that of the baseline, in order of day, with what ended the watch over
// each. Nothing of a later day than `as_of` is seen.
std::vector<OutcomeCase> select_cases(const Analysis& analysis, const RecordIndex& index);

// The finding as it last stood on the index day, not older than `days_before`; nullptr when there is none.
const RecordedFinding* finding_on(const RecordIndex& index, std::int32_t patient, std::int32_t code,
                                  std::optional<Side> side, DayNumber day, int days_before);

// "L4" in "tx_rfa/medial_branch/L3-L5/R": a level by itself, in a range or in a list.
bool key_has_level(std::string_view same_target_key, std::string_view level);

// A whole part of the key.
bool key_has_part(std::string_view same_target_key, std::string_view part);

}  // namespace psoas
