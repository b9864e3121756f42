#pragma once

// Scoring of instruments: from item answers to a total and to sub-scores, by each instrument's own missing-item rule,
// and from a score to the band it lies in.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/instrument_definition.h"

namespace psoas {

// The answers of a form, in the order of its items; shorter means the rest was not answered.
using ItemAnswers = std::vector<std::optional<double>>;

// The total, or nothing when too few items are answered. PEG: the mean of all three items (Krebs 2009); ODI:
// 100·sum/(5·answered) (Fairbank 2000).
std::optional<double> score_total(const InstrumentDefinition& definition, const ItemAnswers& items);

int answered(const ItemAnswers& items);

// The score of a sub-scale by the instrument's rule over its items; nothing unless all of them are answered.
std::optional<double> subscale_total(const InstrumentDefinition& definition, const SubscaleDefinition& subscale,
                                     const ItemAnswers& items);

// What the score is called; "" below the first band or without bands.
std::string_view band_of(const std::vector<ScoreBand>& bands, double total);

// What an answer is called; "" when it has no words.
std::string_view label_of_answer(const InstrumentDefinition& definition, double answer);

// Full health less the loss of each level; nothing for an incomplete profile or a level the set does not know.
std::optional<double> index_of(const ValueSet& set, const ItemAnswers& levels);

// The levels read one after the other: "21232"; "" when one is missing (EQ-5D).
std::string profile_of(const ItemAnswers& levels);

}  // namespace psoas
