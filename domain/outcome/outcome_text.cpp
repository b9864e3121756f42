#include "domain/outcome/outcome_text.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"

namespace psoas {

namespace {

const std::string none = "–";

std::string with_true_minus(std::string text) {
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

std::string number_text(double number, int decimals) { return with_true_minus(to_text(number, decimals)); }

std::string signed_text(double number, int decimals) {
  const std::string text = number_text(number, decimals);
  return number > 0 && to_text(number, decimals) != to_text(0, decimals) ? "+" + text : text;
}

// Two limits; a dash between them would hide a minus.
std::string limits_text(const Interval& limits, int decimals) {
  return number_text(limits.low, decimals) + " to " + number_text(limits.high, decimals);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string courses(std::int64_t count) { return counted(count, "course", "courses"); }

std::string day_text(const std::optional<double>& day) { return day ? to_text(*day) : "not reached"; }

const OutcomeGroup& everyone(const OutcomeResult& result) { return result.groups.front(); }

std::int64_t sum(const OutcomeGroup& group, std::int64_t WindowResult::*which) {
  std::int64_t total = 0;
  for (const WindowResult& window : group.windows) total += window.*which;
  return total;
}

std::string nobody_text(const OutcomeResult& result) {
  const std::int64_t outside = everyone(result).outside_baseline;
  if (outside > 0)
    return "The baseline of each of the " + courses(outside) +
           " that fit lies outside what was asked for, or there is none. Widen the baseline.";
  return "No index treatment fits the question. Take away a filter, widen the dates, look later than " +
         to_string(result.analysis.as_of) + ", or ask for every treatment instead of those marked as index.";
}

std::string no_window_text(const OutcomeResult& result) {
  return "No follow-up window had passed on " + to_string(result.analysis.as_of) +
         ": only windows that have passed are judged. Widen the dates of treatment, or look again later.";
}

}  // namespace

std::string percent_text(double fraction) { return to_text(100 * fraction, 1) + " %"; }

std::string part_text(const Proportion& proportion) {
  std::string text = std::to_string(proportion.part) + "/" + std::to_string(proportion.whole);
  if (const std::optional<double> fraction = proportion.fraction()) text += " · " + percent_text(*fraction);
  return text;
}

std::string interval_text(const std::optional<Interval>& fractions) {
  if (!fractions) return none;
  return to_text(100 * fractions->low, 1) + "–" + percent_text(fractions->high);
}

int mean_decimals(const AnalysedMeasure& measure) { return std::clamp(measure.decimals, 0, 1) + 1; }

std::string mean_text(const MeanOf& mean, int decimals) { return mean.mean ? number_text(*mean.mean, decimals) : none; }

std::string mean_interval_text(const MeanOf& mean, int decimals) {
  return mean.interval ? limits_text(*mean.interval, decimals) : none;
}

std::string change_text(const MeanOf& change, int decimals) {
  if (!change.mean) return none;
  std::string text = signed_text(*change.mean, decimals);
  if (change.interval) text += " (" + limits_text(*change.interval, decimals) + ")";
  return text;
}

std::string median_text(const SurvivalCurve& curve) {
  if (curve.subjects == 0) return none;
  return curve.median ? to_text(*curve.median) + " d" : "not reached";
}

std::string median_limits(const SurvivalCurve& curve) {
  if (!curve.median_low && !curve.median_high) return {};
  if (curve.median_low && curve.median_high) return to_text(*curve.median_low) + "–" + to_text(*curve.median_high);
  return day_text(curve.median_low) + " to " + day_text(curve.median_high);
}

std::string p_text(double p) { return p < 0.001 ? "< 0.001" : to_text(p, 3); }

std::string band_text(const Estimands& estimands) {
  const std::optional<double> worst = estimands.worst_case.fraction();
  const std::optional<double> best = estimands.best_case.fraction();
  if (!worst || !best) return none;
  return interval_text(Interval{*worst, *best});
}

std::string group_label(const OutcomeGroup& group) { return group.label.empty() ? "all" : group.label; }

std::string short_window_label(const FollowUpWindow& window) {
  for (const std::string_view ending : {" months", " month"})
    if (window.label.ends_with(ending)) return window.label.substr(0, window.label.size() - ending.size()) + " mo";
  return window.label.empty() ? window.code : window.label;
}

std::string substantial_text(const OutcomeSettings& settings) {
  return "≥ " + to_text(settings.responder.substantial) + " % better";
}

std::vector<std::size_t> compared_groups(const OutcomeResult& result) {
  if (result.groups.size() == 1) return {0};
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i < result.groups.size(); ++i) places.push_back(i);
  return places;
}

std::string log_rank_text(const OutcomeResult& result) {
  if (result.analysis.group_by == GroupBy::none) return {};
  if (!result.log_rank) return "Loss of relief: no log-rank test, for no loss tells two groups apart";
  const LogRank& test = *result.log_rank;
  return "Loss of relief: log-rank χ² " + to_text(test.chi_square, 2) + ", " +
         counted(test.degrees, "degree", "degrees") + " of freedom, p " + p_text(test.p);
}

std::string nothing_text(const OutcomeResult& result) {
  const OutcomeGroup& all = everyone(result);
  if (all.indexed == 0) return nobody_text(result);
  if (all.with_baseline > 0) return {};
  return "None of the " + courses(all.indexed) + " has a baseline: no value of “" + result.measure.label + "” in the " +
         std::to_string(result.analysis.settings.baseline_days_before) +
         " days before treatment. Choose another measure, or allow more days in the rules.";
}

std::string no_course_text(const OutcomeResult& result) {
  if (std::string text = nothing_text(result); !text.empty()) return text;
  const OutcomeGroup& all = everyone(result);
  if (sum(all, &WindowResult::closed) == 0) return no_window_text(result);
  if (sum(all, &WindowResult::observed) > 0) return {};
  return "No follow-up value to show: in the windows that have passed, every course was missed, treated again, "
         "withdrawn or ended by death.";
}

std::string no_responders_text(const OutcomeResult& result) {
  if (std::string text = nothing_text(result); !text.empty()) return text;
  if (result.measure.direction == Direction::neither)
    return "“" + result.measure.label +
           "” is better neither when lower nor when higher: nobody can respond by it. "
           "Choose another measure.";
  const OutcomeGroup& all = everyone(result);
  return sum(all, &WindowResult::closed) == 0 ? no_window_text(result) : std::string();
}

std::string no_relief_text(const OutcomeResult& result) {
  if (std::string text = nothing_text(result); !text.empty()) return text;
  const OutcomeGroup& all = everyone(result);
  const OutcomeSettings& settings = result.analysis.settings;
  const std::string day = std::to_string(settings.initial_response_by_day);
  if (all.initial_responders == 0)
    return "None of the " + courses(all.with_baseline) + " with baseline was " + substantial_text(settings) +
           " by day " + day + ": there is no relief whose end could be awaited.";
  const auto drawn = [&](std::size_t place) {
    const SurvivalCurve& curve = result.groups[place].losses.front().curve;
    return curve.drawn_until(settings.least_at_risk_drawn) > 0;
  };
  const std::vector<std::size_t> groups = compared_groups(result);
  if (std::any_of(groups.begin(), groups.end(), drawn)) return {};
  return "Only " + courses(all.initial_responders) + " had relief by day " + day +
         (groups.size() > 1 ? ", spread over the groups" : "") + ": a curve is drawn from " +
         std::to_string(settings.least_at_risk_drawn) + " at risk in a group. The table tells them.";
}

}  // namespace psoas
