#pragma once

// What an invented patient answers when asked about pain: correlated, rounded, sometimes missing or declined.

#include "domain/demo/random.h"
#include "domain/demo/scribe.h"
#include "domain/visit/visit.h"

namespace psoas {

enum class Questions {
  all,               // four pain scores and PEG
  some,              // the average, often PEG, the others now and then
  average,           // the average alone
  now,               // pain at this moment alone
  before_procedure,  // the average, a baseline for what is done today
};

void ask(Visit& visit, Questions questions, double pain, const Scribe& scribe, Random& random);

// The questionnaires an invented patient fills in at the first visit and at some of the later ones: disability (ODI)
// and, once there is something to compare with, the global impression of change. `pain_before` is the pain untreated.
void hand_out_forms(Visit& visit, Questions questions, double pain, double pain_before, const Scribe& scribe,
                    Random& random);

}  // namespace psoas
