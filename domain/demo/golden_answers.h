#pragma once

// The questionnaires of the worked example's patient: sums as its table gives them, laid out over the items.

#include <cstddef>

#include "domain/demo/scribe.h"

namespace psoas {

// Appends to her scored visit `number`, counted from 0, what she answered besides pain and PEG.
void answer_questionnaires(Visit& visit, std::size_t number, const Scribe& scribe);

}  // namespace psoas
