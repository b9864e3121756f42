#pragma once

// What an examination of an invented patient finds: worse on the painful side and with more pain, better as the
// pain goes.

#include "domain/base/side.h"
#include "domain/demo/random.h"
#include "domain/demo/scribe.h"
#include "domain/visit/visit.h"

namespace psoas {

struct PainToday {
  Side side = Side::right;  // of the complaint: left, right or bilateral
  bool facet = false;       // pain from the facet joints as well
  double pain = 0;          // 0..10, as it is today
  int age = 50;
};

void examine_in_full(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random);
void examine_again(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random);
void examine_at_therapy(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random);

}  // namespace psoas
