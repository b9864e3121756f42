#pragma once

// Change from baseline and its class. Formulae: domain reference sections 5 and 5.2 (Dworkin 2008, J Pain 9:105).

#include <optional>
#include <string_view>

#include "domain/catalogue/finding_definition.h"

namespace psoas {

// follow − baseline.
double change(double baseline, double follow);

// Percent improvement, positive when better; nothing when the baseline is 0 (never "0 %") or the direction is
// neither.
std::optional<double> improvement_percent(double baseline, double follow, Direction direction);

// True when the improvement is at least `percent` of the baseline, decided without rounding: 6→3 is 50 %,
// 48/7→24/7 is 50 %. False when the baseline is 0.
bool improved_by(double baseline, double follow, double percent, Direction direction);

enum class ResponderClass { substantial, moderate, minimal, none, worse, much_worse };
std::string_view code_of(ResponderClass responder_class);

// Substantial ≥ 50 %, moderate ≥ 30 %, minimal ≥ 10 %, none, worse ≤ −10 %, much worse ≤ −30 %. Nothing when the
// baseline is 0.
std::optional<ResponderClass> responder_class(double baseline, double follow, Direction direction);

}  // namespace psoas
