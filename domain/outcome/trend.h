#pragma once

// The course of one measure in one patient: baseline, slope after treatment, relief and its loss. Pure functions
// over dated values: docs/methods.md, sections 1, 4 and 5.

#include <optional>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/finding_definition.h"
#include "domain/visit/visit.h"

namespace psoas {

// One stored number of a measure. `entered_at` orders values of the same day.
struct DatedValue {
  Date date{};
  double value = 0;
  ScorePhase phase = ScorePhase::routine;
  Moment entered_at{};
  VisitId visit;
};

inline constexpr int baseline_days_before = 30;

// The latest value in [day −30, day 0] that is not post-procedure; on day 0 itself only if pre-procedure; ties go
// to the later entry. Nothing: "no baseline".
std::optional<DatedValue> baseline(const std::vector<DatedValue>& values, Date index_day,
                                   int days_before = baseline_days_before);

struct SlopePoint {
  double day = 0;
  double value = 0;
};

struct TheilSen {
  double per_day = 0;
  double intercept = 0;    // median of y − slope·x
  double low_per_day = 0;  // 95 % limits after Sen 1968 with Kendall's variance, ranks limited to the pairs there are
  double high_per_day = 0;
};

struct LeastSquares {
  double per_day = 0;
  double intercept = 0;
  std::optional<double> standard_error;  // nothing for fewer than 3 points
};

// Median of all pairwise slopes (Sen 1968). Nothing when fewer than two different days.
std::optional<TheilSen> theil_sen(const std::vector<SlopePoint>& points);

// b = Σ(x−mx)(y−my)/Σ(x−mx)²; SE = √(RSS/(n−2)/Sxx). Nothing when fewer than two different days.
std::optional<LeastSquares> least_squares(const std::vector<SlopePoint>& points);

// Trapezoid area of the points over their span. Nothing for a span of 0 days. Points in order of day.
std::optional<double> time_weighted_mean(const std::vector<SlopePoint>& points);

// Days, interpolated between the points, at or below `threshold` (at or above, when higher is better).
double days_within(const std::vector<SlopePoint>& points, double threshold, Direction direction);

// What the panel beside a trend says of one index treatment.
struct CourseSummary {
  Date index_day{};
  std::optional<DatedValue> baseline;
  std::vector<SlopePoint> after;  // values after day 0, by day
  std::optional<double> latest;   // last value after day 0
  std::optional<double> best;     // best value after day 0 and its day (the first of equals)
  std::optional<int> best_day;
  std::optional<TheilSen> slope;       // only with ≥ 3 values spanning ≥ 28 days
  std::optional<LeastSquares> line;    // likewise
  std::optional<double> mean;          // time-weighted
  std::optional<double> relief_days;   // at ≥ 50 % better than baseline
  std::optional<int> span_days;        // first to last value after day 0
  std::optional<int> relief_lost_day;  // first value < 50 % better after one that was ≥ 50 % better by day 121
};

// Values in any order; those of one day count in the order given. Without a baseline nothing is said of relief.
CourseSummary summarise_course(const std::vector<DatedValue>& values, Date index_day, Direction direction);

}  // namespace psoas
