#include "domain/outcome/survival.h"

#include <algorithm>
#include <cmath>

#include "domain/outcome/normal.h"

namespace psoas {

namespace {

// Room for the last bits of products of fractions: 0.8 × 0.625 is exactly one half.
constexpr double tolerance = 1e-9;

std::optional<Interval> log_log_limits(double survival, double standard_error) {
  if (survival <= 0 || survival >= 1) return std::nullopt;
  const double place = std::log(-std::log(survival));
  const double half = normal_quantile_975 * standard_error / (survival * -std::log(survival));
  return Interval{std::exp(-std::exp(place + half)), std::exp(-std::exp(place - half))};
}

void keep_first(std::optional<double>& day, const SurvivalStep& step, double survival) {
  if (!day && survival <= 0.5 + tolerance) day = step.day;
}

void find_median(SurvivalCurve& curve) {
  for (const SurvivalStep& step : curve.steps) {
    keep_first(curve.median, step, step.survival);
    if (!step.limits) continue;
    keep_first(curve.median_low, step, step.limits->low);
    keep_first(curve.median_high, step, step.limits->high);
  }
}

}  // namespace

std::int64_t SurvivalCurve::at_risk(double day) const {
  return last_days.end() - std::lower_bound(last_days.begin(), last_days.end(), day);
}

double SurvivalCurve::survival_at(double day) const {
  double survival = 1;
  for (const SurvivalStep& step : steps)
    if (step.day <= day) survival = step.survival;
  return survival;
}

double SurvivalCurve::drawn_until(std::int64_t least) const {
  const std::int64_t count = static_cast<std::int64_t>(last_days.size());
  if (least < 1 || count < least) return 0;
  return last_days[static_cast<std::size_t>(count - least)];
}

SurvivalCurve kaplan_meier(std::vector<SurvivalTime> times) {
  std::sort(times.begin(), times.end(), [](const SurvivalTime& a, const SurvivalTime& b) {
    return a.day < b.day || (a.day == b.day && a.event && !b.event);
  });
  SurvivalCurve curve;
  curve.subjects = static_cast<std::int64_t>(times.size());
  curve.last_days.reserve(times.size());
  for (const SurvivalTime& time : times) {
    curve.last_days.push_back(time.day);
    if (!time.event) curve.censored.push_back(time.day);
  }
  double survival = 1;
  double hazard_variance = 0;  // Greenwood's sum
  for (std::size_t i = 0; i < times.size();) {
    if (!times[i].event) {
      ++i;
      continue;
    }
    SurvivalStep step;
    step.day = times[i].day;
    step.at_risk = curve.subjects - static_cast<std::int64_t>(i);
    for (; i < times.size() && times[i].day == step.day && times[i].event; ++i) ++step.events;
    const double r = static_cast<double>(step.at_risk);
    const double d = static_cast<double>(step.events);
    survival *= 1 - d / r;
    step.survival = step.at_risk == step.events ? 0 : survival;
    if (step.survival > 0) {
      hazard_variance += d / (r * (r - d));
      step.standard_error = step.survival * std::sqrt(hazard_variance);
    }
    step.limits = log_log_limits(step.survival, step.standard_error);
    curve.events += step.events;
    curve.steps.push_back(step);
  }
  find_median(curve);
  return curve;
}

}  // namespace psoas
