#pragma once

// Indicators of a pain service in the manner of ePPOC: whether one measure improved by enough, and, for some, left its
// severity band. Data: docs/methods.md, section 7.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/finding_definition.h"

namespace psoas {

struct OutcomeIndicator {
  std::string code;  // permanent: "interference"
  std::string label;
  std::string measure;  // code of an instrument, or "mme_day"
  Direction direction = Direction::lower_is_better;
  double points = 0;                // least improvement; 0 not asked for
  double percent = 0;               // likewise, of the baseline
  std::vector<double> band_starts;  // where the bands after the first begin; empty: the band does not count
  std::string source;
};

inline constexpr std::size_t indicator_count = 6;

// Average pain, interference, self-efficacy (ten and two items), catastrophising, opioid dose.
const std::array<OutcomeIndicator, indicator_count>& standard_indicators();

// Nothing when it asks for a percentage and there is none.
std::optional<bool> indicator_met(const OutcomeIndicator& indicator, double baseline, double follow);

// Severity of average pain: 0 to 4 mild, 5 and 6 moderate, 7 and more severe.
enum class PainSeverity { mild, moderate, severe };
std::string_view code_of(PainSeverity severity);
PainSeverity pain_severity(double nrs);

}  // namespace psoas
