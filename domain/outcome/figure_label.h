#pragma once

// What a figure's key says in words: "Radiofrequency ablation, 6 months: at least 50 % better, of closed".

#include <string>
#include <string_view>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_settings.h"

namespace psoas {

// A key it does not know stands for itself.
std::string figure_label(std::string_view key, const OutcomeSettings& rules, const Catalogue& catalogue);

}  // namespace psoas
