#pragma once

// Names for people who do not exist, from many languages, accents and all. Any likeness is chance.

#include <string>

#include "domain/demo/random.h"
#include "domain/patient/patient.h"

namespace psoas {

std::string invented_given_name(Sex sex, int birth_year, Random& random);
std::string invented_family_name(Random& random);
std::string invented_town(Random& random);

}  // namespace psoas
