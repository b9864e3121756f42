#include "domain/outcome/trend.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "domain/outcome/change.h"
#include "domain/outcome/dated_course.h"
#include "domain/outcome/normal.h"
#include "domain/outcome/slope.h"

namespace psoas {

namespace {

constexpr double relief_percent = 50;
constexpr int initial_response_by_day = 121;
constexpr std::size_t least_points_of_a_slope = 3;
constexpr int least_days_of_a_slope = 28;

double median(std::vector<double> values) {
  const std::size_t middle = values.size() / 2;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle), values.end());
  const double upper = values[middle];
  if (values.size() % 2 == 1) return upper;
  const double lower = *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle));
  return (lower + upper) / 2;
}

std::vector<double> pairwise_slopes(const std::vector<SlopePoint>& points) {
  std::vector<double> slopes;
  slopes.reserve(points.size() * points.size() / 2);
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = i + 1; j < points.size(); ++j)
      if (points[j].day != points[i].day)
        slopes.push_back((points[j].value - points[i].value) / (points[j].day - points[i].day));
  return slopes;
}

// Variance of Kendall's S, less what tied values take away.
double kendall_variance(const std::vector<SlopePoint>& points) {
  const auto term = [](double n) { return n * (n - 1) * (2 * n + 5); };
  std::map<double, int> ties;
  for (const SlopePoint& point : points) ++ties[point.value];
  double sum = term(static_cast<double>(points.size()));
  for (const auto& [value, count] : ties) sum -= term(count);
  return sum / 18;
}

double at_rank(const std::vector<double>& sorted, double rank) {
  const double last = static_cast<double>(sorted.size());
  return sorted[static_cast<std::size_t>(std::clamp(std::round(rank), 1.0, last)) - 1];
}

// The part of the span a..b at which the line from `from` to `to` lies at or below `threshold`.
double days_at_or_below(double days, double from, double to, double threshold) {
  if (from <= threshold && to <= threshold) return days;
  if (from > threshold && to > threshold) return 0;
  const double crossing = days * (threshold - from) / (to - from);
  return from <= threshold ? crossing : days - crossing;
}

std::optional<int> day_relief_was_lost(const std::vector<SlopePoint>& after, double baseline, Direction direction) {
  bool responded = false;
  for (const SlopePoint& point : after) {
    const bool relieved = improved_by(baseline, point.value, relief_percent, direction);
    if (responded && !relieved) return static_cast<int>(point.day);
    if (relieved && point.day <= initial_response_by_day) responded = true;
  }
  return std::nullopt;
}

void describe_slope(CourseSummary& course) {
  if (course.after.size() < least_points_of_a_slope || *course.span_days < least_days_of_a_slope) return;
  course.slope = theil_sen(course.after);
  course.line = least_squares(course.after);
}

void describe_best(CourseSummary& course, Direction direction) {
  for (const SlopePoint& point : course.after) {
    const bool better = !course.best || (direction == Direction::higher_is_better ? point.value > *course.best
                                                                                  : point.value < *course.best);
    if (!better) continue;
    course.best = point.value;
    course.best_day = static_cast<int>(point.day);
  }
}

}  // namespace

std::optional<DatedValue> baseline(const std::vector<DatedValue>& values, Date index_day, int days_before) {
  const DatedCourse course(values, index_day);
  const DatedValue* found = course.at(place_of_baseline(course.values(), days_before));
  return found ? std::optional(*found) : std::nullopt;
}

std::optional<TheilSen> theil_sen(const std::vector<SlopePoint>& points) {
  std::vector<double> slopes = pairwise_slopes(points);
  if (slopes.empty()) return std::nullopt;
  std::sort(slopes.begin(), slopes.end());
  TheilSen line;
  line.per_day = median(slopes);
  std::vector<double> intercepts;
  for (const SlopePoint& point : points) intercepts.push_back(point.value - line.per_day * point.day);
  line.intercept = median(std::move(intercepts));
  const double pairs = static_cast<double>(slopes.size());
  const double spread = normal_quantile_975 * std::sqrt(std::max(0.0, kendall_variance(points)));
  line.low_per_day = at_rank(slopes, (pairs - spread) / 2);
  line.high_per_day = at_rank(slopes, (pairs + spread) / 2 + 1);
  return line;
}

std::optional<double> theil_sen_slope(const std::vector<SlopePoint>& points) {
  std::vector<double> slopes = pairwise_slopes(points);
  if (slopes.empty()) return std::nullopt;
  return median(std::move(slopes));
}

std::optional<LeastSquares> least_squares(const std::vector<SlopePoint>& points) {
  if (points.size() < 2) return std::nullopt;
  const double count = static_cast<double>(points.size());
  double mean_day = 0;
  double mean_value = 0;
  for (const SlopePoint& point : points) {
    mean_day += point.day / count;
    mean_value += point.value / count;
  }
  double squares = 0;
  double products = 0;
  for (const SlopePoint& point : points) {
    squares += (point.day - mean_day) * (point.day - mean_day);
    products += (point.day - mean_day) * (point.value - mean_value);
  }
  if (squares == 0) return std::nullopt;
  LeastSquares line;
  line.per_day = products / squares;
  line.intercept = mean_value - line.per_day * mean_day;
  if (points.size() < 3) return line;
  double residuals = 0;
  for (const SlopePoint& point : points) {
    const double residual = point.value - line.intercept - line.per_day * point.day;
    residuals += residual * residual;
  }
  line.standard_error = std::sqrt(residuals / (count - 2) / squares);
  return line;
}

std::optional<double> time_weighted_mean(const std::vector<SlopePoint>& points) {
  if (points.empty() || points.back().day <= points.front().day) return std::nullopt;
  double area = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    area += (points[i].day - points[i - 1].day) * (points[i].value + points[i - 1].value) / 2;
  return area / (points.back().day - points.front().day);
}

double days_within(const std::vector<SlopePoint>& points, double threshold, Direction direction) {
  const double sign = direction == Direction::higher_is_better ? -1 : 1;
  double days = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    days += days_at_or_below(points[i].day - points[i - 1].day, sign * points[i - 1].value, sign * points[i].value,
                             sign * threshold);
  return days;
}

CourseSummary summarise_course(const std::vector<DatedValue>& values, Date index_day, Direction direction) {
  CourseSummary course;
  course.index_day = index_day;
  course.baseline = baseline(values, index_day);
  for (const DatedValue& value : values) {
    const int day = days_between(index_day, value.date);
    if (day > 0 && value.phase != ScorePhase::post_procedure)
      course.after.push_back({static_cast<double>(day), value.value});
  }
  std::stable_sort(course.after.begin(), course.after.end(),
                   [](const SlopePoint& a, const SlopePoint& b) { return a.day < b.day; });
  if (course.after.empty()) return course;
  course.latest = course.after.back().value;
  course.span_days = static_cast<int>(course.after.back().day - course.after.front().day);
  describe_best(course, direction);
  describe_slope(course);
  course.mean = time_weighted_mean(course.after);
  if (!course.baseline || course.baseline->value == 0 || direction == Direction::neither) return course;
  const double base = course.baseline->value;
  const double threshold = direction == Direction::lower_is_better ? base / 2 : base * 3 / 2;
  if (*course.span_days > 0) course.relief_days = days_within(course.after, threshold, direction);
  course.relief_lost_day = day_relief_was_lost(course.after, base, direction);
  return course;
}

}  // namespace psoas
