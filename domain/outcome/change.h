#pragma once

// Change from baseline and its class. Formulae: docs/methods.md, section 2 (Dworkin 2008, J Pain 9:105).

#include <optional>
#include <string_view>

#include "domain/catalogue/finding_definition.h"

namespace psoas {

// follow − baseline.
double change(double baseline, double follow);

// The change in points, positive when better; nothing when the direction is neither.
std::optional<double> improvement(double baseline, double follow, Direction direction);

// True when the improvement is at least `points`, decided without rounding.
bool improved_by_points(double baseline, double follow, double points, Direction direction);

// Percent improvement, positive when better; nothing when the baseline is 0 (never "0 %") or negative, or the direction
// is neither.
std::optional<double> improvement_percent(double baseline, double follow, Direction direction);

// True when the improvement is at least `percent` of the baseline, decided without rounding: 6→3 is 50 %,
// 48/7→24/7 is 50 %. False when there is no percentage.
bool improved_by(double baseline, double follow, double percent, Direction direction);

enum class ResponderClass { substantial, moderate, minimal, none, worse, much_worse };
std::string_view code_of(ResponderClass responder_class);

// Improvements, in percent of the baseline, at which the classes begin. 0 < minimal < moderate < substantial ≤ 100.
struct ResponderThresholds {
  double substantial = 50;
  double moderate = 30;
  double minimal = 10;

  bool operator==(const ResponderThresholds&) const = default;
};

// Worse is a loss of at least the minimal percentage, much worse of the moderate. Nothing when there is no percentage.
std::optional<ResponderClass> responder_class(double baseline, double follow, Direction direction,
                                              const ResponderThresholds& thresholds = {});

}  // namespace psoas
