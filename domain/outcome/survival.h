#pragma once

// Kaplan and Meier's product-limit estimate of how long something lasts, with Greenwood's standard error and
// log-log limits, and the log-rank test between groups. Agrees with R's package survival (survfit with
// conf.type "log-log", survdiff).

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/outcome/interval.h"

namespace psoas {

// One subject: the day of the event, or the last day on which it was known not to have come (censored).
struct SurvivalTime {
  double day = 0;
  bool event = false;
};

// The state just after the events of one day.
struct SurvivalStep {
  double day = 0;
  std::int64_t at_risk = 0;  // just before; who is censored on the same day is still in it
  std::int64_t events = 0;
  double survival = 1;
  double standard_error = 0;       // Greenwood
  std::optional<Interval> limits;  // 95 %, log-log; nothing where survival is 0
};

struct SurvivalCurve {
  std::int64_t subjects = 0;
  std::int64_t events = 0;
  std::vector<SurvivalStep> steps;   // days with events, in order
  std::vector<double> last_days;     // of every subject, event or not, in order
  std::vector<double> censored;      // days of the censored, in order
  std::optional<double> median;      // the first day with survival ≤ 0.5; nothing: not reached
  std::optional<double> median_low;  // 95 % limits of the median: the first days on which those of the curve are
  std::optional<double> median_high;

  // Subjects whose event or censoring lies on `day` or later.
  std::int64_t at_risk(double day) const;

  // 1 before the first event.
  double survival_at(double day) const;

  // The last day at which at least `least` subjects are at risk: a drawn curve ends there, the table does not. 0
  // when there are never as many.
  double drawn_until(std::int64_t least) const;
};

SurvivalCurve kaplan_meier(std::vector<SurvivalTime> times);  // in any order; of none a curve without steps

// Whether groups differ in how long something lasts.
struct LogRank {
  std::vector<double> observed;  // events, by group
  std::vector<double> expected;  // if all groups were alike
  double chi_square = 0;
  int degrees = 0;
  double p = 1;
};

// Nothing when fewer than two groups have anybody, or no event can tell them apart.
std::optional<LogRank> log_rank(const std::vector<std::vector<SurvivalTime>>& groups);

}  // namespace psoas
