#include "domain/outcome/indicator.h"

#include <algorithm>

#include "domain/outcome/change.h"

namespace psoas {

namespace {

auto band_of(const std::vector<double>& starts, double value) {
  return std::upper_bound(starts.begin(), starts.end(), value) - starts.begin();
}

bool left_its_band_for_a_better_one(const OutcomeIndicator& indicator, double baseline, double follow) {
  const auto moved = band_of(indicator.band_starts, follow) - band_of(indicator.band_starts, baseline);
  return indicator.direction == Direction::higher_is_better ? moved > 0 : moved < 0;
}

}  // namespace

const std::array<OutcomeIndicator, indicator_count>& standard_indicators() {
  constexpr Direction lower = Direction::lower_is_better;
  constexpr Direction higher = Direction::higher_is_better;
  static const std::array<OutcomeIndicator, indicator_count> indicators{{
      {"average_pain", "average pain, 30 % better", "nrs_avg7", lower, 0, 30, {}, "ePPOC"},
      {"interference", "interference, 1 point better", "bpi_int", lower, 1, 0, {}, "ePPOC"},
      {"self_efficacy", "self-efficacy, 7 points and a band better", "pseq10", higher, 7, 0, {20, 31, 41}, "ePPOC"},
      {"self_efficacy2", "self-efficacy of two items, 1.5 points better", "pseq2", higher, 1.5, 0, {}, "about 1.5"},
      {"catastrophising", "catastrophizing, 6 points and a band better", "pcs", lower, 6, 0, {20, 31}, "ePPOC"},
      {"opioid_dose", "opioid dose halved", "mme_day", lower, 0, 50, {}, "ePPOC"},
  }};
  return indicators;
}

std::optional<bool> indicator_met(const OutcomeIndicator& indicator, double baseline, double follow) {
  if (indicator.percent > 0) {
    if (!improvement_percent(baseline, follow, indicator.direction)) return std::nullopt;
    if (!improved_by(baseline, follow, indicator.percent, indicator.direction)) return false;
  }
  if (indicator.points > 0 && !improved_by_points(baseline, follow, indicator.points, indicator.direction))
    return false;
  return indicator.band_starts.empty() || left_its_band_for_a_better_one(indicator, baseline, follow);
}

std::string_view code_of(PainSeverity severity) {
  switch (severity) {
    case PainSeverity::moderate: return "moderate";
    case PainSeverity::severe: return "severe";
    case PainSeverity::mild: break;
  }
  return "mild";
}

PainSeverity pain_severity(double nrs) {
  if (nrs >= 7) return PainSeverity::severe;
  return nrs >= 5 ? PainSeverity::moderate : PainSeverity::mild;
}

}  // namespace psoas
