#pragma once

// What a target's key says, in words.

#include <string>
#include <string_view>

#include "domain/catalogue/catalogue.h"

namespace psoas {

// "RFA, medial branch, L3-L5, right" of "tx_rfa/medial_branch/L3-L5/R" (same_target_key): names of the catalogue where
// it knows them, else the codes with blanks.
std::string target_words(std::string_view same_target_key, const Catalogue& catalogue);

}  // namespace psoas
